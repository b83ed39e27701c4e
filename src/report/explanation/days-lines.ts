import { accountingDaysIn, calendarDaysIn } from '../../calendar/index.js';
import { equals, formatFraction, ONE, ZERO, type Exact } from '../../money/index.js';
import type { Allowance, LeaveSegment, Stretch } from '../../model/index.js';
import type { Lang } from '../messages/index.js';
import { alignedCells } from './aligned-rows.js';
import type { AwardExplanation, ExplainedDays, LaidOut } from './award-explanation.js';
import { periodText } from './dates.js';
import { rateText } from './rate-text.js';
import { identifier, placeText, sentencesIn, type Sentences } from './sentences.js';

/** Every day of an award, folded: whose, on what leave, part time or rate. */
export function daysLines({ allowance, laidOut }: AwardExplanation, lang: Lang): string[] {
  if (laidOut === undefined) return [];
  const sentences = sentencesIn(lang);
  const rows = laidOut.days.map((days) => [
    periodText(days.period, lang),
    [whoseText(days, lang), ...particulars(days, laidOut, allowance, lang)].join(sentences.semicolon),
  ]);
  return [`  ${sentences.days}`, ...alignedCells(rows, '    '), ...sickLeaveLines(laidOut, lang)];
}

/** Whose some days are, with the row that says so. */
export function whoseText({ payee, replacement }: ExplainedDays, lang: Lang): string {
  const sentences = sentencesIn(lang);
  if (payee === undefined) return sentences.nobody;
  return replacement === undefined
    ? sentences.heldBy(identifier(payee))
    : sentences.designated(identifier(payee), placeText(replacement.at, lang));
}

/** What is kept of an allowance on days of leave, and why: `Congé de maladie ordinaire (CMO), demi-traitement 5/30…`. */
export function leaveText(
  { leave, leaveRate, served }: Stretch,
  rule: Allowance['leave'] | undefined,
  lang: Lang,
  count = '',
): string {
  if (leave === undefined) return '';
  const { daysLost, monthLost, source, waitingDay } = sentencesIn(lang);
  const { name, code } = leave.type;
  const kept = `${keptText(leave, leaveRate, lang)} ${count}`.trimEnd();
  const isSick = leave.rollingYear !== undefined;
  const effects = {
    days: [kept],
    // Such days would be kept in full: what matters is what they lose.
    lost: isSick ? [kept, waitingDay] : [daysLost],
    'lost-month': [monthLost],
  }[served];
  const text = rule?.rule === 'none' ? rule.source : leave.source;
  return [`${name} (${code})`, ...effects, `${placeText(leave.absence.at, lang)} ${source(text)}`].join(', ');
}

function keptText({ rollingYear }: LeaveSegment, leaveRate: Exact, lang: Lang): string {
  const { sick, kept } = sentencesIn(lang);
  const fraction = formatFraction(leaveRate);
  if (equals(leaveRate, ZERO)) return rollingYear === undefined ? kept.none : sick.none;
  if (rollingYear === undefined) return equals(leaveRate, ONE) ? kept.full : `${kept.part} ${fraction}`;
  if (equals(leaveRate, ONE)) return sick.full;
  // Since March 2025 full pay is nine tenths: the count says which of the two it is, not the number.
  return rollingYear.fullDays < rollingYear.fullLimit ? `${sick.full} (${fraction})` : sick.half;
}

function particulars(
  { stretch, period }: ExplainedDays,
  laidOut: LaidOut,
  allowance: Allowance | undefined,
  lang: Lang,
): string[] {
  if (stretch === undefined) return [];
  const sentences = sentencesIn(lang);
  const { leave, partTime, payFraction, annualRate } = stretch;
  const said: string[] = [];
  if (leave !== undefined) {
    said.push(leaveText(stretch, allowance?.leave, lang, countText(period, laidOut, sentences)));
  }
  if (partTime !== undefined) {
    const place = placeText(partTime.origin.at, lang);
    said.push(
      leave?.type.fullPayFraction === true
        ? sentences.partTimeNeutral(place)
        : sentences.partTime(formatFraction(payFraction), place),
    );
  }
  const isOneRate = laidOut.days.every(
    (days) => days.stretch === undefined || equals(days.stretch.annualRate, annualRate),
  );
  if (!isOneRate) said.push(sentences.rate(rateText(annualRate, lang), undefined));
  return said;
}

function countText(period: ExplainedDays['period'], { plan }: LaidOut, sentences: Sentences): string {
  return plan === 'own-period'
    ? sentences.calendarDays(calendarDaysIn(period))
    : sentences.thirtieths(accountingDaysIn(period));
}

/** The rolling year of each row of sick leave: on its first morning, and on its last evening (rules section 5). */
function sickLeaveLines({ sickLeave }: LaidOut, lang: Lang): string[] {
  if (sickLeave.length === 0) return [];
  const sentences = sentencesIn(lang);
  const rows = sickLeave.map(({ payee, absence, atStart, atEnd, source }) => [
    periodText(absence.period, lang),
    identifier(payee),
    sentences.rolling(
      `${String(atStart.fullDays)}/${String(atStart.fullLimit)}`,
      `${String(atEnd.fullDays)}/${String(atEnd.fullLimit)}`,
      `${String(atStart.halfDays)}/${String(atStart.halfLimit)}`,
      `${String(atEnd.halfDays)}/${String(atEnd.halfLimit)}`,
    ),
    `${placeText(absence.at, lang)} ${sentences.source(source)}`,
  ]);
  return [`  ${sentences.sickLeave}`, ...alignedCells(rows, '    ')];
}
