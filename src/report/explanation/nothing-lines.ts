import type { Lang } from '../messages/index.js';
import type {
  AwardExplanation,
  KeyExplanation,
  Obstacle,
  PayeeExplanation,
  WhyNothing,
  WhyZero,
} from './award-explanation.js';
import { periodText } from './dates.js';
import { leaveText, whoseText } from './days-lines.js';
import { limitationLaw } from './limitation-law.js';
import { identifier, issueText, monthName, sentencesIn } from './sentences.js';

/** Why a run sent a payee nothing: a sentence, then the rows to correct. */
export function nothingLines(
  { payee, nothing }: PayeeExplanation,
  explanation: AwardExplanation,
  lang: Lang,
): string[] {
  const sentences = sentencesIn(lang);
  const month = sentences.nothing(monthName(explanation.payMonth, lang));
  return nothing.flatMap((why) => {
    const { reasons, issues } = whyTexts(why, payee, explanation, lang);
    return [
      ...reasons.map((reason) => `  ${sentences.because(month, reason)}`),
      ...issues.map((issue) => `    ${issue}`),
    ];
  });
}

/** The same as sentences alone. */
export function nothingTexts(
  { payee, nothing }: PayeeExplanation,
  explanation: AwardExplanation,
  lang: Lang,
): readonly string[] {
  const { sentence } = sentencesIn(lang);
  return nothing.flatMap((why) => whyTexts(why, payee, explanation, lang).reasons.map(sentence));
}

/** Why an instalment is due nothing, a text for each reason. */
export function zeroTexts(
  key: KeyExplanation,
  { allowance }: AwardExplanation,
  lang: Lang,
): readonly string[] {
  const { why } = sentencesIn(lang);
  return key.zero.map((reason: WhyZero) => {
    switch (reason.kind) {
      case 'days-of-another':
      case 'days-of-nobody':
        return why.days(periodText(reason.days.period, lang), whoseText(reason.days, lang));
      case 'on-leave':
        return why.days(periodText(reason.period, lang), leaveText(reason.stretch, allowance?.leave, lang));
      case 'no-day':
        return why.noDayInIt;
      case 'below-a-cent':
        return why.belowACent;
    }
  });
}

function whyTexts(
  reason: WhyNothing,
  payee: PayeeExplanation['payee'],
  explanation: AwardExplanation,
  lang: Lang,
): { readonly reasons: readonly string[]; readonly issues: readonly string[] } {
  const { why, euros, barredSince, semicolon } = sentencesIn(lang);
  switch (reason.kind) {
    case 'obstacle':
      // The rows that stop the whole award are named above.
      return {
        reasons: [why.obstacles[reason.obstacle.kind]],
        issues: explanation.obstacles.includes(reason.obstacle) ? [] : issuesOf(reason.obstacle, lang),
      };
    case 'barred': {
      const since = barredSince(monthName(reason.since, lang), limitationLaw(reason.amount));
      return { reasons: [why.barred(euros(reason.amount), since)], issues: [] };
    }
    case 'unwritable':
      return {
        reasons: [why.unwritable(euros(reason.amount))],
        issues: reason.issues.map((issue) => issueText(issue, lang)),
      };
    case 'already-paid': {
      const { key, due } = reason.key;
      return { reasons: [why.alreadyPaid(monthName(key.instalmentMonth, lang), euros(due))], issues: [] };
    }
    case 'nothing-due': {
      const month = monthName(reason.key.key.instalmentMonth, lang);
      const zero = zeroTexts(reason.key, explanation, lang);
      return {
        reasons: [zero.length === 0 ? why.nothingDue(month) : why.zero(month, zero.join(semicolon))],
        issues: [],
      };
    }
    case 'not-yet':
      return { reasons: [why.notYet(monthName(reason.month, lang), reason.count === 1)], issues: [] };
    case 'no-day': {
      const days = reason.days.map((each) => why.days(periodText(each.period, lang), whoseText(each, lang)));
      return { reasons: [why.noDay(identifier(payee), days.join(semicolon))], issues: [] };
    }
  }
}

/** The rows to correct. */
export function issuesOf(obstacle: Obstacle, lang: Lang): readonly string[] {
  return 'issues' in obstacle ? obstacle.issues.map((issue) => issueText(issue, lang)) : [];
}
