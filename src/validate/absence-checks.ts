import { formatIsoDate, OPEN_END, type CivilDate } from '../calendar/index.js';
import { byCodePoint, type Absence, type Issue, type ServicePeriod } from '../model/index.js';
import { compare, fraction } from '../money/index.js';
import { isOver90WithoutFraction } from '../rules/pay-fraction.js';
import { issuesOf, reject, shownNumber, warn, type Fault } from './fault.js';
import { groupBy, keepDisjoint } from './kept-rows.js';

/** Rows of one agent's file that stand, those that are set aside, and what is said of both. */
export interface CheckedRows<Row> {
  readonly kept: readonly Row[];
  readonly rejected: readonly Row[];
  readonly issues: readonly Issue[];
}

/** Periods, overlaps and references of absences.csv (rules section 11). */
export function checkAbsences(
  absences: readonly Absence[],
  knownAgents: Pick<ReadonlySet<string>, 'has'>,
): CheckedRows<Absence> {
  return checkPeriods(absences, knownAgents, {
    overlapCode: 'absence.overlap',
    subjectOf: ({ id }) => id,
    periodOf: ({ period }) => period,
    order: (a, b) => a.period.start - b.period.start || byCodePoint(a.id, b.id),
    warningOn: () => undefined,
  });
}

/** Periods, overlaps and references of service.csv (rules section 11); in order of start, end, service fraction. */
export function checkServicePeriods(
  periods: readonly ServicePeriod[],
  knownAgents: Pick<ReadonlySet<string>, 'has'>,
): CheckedRows<ServicePeriod> {
  const periodOf = ({ start, end }: ServicePeriod) => ({ start, end: end ?? OPEN_END });
  return checkPeriods(periods, knownAgents, {
    overlapCode: 'service.overlap',
    subjectOf: ({ numen }) => numen,
    periodOf,
    order: (a, b) =>
      a.start - b.start ||
      periodOf(a).end - periodOf(b).end ||
      compare(a.serviceFraction, b.serviceFraction) ||
      compare(a.payFraction ?? NOT_GIVEN, b.payFraction ?? NOT_GIVEN),
    warningOn: (row) =>
      isOver90WithoutFraction(row)
        ? warn('service.over-90', 'quotite_service', shownNumber(row.serviceFraction))
        : undefined,
  });
}

/** A pay fraction that is not given sorts before any that is: those are above 0. */
const NOT_GIVEN = fraction(0);

interface PeriodRules<Row> {
  readonly overlapCode: string;
  readonly subjectOf: (row: Row) => string;
  readonly periodOf: (row: Row) => { readonly start: CivilDate; readonly end: CivilDate };
  readonly order: (a: Row, b: Row) => number;
  readonly warningOn: (row: Row) => Fault | undefined;
}

function checkPeriods<Row extends { readonly at: Issue['at']; readonly numen: string }>(
  rows: readonly Row[],
  knownAgents: Pick<ReadonlySet<string>, 'has'>,
  rules: PeriodRules<Row>,
): CheckedRows<Row> {
  const issues: Issue[] = [];
  const rejected: Row[] = [];
  const report = (row: Row, fault: Fault): void => {
    issues.push(...issuesOf(row.at, rules.subjectOf(row), [fault]));
  };
  const straight = rows.filter((row) => {
    const { start, end } = rules.periodOf(row);
    if (start <= end) return true;
    report(row, reject('period.reversed', 'date_fin', formatIsoDate(end), { start: formatIsoDate(start) }));
    rejected.push(row);
    return false;
  });
  const kept: Row[] = [];
  for (const own of groupBy(straight, ({ numen }) => numen).values()) {
    const [only] = own;
    if (only !== undefined && own.length === 1) {
      kept.push(only);
      continue;
    }
    const disjoint = keepDisjoint(own.sort(rules.order), rules.periodOf);
    kept.push(...disjoint.kept);
    for (const { row, kept: other } of disjoint.overlapping) {
      const facts = { other: String(other.at.line) };
      report(row, reject(rules.overlapCode, 'date_debut', formatIsoDate(rules.periodOf(row).start), facts));
      rejected.push(row);
    }
  }
  for (const row of kept) {
    if (!knownAgents.has(row.numen)) report(row, warn('reference.unknown-agent', 'numen', row.numen));
    const warning = rules.warningOn(row);
    if (warning !== undefined) report(row, warning);
  }
  return { kept, rejected, issues };
}
