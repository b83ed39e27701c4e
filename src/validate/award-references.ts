import { contains, formatIsoDate, formatSchoolYear, OPEN_END, schoolYearPeriod } from '../calendar/index.js';
import type { Allowance, Award } from '../model/index.js';
import { NO_FAULTS, reject, type Fault } from './fault.js';
import { remembering } from './remembering.js';

/**
 * References and periods of an award (rules section 11, second stage). A reversed period hides the two checks that
 * read it; crossing school years hides the last.
 *
 * @param knownAgents every NUMEN found in any row of agents.csv, rejected rows included
 */
export function awardReferenceFaults(
  award: Award,
  allowance: Allowance,
  knownAgents: Pick<ReadonlySet<string>, 'has'>,
): readonly Fault[] {
  const inPeriod = periodFault(award, allowance);
  if (knownAgents.has(award.holder)) return inPeriod === undefined ? NO_FAULTS : [inPeriod];
  const unknown = reject('reference.unknown-agent', 'numen', award.holder);
  return inPeriod === undefined ? [unknown] : [unknown, inPeriod];
}

function periodFault({ period, schoolYear }: Award, { code, inForce }: Allowance): Fault | undefined {
  if (period.end < period.start) {
    const start = formatIsoDate(period.start);
    return reject('period.reversed', 'date_fin', formatIsoDate(period.end), { start });
  }
  if (!contains(daysOf(schoolYear), period.end)) {
    const expected = formatSchoolYear(schoolYear);
    const start = formatIsoDate(period.start);
    return reject('award.crosses-school-year', 'date_fin', formatIsoDate(period.end), { expected, start });
  }
  if (inForce.some((force) => force.period.start <= period.start && period.end <= force.period.end)) {
    return undefined;
  }
  const expected = inForce
    .map((force) => `${formatIsoDate(force.period.start)} – ${shownEnd(force.period.end)}`)
    .join(', ');
  const source = inForce.map((force) => force.source).join(' ; ');
  const end = formatIsoDate(period.end);
  const facts = { expected, end, allowance: code, ...(source === '' ? {} : { source }) };
  return reject('regime.not-in-force', 'date_debut', formatIsoDate(period.start), facts);
}

const daysOf = remembering(schoolYearPeriod);

function shownEnd(end: Award['period']['end']): string {
  return end === OPEN_END ? '…' : formatIsoDate(end);
}
