import { contains, formatIsoDate, formatSchoolYear, OPEN_END, schoolYearPeriod } from '../calendar/index.js';
import type { Allowance, Award } from '../model/index.js';
import { reject, type Fault } from './fault.js';

/**
 * References and periods of an award (rules section 11, second stage). A reversed period hides the two checks that
 * read it; crossing school years hides the last.
 *
 * @param knownAgents every NUMEN found in any row of agents.csv, rejected rows included
 */
export function awardReferenceFaults(
  award: Award,
  allowance: Allowance,
  knownAgents: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  if (!knownAgents.has(award.holder)) faults.push(reject('reference.unknown-agent', 'numen', award.holder));
  return [...faults, ...periodFaults(award, allowance)];
}

function periodFaults({ period, schoolYear }: Award, { code, inForce }: Allowance): Fault[] {
  const end = formatIsoDate(period.end);
  if (period.end < period.start) {
    return [reject('period.reversed', 'date_fin', end, { start: formatIsoDate(period.start) })];
  }
  if (!contains(schoolYearPeriod(schoolYear), period.end)) {
    const expected = formatSchoolYear(schoolYear);
    const start = formatIsoDate(period.start);
    return [reject('award.crosses-school-year', 'date_fin', end, { expected, start })];
  }
  if (inForce.some((force) => force.period.start <= period.start && period.end <= force.period.end))
    return [];
  const expected = inForce
    .map((force) => `${formatIsoDate(force.period.start)} – ${shownEnd(force.period.end)}`)
    .join(', ');
  const source = inForce.map((force) => force.source).join(' ; ');
  const facts = { expected, end, allowance: code, ...(source === '' ? {} : { source }) };
  return [reject('regime.not-in-force', 'date_debut', formatIsoDate(period.start), facts)];
}

function shownEnd(end: Award['period']['end']): string {
  return end === OPEN_END ? '…' : formatIsoDate(end);
}
