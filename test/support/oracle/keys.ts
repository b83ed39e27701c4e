import type { Checked } from './checks.js';
import type { Due } from './dues.js';
import type { Award } from './rows.js';
import { monthNumber } from './school-year.js';
import type { OraclePosting, PlanKind, RunContext } from './types.js';

/** A key `(award, payee, instalment month)` that has come due, with what is owed and what was posted (rules, section 9). */
export interface Key {
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly due: bigint;
  readonly postings: readonly OraclePosting[];
  readonly state: 'present' | 'vanished';
  readonly serviceFait: boolean;
  readonly plan: PlanKind;
  readonly schoolYear: number;
  readonly regime: string;
}

/**
 * Every instalment with a month up to the pay month: those computed, and those posted earlier for an award that the
 * export holds, or should hold. An award of a school year the export does not cover is left alone.
 */
export function keysOf(dues: readonly Due[], checked: Checked, { payMonth, postings }: RunContext): Key[] {
  const places = new Map<string, { award: string; payee: string; month: string }>();
  for (const { award, payee, month } of dues) {
    places.set(JSON.stringify([award, payee, month]), { award, payee, month });
  }
  for (const posting of postings) {
    const { award, payee, instalmentMonth: month } = posting;
    if (!checked.awardIds.has(award) && !checked.coveredSchoolYears.has(posting.schoolYear)) continue;
    places.set(JSON.stringify([award, payee, month]), { award, payee, month });
  }
  return [...places.values()]
    .filter(({ month }) => monthNumber(month) <= monthNumber(payMonth))
    .map(({ award, payee, month }) => {
      const ofKey = postings.filter(
        (posting) => posting.award === award && posting.payee === payee && posting.instalmentMonth === month,
      );
      const due = dues.find(
        (candidate) => candidate.award === award && candidate.payee === payee && candidate.month === month,
      );
      return keyOf({ award, payee, month }, due, ofKey, checked);
    });
}

function keyOf(
  { award, payee, month }: { award: string; payee: string; month: string },
  due: Due | undefined,
  postings: readonly OraclePosting[],
  checked: Checked,
): Key {
  const row = checked.awards.find(({ id }) => id === award);
  return {
    award,
    payee,
    instalmentMonth: month,
    due: due?.cents ?? 0n,
    postings,
    state: checked.awardIds.has(award) ? 'present' : 'vanished',
    serviceFait: row?.state !== 'ACTIVE' || row.serviceFait,
    ...described(due, row, postings),
  };
}

/** Of a key that is no longer computed, plan, school year and regime are those the ledger keeps. */
function described(
  due: Due | undefined,
  row: Award | undefined,
  postings: readonly OraclePosting[],
): { plan: PlanKind; schoolYear: number; regime: string } {
  if (due !== undefined && row !== undefined) {
    return { plan: due.plan, schoolYear: row.schoolYear, regime: row.regime };
  }
  const last = postings.at(-1);
  if (last === undefined) throw new Error('A key is computed or was posted');
  return { plan: last.plan, schoolYear: last.schoolYear, regime: last.regime };
}
