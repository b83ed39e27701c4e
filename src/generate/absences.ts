import { addDays, formatIsoDate, latest, type CivilDate } from '../calendar/civil-date.js';
import { contains, type Period } from '../calendar/period.js';
import {
  dayInSchoolYear,
  schoolYearPeriod,
  schoolYearStarting,
  type SchoolYear,
} from '../calendar/school-year.js';
import type { AbsenceDraft } from './absence-draft.js';
import { drawFirstEpisode, drawShortEpisode } from './absence-episodes.js';
import type { Agent } from './agents.js';
import { seededRandom, type Random } from './random.js';
import { rowKey, writtenDates } from './row-keys.js';
import { flag, type Values } from './tables.js';

/** The year looked at and the strike days all its agents share. */
export interface AbsenceSetting {
  readonly year: SchoolYear;
  readonly strikeDays: readonly CivilDate[];
  readonly random: Random;
}

/**
 * Draws the absences of an agent, in date order and without overlap, from one year before the school year (files.md
 * section 1: the rolling year looks back that far) to its end.
 */
export function drawAbsences(
  agent: Agent,
  { year, strikeDays, random }: AbsenceSetting,
): readonly AbsenceDraft[] {
  const from = firstDayOfService(agent, year);
  const absences = random.chance(300) ? drawEpisodes(agent, from, year, random) : [];
  if (!random.chance(130)) return absences;
  const strikes = strikeDays
    .filter(
      (day) => day >= from && !absences.some(({ period }) => contains(period, day)) && random.chance(280),
    )
    .map((day): AbsenceDraft => ({ type: 'SNF', period: { start: day, end: day } }));
  return [...absences, ...strikes].sort((one, other) => one.period.start - other.period.start);
}

/** Eight days of strike in the académie over the two school years: Thursdays of term, on no public holiday. */
export function drawStrikeDays(year: SchoolYear, seed: number): readonly CivilDate[] {
  const random = seededRandom(seed, year, STRIKE_STREAM);
  return [schoolYearStarting(year - 1), year].flatMap((each) =>
    STRIKE_SEASONS.map(([month, day, days]) =>
      thursdayBefore(addDays(dayInSchoolYear(each, { month, day }), random.below(days))),
    ),
  );
}

/** The row of `absences.csv`. */
export function absenceFields(absence: AbsenceDraft, agent: Agent, order: number): Values<'absences.csv'> {
  return {
    id_absence: rowKey('A', agent, order),
    numen: agent.numen,
    type: absence.type,
    ...writtenDates(absence.period),
    prolongation: flag(absence.isExtension ?? false),
    exoneration: absence.exoneration,
    date_origine: absence.origin === undefined ? '' : formatIsoDate(absence.origin),
  };
}

/** The days an agent is away without a break: rows that touch are one spell. */
export function spellsOf(absences: readonly AbsenceDraft[]): readonly Period[] {
  const spells: Period[] = [];
  for (const { period } of absences) {
    const last = spells.at(-1);
    if (last !== undefined && period.start === last.end + 1) {
      spells[spells.length - 1] = { start: last.start, end: period.end };
    } else {
      spells.push(period);
    }
  }
  return spells;
}

const STRIKE_STREAM = 2;

/** Month, day and length of the weeks of term when the académie strikes; the Thursday is at most six days before. */
const STRIKE_SEASONS = [
  [9, 20, 25],
  [11, 20, 26],
  [1, 18, 20],
  [3, 15, 20],
] as const;

/** A trainee is new this year; contract staff exist from their recruitment. */
function firstDayOfService(agent: Agent, year: SchoolYear): CivilDate {
  if (agent.statut === 'S') return schoolYearPeriod(year).start;
  const window = schoolYearPeriod(schoolYearStarting(year - 1)).start;
  return agent.dateEntree === undefined ? window : latest(window, agent.dateEntree);
}

/** A first absence of any kind, then short ones, at least a week apart. */
function drawEpisodes(
  agent: Agent,
  knownFrom: CivilDate,
  year: SchoolYear,
  random: Random,
): readonly AbsenceDraft[] {
  const { end } = schoolYearPeriod(year);
  const first = addDays(knownFrom, random.below(end - knownFrom));
  const absences: AbsenceDraft[] = [];
  let episode = drawFirstEpisode({ agent, knownFrom, start: first, random });
  for (;;) {
    // The end of a long series may lie after the school year; this export does not know of it yet.
    absences.push(...episode.filter(({ period }) => period.start <= end));
    const back = episode.at(-1)?.period.end ?? end;
    const start = addDays(back, random.between(8, 120));
    if (start > end || !random.chance(420)) return absences;
    episode = drawShortEpisode({ agent, knownFrom, start, random });
  }
}

/** Day 0 of the calendar, 1 January 1970, was a Thursday. */
function thursdayBefore(day: CivilDate): CivilDate {
  return addDays(day, -(day % 7));
}
