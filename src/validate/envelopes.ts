import { formatSchoolYear } from '../calendar/index.js';
import { compare, sum } from '../money/index.js';
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

/**
 * Envelopes that the awards of a school exceed (projet de circulaire IMP, I; rules section 11
 * `imp.envelope-exceeded`). Reported at the envelope's row; awards validated by the recteur are paid all the same.
 *
 * @param awards rows not rejected at any stage, cancelled ones left out
 */
export function envelopeIssues(
  envelopes: readonly Envelope[],
  awards: readonly Award[],
  allowances: ReadonlyMap<AllowanceCode, Allowance>,
  conventions: Conventions,
): Issue[] {
  return everyCondition(allowances, 'school-envelope').flatMap(({ allowance, condition }) => {
    const bySchool = groupBy(awards, (award) =>
      award.allowance === allowance.code && award.level === condition.level
        ? `${award.uai}|${String(award.schoolYear)}`
        : undefined,
    );
    return envelopes.flatMap(({ at, uai, schoolYear, amount }) => {
      const own = bySchool.get(`${uai}|${String(schoolYear)}`) ?? [];
      const total = sum(own.flatMap(({ annualRate }) => annualRate ?? []));
      if (compare(total, amount) <= 0) return [];
      const report = conventions.envelopeExceeded === 'reject' ? reject : warn;
      const facts = {
        found: shownNumber(total),
        awards: String(own.length),
        schoolYear: formatSchoolYear(schoolYear),
        allowance: allowance.code,
        source: condition.source,
      };
      return issuesOf(at, uai, [report(condition.code, 'montant', shownNumber(amount), facts)]);
    });
  });
}
