import type { Day, Period } from './civil-days.js';
import { covers, daysOf } from './civil-days.js';
import type { OracleConventions } from './conventions.js';
import type { AgentLeave } from './leave.js';
import type { Award, Replacement } from './rows.js';

/**
 * `payee(award, day)` (rules, section 3): the replacement whose designation covers the day, else the holder. A day added
 * to the award belongs to the payee of its nearest day. Null while a holder is suspended (C3).
 */
export function payeeOn(
  day: Day,
  award: Award,
  replacements: readonly Replacement[],
  holderLeave: AgentLeave | undefined,
  { afterReplacement }: OracleConventions,
): string | null {
  const nearest = Math.min(Math.max(day, award.start), award.end);
  const replacement = replacements.find((candidate) => covers(clipped(candidate, award), nearest));
  if (replacement !== undefined) return replacement.payee;
  const ended = replacements
    .map((candidate) => clipped(candidate, award))
    .filter(({ start, end }) => start <= end && end < nearest)
    .map(({ end }) => end);
  const suspended =
    afterReplacement === 'suspend' &&
    ended.length > 0 &&
    holderLeave !== undefined &&
    [...daysOf({ start: Math.max(...ended) + 1, end: nearest })].every((each) => holderLeave.isAbsent(each));
  return suspended ? null : award.holder;
}

/** Replacements outside the award period are clipped to it, possibly to nothing (rules, section 3). */
function clipped(replacement: Replacement, award: Award): Period {
  return {
    start: Math.max(replacement.start, award.start),
    end: Math.min(replacement.end, award.end),
  };
}
