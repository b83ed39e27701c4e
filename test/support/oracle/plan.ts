import { wholeYearPeriod } from './award-period.js';
import type { Period } from './civil-days.js';
import type { OracleConventions } from './conventions.js';
import { regimes } from './regimes.js';
import type { Award } from './rows.js';
import { dayInSchoolYear, monthAfter, monthOfSchoolYear, schoolYearPeriod } from './school-year.js';
import type { Window } from './thirtieths.js';
import type { OraclePosting, PlanKind, RunContext } from './types.js';

/** An instalment: its pay month and, but for own-period plans, its interval of the school year. */
export interface Instalment {
  readonly month: string;
  readonly window: Window | null;
}

export interface Plan {
  readonly kind: PlanKind;
  /** The days that may earn. */
  readonly period: Period;
  readonly instalments: readonly Instalment[];
  /** What the units are divided by: 360, 300, 270 or the days of the award. */
  readonly basis: number;
}

/** The plan of an award (rules, section 8), kept as first posted (section 9: an award's plan sticks). */
export function planOf(award: Award, { postings, conventions }: RunContext): Plan {
  const kind = postedKind(award, postings) ?? ownKind(award, conventions);
  const period = kind === 'own-period' ? award : wholeYearPeriod(award, conventions);
  switch (kind) {
    case 'twelfths':
      return { kind, period, basis: 360, instalments: twelfths(award.schoolYear) };
    case 'ninths':
      return { kind, period, ...ninths(award.schoolYear, conventions) };
    case 'partial': {
      const month = monthAfterService(award, period);
      return { kind, period, basis: 300, instalments: [{ month, window: units(0, 300) }] };
    }
    case 'own-period': {
      const month = ownPeriodMonth(award, conventions);
      const basis = award.end - award.start + 1;
      return { kind, period, basis, instalments: [{ month, window: null }] };
    }
  }
}

/** A plan of one instalment, once posted for a payee, keeps that month (rules, section 9). */
export function postedMonth(award: Award, payee: string, postings: readonly OraclePosting[]): string | null {
  const first = fixing(postings).find(
    (posting) =>
      posting.award === award.id &&
      posting.payee === payee &&
      (posting.plan === 'partial' || posting.plan === 'own-period'),
  );
  return first?.instalmentMonth ?? null;
}

/** The first posting of an IMP award fixes its plan (rules, section 9). */
function postedKind(award: Award, postings: readonly OraclePosting[]): PlanKind | null {
  if (award.regime !== 'IMP') return null;
  const first = fixing(postings).find(({ award: id, regime }) => id === award.id && regime === 'IMP');
  return first?.plan ?? null;
}

/** The postings after which something is paid for their key: not what is taken back, nor what is only given back. */
function fixing(postings: readonly OraclePosting[]): OraclePosting[] {
  return postings.filter(({ award, payee, instalmentMonth, cents }, place) => {
    const ofKey = postings
      .slice(0, place + 1)
      .filter(
        (other) =>
          other.award === award && other.payee === payee && other.instalmentMonth === instalmentMonth,
      );
    return cents > 0n && ofKey.reduce((net, other) => net + other.cents, 0n) > 0n;
  });
}

/** An IMP is paid by ninths when it is yearly and held the whole school year [S1 I]. */
function ownKind(award: Award, conventions: OracleConventions): PlanKind {
  const { plan } = regimes[award.regime];
  if (plan !== 'imp') return plan;
  if (award.modality === 'P') return 'own-period';
  const held = wholeYearPeriod(award, conventions);
  const year = schoolYearPeriod(award.schoolYear);
  return held.start === year.start && held.end === year.end ? 'ninths' : 'partial';
}

/** An interval of whole units of the school year, in thirds of a unit. */
function units(from: number, to: number): Window {
  return { fromThirds: 3 * from, toThirds: 3 * to };
}

function twelfths(schoolYear: number): Instalment[] {
  return [...Array(12).keys()].map((rank) => ({
    month: monthOfSchoolYear(schoolYear, rank),
    window: units(30 * rank, 30 * (rank + 1)),
  }));
}

/**
 * Nine pay months from November (C5). Each covers a ninth of the 300 units of the ten months of school; with `pay-month`
 * (C1) the units of its own month, basis 270.
 */
function ninths(
  schoolYear: number,
  { ninths: setting, firstNinth }: OracleConventions,
): { basis: number; instalments: Instalment[] } {
  const firstRank = firstNinth === '11' ? 2 : 1;
  const instalments = [...Array(9).keys()].map((index) => {
    const rank = firstRank + index;
    const served = { fromThirds: 100 * index, toThirds: 100 * (index + 1) };
    const window = setting === 'service-windows' ? served : units(30 * rank, 30 * (rank + 1));
    return { month: monthOfSchoolYear(schoolYear, rank), window };
  });
  return { basis: setting === 'service-windows' ? 300 : 270, instalments };
}

/** The month after the last day of the award; an end on or after 30 June is 30 June, so July. */
function monthAfterService(award: Award, { end }: Period): string {
  return monthAfter(Math.min(end, dayInSchoolYear(award.schoolYear, '06-30')));
}

/** The month after the last day; for the IFIC, July or June of the school year (C4). */
function ownPeriodMonth(award: Award, { ificPayMonth }: OracleConventions): string {
  if (award.regime === 'IFIC') return monthOfSchoolYear(award.schoolYear, ificPayMonth === '07' ? 10 : 9);
  return monthAfter(award.end);
}
