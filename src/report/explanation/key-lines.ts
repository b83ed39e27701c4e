import { addPayMonths } from '../../calendar/index.js';
import { subtractCents, sum, sumCents, type Cents, type Rounding } from '../../money/index.js';
import type { CausedMovement } from '../../model/cause.js';
import type { InstalmentDue } from '../../model/index.js';
import { recoveryLapse } from '../../rules/limitation.js';
import { causeLines } from '../causes/cause-sentences.js';
import type { Lang } from '../messages/index.js';
import { alignedRows, type LabelledRow } from './aligned-rows.js';
import { exactText, foldedSum, partArithmetic, remainderOf, sumText } from './arithmetic.js';
import type { AwardExplanation, Closing, ExplainedPosting, KeyExplanation } from './award-explanation.js';
import { periodText } from './dates.js';
import { zeroTexts } from './nothing-lines.js';
import { outcomeRows } from './outcome-rows.js';
import { daysOfPart } from './part-days.js';
import { postingText } from './posting-text.js';
import { monthName, remittanceText, sentencesIn } from './sentences.js';

/**
 * One instalment of one payee in full: its days, its arithmetic, what was posted before, what became of it.
 *
 * @param caused what changed since the pay run before, of arrears and recoveries
 */
export function keyLines(
  key: KeyExplanation,
  explanation: AwardExplanation,
  lang: Lang,
  caused?: CausedMovement,
): string[] {
  const sentences = sentencesIn(lang);
  const { instalment, days } = key;
  const rank =
    instalment === undefined || instalment.count === 1
      ? undefined
      : `${String(instalment.rank)}/${String(instalment.count)}`;
  const month = monthName(key.key.instalmentMonth, lang);
  const title = sentences.key(month, rank, days === undefined ? undefined : periodText(days, lang));
  const rows: readonly LabelledRow[] = [
    ...(instalment === undefined ? [] : instalmentRows(key, instalment, explanation, lang)),
    ...dueRows(key, explanation, lang),
    ...postingRows(key, explanation.payMonth, lang),
    ...outcomeRows(key, lang),
    ...(caused === undefined ? [] : causeRows(caused, lang)),
  ];
  return [`  ${title}`, ...alignedRows(rows, '    ')];
}

/** Its parts sum to the movement. */
function causeRows(caused: CausedMovement, lang: Lang): readonly LabelledRow[] {
  const { labels, comparedWith } = sentencesIn(lang);
  const { since } = caused;
  const compared =
    since === undefined ? [] : [comparedWith(remittanceText(since.payMonth, since.remittance))];
  return [...compared, ...causeLines(caused, lang)].map((text, at): LabelledRow => [
    at === 0 ? labels.changed : '',
    text,
  ]);
}

/** The arithmetic of an instalment, that can be done again by hand. */
function instalmentRows(
  { closing }: KeyExplanation,
  instalment: InstalmentDue,
  { award, rounding }: AwardExplanation,
  lang: Lang,
): readonly LabelledRow[] {
  const { labels, mark, negative, noPart } = sentencesIn(lang);
  const { parts, basis, due } = instalment;
  const amounts = parts.map(({ amount }) => amount);
  const total = sum(amounts);
  const added = parts.length < 2 ? '' : `${sumText(amounts, mark)} = `;
  const counted = isBelowZero(total) ? `, ${negative}` : '';
  return [
    ...parts.map((part): LabelledRow => {
      const days = award === undefined ? part.stretch.period : daysOfPart(part, instalment, award.schoolYear);
      const arithmetic = `${partArithmetic(part, basis, mark)}${remainderOf(part.amount)}`;
      return [periodText(days, lang), arithmetic];
    }),
    [labels.exact, parts.length === 0 ? `0, ${noPart}` : `${added}${exactText(total, mark)}${counted}`],
    ...(closing === undefined ? [roundingRow(due, rounding, lang)] : closingRows(closing, due, lang)),
  ];
}

function isBelowZero({ numerator }: InstalmentDue['exact']): boolean {
  return numerator < 0n;
}

function roundingRow(due: Cents, rounding: Rounding, lang: Lang): LabelledRow {
  const { labels, figures, rounded } = sentencesIn(lang);
  return [labels.rounding, `${figures(due)}, ${rounded[rounding]}`];
}

function closingRows(
  { amounts, exactYear, roundedYear, earlier }: Closing,
  due: Cents,
  lang: Lang,
): LabelledRow[] {
  const { labels, mark, figures, closing, neverNegative, roundedTo } = sentencesIn(lang);
  const counted = sumCents(earlier);
  const left = subtractCents(roundedYear, counted);
  const year = `${sumText(amounts, mark)} = ${exactText(exactYear, mark)}`;
  const difference = `${figures(roundedYear)} − ${figures(counted)} = ${figures(left)}`;
  return [
    [labels.year, `${year}, ${roundedTo} ${figures(roundedYear)}`],
    [labels.earlier, `${foldedSum(earlier.map(figures))} = ${figures(counted)}`],
    [labels.rounding, `${difference}, ${left === due ? closing : neverNegative}`],
  ];
}

function dueRows(key: KeyExplanation, explanation: AwardExplanation, lang: Lang): LabelledRow[] {
  const { labels, euros, notComputed, nothingDueNow } = sentencesIn(lang);
  const { due, isFrozen, instalment } = key;
  const why = isFrozen ? `, ${notComputed}` : instalment === undefined ? `, ${nothingDueNow}` : '';
  return [
    ...zeroTexts(key, explanation, lang).map((text): LabelledRow => [labels.why, text]),
    [labels.due, `${euros(due)}${why}`],
  ];
}

function postingRows(
  { due, posted, postings }: KeyExplanation,
  payMonth: AwardExplanation['payMonth'],
  lang: Lang,
): readonly LabelledRow[] {
  const { labels, euros, figures } = sentencesIn(lang);
  const difference = subtractCents(due, posted);
  const amounts = postings.map(({ amount }) => figures(amount));
  const total = postings.length < 2 ? '' : `${foldedSum(amounts)} = `;
  return [
    ...postings.map((posting): LabelledRow => {
      const barred = difference < 0n ? recoverableText(posting, payMonth, lang) : '';
      return [labels.posting, `${postingText(posting, lang)}${barred}`];
    }),
    [labels.posted, `${total}${euros(posted)}`],
    [labels.difference, `${figures(due)} − ${figures(posted)} = ${figures(difference)}`],
  ];
}

/** Until when a payment can be taken back (loi 2000-321 art. 37-1). */
function recoverableText(
  { payMonth, amount, fate }: ExplainedPosting,
  payMonthOfRun: AwardExplanation['payMonth'],
  lang: Lang,
): string {
  if (amount <= 0n || fate === 'rejected' || fate === 'cancelled') return '';
  const { recoverableUntil, notRecoverable } = sentencesIn(lang);
  const lapse = recoveryLapse(payMonth);
  const text =
    payMonthOfRun < lapse
      ? recoverableUntil(monthName(addPayMonths(lapse, -1), lang))
      : notRecoverable(monthName(lapse, lang));
  return `, ${text}`;
}
