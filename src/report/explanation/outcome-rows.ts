import type { Lang } from '../messages/index.js';
import type { LabelledRow } from './aligned-rows.js';
import type { KeyExplanation, Outcome } from './award-explanation.js';
import { postingText } from './posting-text.js';
import { limitationLaw } from './limitation-law.js';
import { issueText, monthName, sentencesIn } from './sentences.js';

/** What became of a difference, in the run and afterwards. */
export function outcomeRows({ outcomes, otherwiseSent, since }: KeyExplanation, lang: Lang): LabelledRow[] {
  const { labels, sentOtherwise, euros } = sentencesIn(lang);
  const sent = otherwiseSent?.sent;
  return [
    ...outcomes.flatMap((outcome) => rowsOf(outcome, lang)),
    ...(otherwiseSent === undefined
      ? []
      : [[labels.sent, sentOtherwise(sent === undefined ? undefined : euros(sent.amount))] as const]),
    ...since.map((posting): LabelledRow => [labels.since, postingText(posting, lang)]),
  ];
}

function rowsOf(outcome: Outcome, lang: Lang): readonly LabelledRow[] {
  const sentences = sentencesIn(lang);
  const { labels, euros } = sentences;
  const amount = euros(outcome.amount);
  switch (outcome.kind) {
    case 'movement': {
      const { nature, reference } = outcome;
      const named = reference === undefined ? '' : `, ${sentences.reference(reference)}`;
      return [[labels.movement, `${nature} ${amount}, ${sentences.natures[nature]}${named}`]];
    }
    case 'held':
      return [[labels.held, `${amount}, ${sentences.motives[outcome.motive]}`]];
    case 'barred': {
      const since = sentences.barredSince(monthName(outcome.since, lang), limitationLaw(outcome.amount));
      return [[labels.barred, `${amount}, ${since}`]];
    }
    case 'unwritable':
      return [
        [labels.held, `${amount}, ${sentences.unwritable}`],
        ...outcome.issues.map((issue): LabelledRow => ['', issueText(issue, lang)]),
      ];
  }
}
