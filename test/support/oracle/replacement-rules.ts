import { covers, daysOf, overlap } from './civil-days.js';
import type { Day } from './civil-days.js';
import { hasRightDegree } from './award-rules.js';
import { lookupsIn } from './lookups.js';
import type { Lookups } from './lookups.js';
import { byStartThenId, rejectOverlaps } from './overlaps.js';
import type { Award, GoodRow, Replacement } from './rows.js';
import type { Tables } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';

/**
 * `replacement.self` (rules of the row) then `replacement.overlap` (rules across rows). A replacement whose award was
 * rejected at any stage is not looked at (rules, section 11).
 */
export function checkReplacements(tables: Tables, verdicts: Verdicts): void {
  for (const { row, award } of looked(tables, verdicts)) {
    if (row.value.payee === award.holder) verdicts.reject(row, 'replacement.self');
  }
  const rows = looked(tables, verdicts).map(({ row }) => row);
  rejectOverlaps(rows.sort(byStartThenId), ({ award }) => award, 'replacement.overlap', verdicts);
}

/** Warnings on the replacements that no stage rejected, with the dates as written. */
export function warnReplacements(tables: Tables, verdicts: Verdicts): void {
  const lookups = lookupsIn(tables, verdicts);
  const awards = survivors(tables.awards, verdicts).map(({ value }) => value);
  const absences = survivors(tables.absences, verdicts).map(({ value }) => value);
  for (const { row, award } of looked(tables, verdicts)) {
    const { value: replacement } = row;
    if (!isEligible(replacement, award, awards, lookups)) verdicts.warn(row, 'replacement.not-eligible');
    if (replacement.start < award.start || replacement.end > award.end) {
      verdicts.warn(row, 'replacement.outside-award');
    }
    const isAbsent = (day: Day): boolean =>
      absences.some((absence) => absence.numen === award.holder && covers(absence, day));
    if (![...daysOf(replacement)].every(isAbsent)) verdicts.warn(row, 'replacement.without-absence');
  }
}

function looked(
  tables: Tables,
  verdicts: Verdicts,
): { readonly row: GoodRow<Replacement>; readonly award: Award }[] {
  const awards = survivors(tables.awards, verdicts).map(({ value }) => value);
  return survivors(tables.replacements, verdicts).flatMap((row) => {
    const award = awards.find(({ id }) => id === row.value.award);
    return award === undefined ? [] : [{ row, award }];
  });
}

/** `replacement.not-eligible`: asked of the person designated, whose award of CP excludes MF and T1D [S3 II]. */
function isEligible(
  replacement: Replacement,
  award: Award,
  awards: readonly Award[],
  lookups: Lookups,
): boolean {
  const agent = lookups.agent(replacement.payee);
  const unfit =
    agent !== undefined &&
    (!hasRightDegree(award, agent) ||
      (award.regime === 'MF' && !agent.cafipemf) ||
      (award.regime === 'IMP' && agent.cpgeFullService));
  const isCp = awards.some(
    (other) =>
      other.regime === 'CP' &&
      other.state !== 'ANNULEE' &&
      other.holder === replacement.payee &&
      overlap(other, replacement),
  );
  return !unfit && !(isCp && (award.regime === 'MF' || award.regime === 'T1D'));
}
