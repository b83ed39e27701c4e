import type { CausedMovement } from '../../model/cause.js';
import type { Key, Numen } from '../../model/index.js';
import { formatPayMonth } from '../../calendar/index.js';
import type { Lang } from '../messages/index.js';
import { alignedCells } from './aligned-rows.js';
import type { AwardExplanation, KeyExplanation, PayeeExplanation } from './award-explanation.js';
import { daysLines } from './days-lines.js';
import { headerLines } from './header-lines.js';
import { keyLines } from './key-lines.js';
import { nothingLines } from './nothing-lines.js';
import { outcomeRows } from './outcome-rows.js';
import { identifier, remittanceText, sentencesIn } from './sentences.js';

/** What of an explanation is asked for. */
export interface AskedFor {
  /** One payee's part of it; everybody's without it. */
  readonly payee?: Numen | undefined;
  /** The instalments told in full, among those of the payees asked for; the others have one line each. */
  readonly inFull: (key: KeyExplanation) => boolean;
  /** What changed since the pay run before, of arrears and recoveries that are told in full. */
  readonly caused?: ((key: Key) => CausedMovement | undefined) | undefined;
}

/** An explanation as lines of text for a terminal: no name, no NIR. */
export function awardLines(explanation: AwardExplanation, lang: Lang, asked: AskedFor): string[] {
  const { payee } = asked;
  const payees = explanation.payees.filter((one) => payee === undefined || one.payee === payee);
  return [
    ...headerLines(explanation, lang),
    ...withBlank(daysLines(explanation, lang)),
    ...payees.flatMap((one) => withBlank(payeeLines(one, explanation, asked, lang))),
  ];
}

/** The instalment of the pay month, if there is anything in it, and all that moved, are held or barred. */
export function ofTheMonth({ payMonth }: AwardExplanation): AskedFor['inFull'] {
  return ({ key, instalment, outcomes, otherwiseSent, posted }) => {
    const isOfMonth = key.instalmentMonth === payMonth;
    const hasContent = posted !== 0n || (instalment?.parts.length ?? 0) > 0;
    return (isOfMonth && hasContent) || outcomes.length > 0 || otherwiseSent !== undefined;
  };
}

function payeeLines(
  explained: PayeeExplanation,
  explanation: AwardExplanation,
  { inFull, caused }: AskedFor,
  lang: Lang,
): string[] {
  const sentences = sentencesIn(lang);
  const brief = explained.keys.filter((key) => !inFull(key));
  return [
    sentences.payee(identifier(explained.payee), sentences.roles[explained.role]),
    ...nothingLines(explained, explanation, lang),
    ...alignedCells(
      brief.map((key) => briefCells(key, lang)),
      '  ',
    ),
    ...explained.keys
      .filter(inFull)
      .flatMap((key) => withBlank(keyLines(key, explanation, lang, caused?.(key.key)))),
  ];
}

/** `2015-11  1/9  dû 138,89 €  déjà versé 138,89 € (2015-11/01)`. */
function briefCells(explained: KeyExplanation, lang: Lang): string[] {
  const { key, instalment, due, posted, postings } = explained;
  const { labels, euros } = sentencesIn(lang);
  const remittances = postings.map(({ payMonth, remittance }) => remittanceText(payMonth, remittance));
  return [
    formatPayMonth(key.instalmentMonth),
    instalment === undefined ? '' : `${String(instalment.rank)}/${String(instalment.count)}`,
    `${labels.due} ${euros(due)}`,
    `${labels.posted} ${euros(posted)}${remittances.length === 0 ? '' : ` (${[...new Set(remittances)].join(', ')})`}`,
    outcomeRows({ ...explained, since: [] }, lang)
      .map((row) => row.join(' '))
      .join(' ; '),
  ];
}

function withBlank(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
