import { formatSchoolYear, type SchoolYear } from '../calendar/index.js';
import { add, compare, fraction, sum, type Exact } from '../money/index.js';
import {
  everyCondition,
  type Allowance,
  type AllowanceCode,
  type Award,
  type Conventions,
  type Envelope,
  type Issue,
} from '../model/index.js';
import { issuesOf, reject, shownNumber, warn } from './fault.js';
import { groupBy } from './kept-rows.js';

/** What the awards of a school take of its envelope in a school year. */
export interface EnvelopeUse {
  readonly allowance: AllowanceCode;
  readonly uai: string;
  readonly schoolYear: SchoolYear;
  /** Sum of the annual rates, in euros. */
  readonly total: Exact;
  readonly awards: number;
}

type WritableUse = { -readonly [Key in keyof EnvelopeUse]: EnvelopeUse[Key] };

/**
 * What awards take of the envelopes of their schools.
 *
 * @param awards rows not rejected at any stage, cancelled ones left out
 */
export function envelopeUse(
  awards: readonly Award[],
  allowances: ReadonlyMap<AllowanceCode, Allowance>,
): readonly EnvelopeUse[] {
  return everyCondition(allowances, 'school-envelope').flatMap(({ allowance: { code }, condition }) => {
    const uses: WritableUse[] = [];
    // Two maps and no text made of both keys: this is done for every award of a country.
    const ofYear = new Map<SchoolYear, Map<string, WritableUse>>();
    for (const { allowance, level, uai, schoolYear, annualRate } of awards) {
      if (allowance !== code || level !== condition.level) continue;
      let ofSchool = ofYear.get(schoolYear);
      if (ofSchool === undefined) ofYear.set(schoolYear, (ofSchool = new Map<string, WritableUse>()));
      let use = ofSchool.get(uai);
      if (use === undefined) {
        use = { allowance: code, uai, schoolYear, total: NOTHING, awards: 0 };
        ofSchool.set(uai, use);
        uses.push(use);
      }
      if (annualRate !== undefined) use.total = add(use.total, annualRate);
      use.awards += 1;
    }
    return uses;
  });
}

const NOTHING = fraction(0);

/**
 * Envelopes that the awards of a school exceed (projet de circulaire IMP, I; rules section 11
 * `imp.envelope-exceeded`). Reported at the envelope's row; awards validated by the recteur are paid all the same.
 *
 * @param uses of every part of the export
 */
export function envelopeIssues(
  envelopes: readonly Envelope[],
  uses: readonly EnvelopeUse[],
  allowances: ReadonlyMap<AllowanceCode, Allowance>,
  conventions: Conventions,
): Issue[] {
  // Those of a part are looked at when the parts are together.
  if (envelopes.length === 0) return [];
  const keyOf = (uai: string, schoolYear: SchoolYear): string => `${uai}|${String(schoolYear)}`;
  return everyCondition(allowances, 'school-envelope').flatMap(({ allowance, condition }) => {
    const ofAllowance = uses.filter((use) => use.allowance === allowance.code);
    const bySchool = groupBy(ofAllowance, ({ uai, schoolYear }) => keyOf(uai, schoolYear));
    return envelopes.flatMap(({ at, uai, schoolYear, amount }) => {
      const own = bySchool.get(keyOf(uai, schoolYear)) ?? [];
      const total = sum(own.map((use) => use.total));
      if (compare(total, amount) <= 0) return [];
      const report = conventions.envelopeExceeded === 'reject' ? reject : warn;
      const facts = {
        found: shownNumber(total),
        awards: String(own.reduce((count, { awards }) => count + awards, 0)),
        schoolYear: formatSchoolYear(schoolYear),
        allowance: allowance.code,
        source: condition.source,
      };
      const fault = report(condition.code, 'montant', shownNumber(amount), facts);
      return issuesOf(at, uai, [fault]).map((issue) => ({ ...issue, schools: [uai] }));
    });
  });
}
