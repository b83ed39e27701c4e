import { addDays, addMonths, isoDate } from '../calendar/civil-date.js';
import type { AbsenceDraft, EpisodeSetting } from './absence-draft.js';
import type { Agent } from './agents.js';
import { drawSickLeave, drawYearLongSickLeave } from './sick-leave.js';

/** Draws an absence of any kind that suits the agent: one row, or several that follow each other. */
export function drawFirstEpisode(setting: EpisodeSetting): readonly AbsenceDraft[] {
  return drawAmong([...SHORT, ...LONG], setting);
}

/** Draws an absence of a few days or weeks. */
export function drawShortEpisode(setting: EpisodeSetting): readonly AbsenceDraft[] {
  return drawAmong(SHORT, setting);
}

interface EpisodeKind {
  readonly weight: number;
  readonly suits: (agent: Agent) => boolean;
  readonly draw: (setting: EpisodeSetting) => readonly AbsenceDraft[];
}

function drawAmong(kinds: readonly EpisodeKind[], setting: EpisodeSetting): readonly AbsenceDraft[] {
  const suiting = kinds.filter(({ suits }) => suits(setting.agent));
  return setting.random.weighted(suiting.map((kind) => [kind, kind.weight] as const)).draw(setting);
}

const anyone = (): boolean => true;
const civilServants = ({ statut }: Agent): boolean => statut !== 'C';
const tenured = ({ statut }: Agent): boolean => statut === 'T';
const contractStaff = ({ statut }: Agent): boolean => statut === 'C';

const SHORT: readonly EpisodeKind[] = [
  { weight: 520, suits: anyone, draw: drawSickLeave },
  { weight: 110, suits: anyone, draw: days('AA', 1, 5) },
  { weight: 12, suits: anyone, draw: days('CA', 1, 15) },
  { weight: 35, suits: anyone, draw: days('CITIS', 3, 80) },
  { weight: 10, suits: anyone, draw: days('SNF', 1, 4) },
];

const LONG: readonly EpisodeKind[] = [
  { weight: 14, suits: civilServants, draw: drawYearLongSickLeave },
  { weight: 45, suits: anyone, draw: days('TPT', 30, 180) },
  { weight: 110, suits: ({ sex, age }) => sex === 'F' && age < 46, draw: drawMaternity },
  { weight: 70, suits: ({ sex, age }) => sex === 'M' && age < 55, draw: drawPaternity },
  { weight: 5, suits: ({ age }) => age >= 27 && age < 50, draw: days('ADO', 70, 112) },
  { weight: 28, suits: civilServants, draw: longLeave('CLM') },
  { weight: 60, suits: contractStaff, draw: longLeave('CGM') },
  { weight: 12, suits: tenured, draw: longLeave('CLD') },
  { weight: 30, suits: ({ age }) => age < 46, draw: days('CP', 60, 360) },
  { weight: 10, suits: tenured, draw: days('DISPO', 150, 365) },
  { weight: 15, suits: anyone, draw: days('CFP', 30, 180) },
  { weight: 15, suits: anyone, draw: days('CST', 5, 120) },
];

/** One row of that type, this many days at least and at most. */
function days(type: string, fewest: number, most: number): EpisodeKind['draw'] {
  return ({ start, random }) => [
    { type, period: { start, end: addDays(start, random.between(fewest, most) - 1) } },
  ];
}

/** Sixteen weeks, twenty-six from the third child on; a difficult pregnancy may add two weeks of sick leave before. */
function drawMaternity({ start, random }: EpisodeSetting): readonly AbsenceDraft[] {
  const before: readonly AbsenceDraft[] =
    start >= WAITING_DAY && random.chance(300)
      ? [{ type: 'CMO', period: { start, end: addDays(start, 13) }, exoneration: 'GROSSESSE' }]
      : [];
  const from = addDays(start, 14 * before.length);
  const weeks = random.chance(150) ? 26 : 16;
  return [...before, { type: 'MAT', period: { start: from, end: addDays(from, 7 * weeks - 1) } }];
}

/** Eleven days, twenty-five for a birth from 1 July 2021 (loi 2020-1576, art. 73). */
function drawPaternity({ start }: EpisodeSetting): readonly AbsenceDraft[] {
  const length = start >= PATERNITY_REFORM ? 25 : 11;
  return [{ type: 'PAT', period: { start, end: addDays(start, length - 1) } }];
}

/** From that day on there is a waiting day to be spared (rules section 5). */
const WAITING_DAY = isoDate('2018-01-01');
const PATERNITY_REFORM = isoDate('2021-07-01');

/**
 * A long leave is granted by periods of three or six months. Some of the tenured were already away before the window the
 * export looks back to: their first row begins with the window and `date_origine` says since when.
 */
function longLeave(type: string): EpisodeKind['draw'] {
  return ({ agent, knownFrom, start, random }) => {
    const isOlder = tenured(agent) && random.chance(350);
    const first = isOlder ? knownFrom : start;
    const origin = isOlder ? addDays(knownFrom, -random.between(30, 700)) : start;
    const months = random.pick([3, 6, 6]);
    return Array.from({ length: random.between(1, 4) }, (_, index) => ({
      type,
      period: {
        start: addMonths(first, index * months),
        end: addDays(addMonths(first, (index + 1) * months), -1),
      },
      ...(isOlder || index > 0 || random.chance(500) ? { origin } : {}),
    }));
  };
}
