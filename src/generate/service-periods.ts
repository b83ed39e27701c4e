import { addDays } from '../calendar/civil-date.js';
import type { Period } from '../calendar/period.js';
import { schoolYearPeriod, type SchoolYear } from '../calendar/school-year.js';
import type { Agent } from './agents.js';
import type { Random } from './random.js';
import { writtenDates } from './row-keys.js';
import type { Values } from './tables.js';

/** Draws the rows of `service.csv` of an agent: none for full time; one, or two that follow each other, for part time. */
export function drawServicePeriods(
  agent: Agent,
  year: SchoolYear,
  random: Random,
): readonly Values<'service.csv'>[] {
  if (!random.chance(agent.sex === 'F' ? 130 : 60)) return [];
  const { start, end } = schoolYearPeriod(year);
  if (random.chance(850)) {
    const isOpen = random.chance(500);
    return [row(agent, { start, end }, random, isOpen)];
  }
  // A new timetable during the year: the two periods touch without sharing a day.
  const change = addDays(start, random.between(60, 250));
  return [
    row(agent, { start, end: addDays(change, -1) }, random, false),
    row(agent, { start: change, end }, random, random.chance(500)),
  ];
}

function row(agent: Agent, period: Period, random: Random, isOpen: boolean): Values<'service.csv'> {
  const { date_debut, date_fin } = writtenDates(period);
  const quotite = random.weighted(agent.statut === 'C' ? INCOMPLETE : PART_TIME);
  const financiere = random.chance(450) ? random.pick(FINANCIERES[quotite] ?? ['']) : '';
  return {
    numen: agent.numen,
    date_debut,
    date_fin: isOpen ? '' : date_fin,
    quotite_service: quotite,
    quotite_financiere: financiere,
  };
}

/** Percent of a full service; above 90 only the whole service is granted. */
const PART_TIME = [
  ['50', 20],
  ['60', 8],
  ['70', 7],
  ['75', 8],
  ['77,78', 3],
  ['80', 40],
  ['83,33', 4],
  ['90', 10],
] as const;

const INCOMPLETE = [
  ['50', 5],
  ['60', 2],
  ['66,67', 3],
  ['70', 2],
  ['80', 1],
] as const;

/** What exports print for 6/7 and 32/35 (rules section 6), more or less cut; below 80 percent pay follows service. */
const FINANCIERES: Readonly<Record<string, readonly string[]>> = {
  '50': ['50'],
  '60': ['60,00'],
  '80': ['85,7', '85,71', '85,714'],
  '90': ['91,4', '91,43', '91,429'],
};
