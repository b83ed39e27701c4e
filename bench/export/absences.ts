import { isContractStaff } from './agents.ts';
import { ABSENCES, AGENTS, HOLDERS } from './block.ts';
import { dayOf, written } from './days.ts';
import { digits, numenOf } from './identifiers.ts';
import { die, pick } from './random.ts';
import type { Row } from './row.ts';

/** A leave, its shortest length in days, and how many lengths there are. */
type Leave = readonly [code: string, shortest: number, lengths: number];

/** The leaves of the holders who are replaced: long ones. */
const LONG: readonly Leave[] = [
  ...Array.from({ length: 6 }, (): Leave => ['CMO', 20, 41]),
  ...Array.from({ length: 2 }, (): Leave => ['MAT', 112, 1]),
  ['CLM', 120, 1],
  ['CITIS', 30, 31],
];
const SHORT: readonly Leave[] = [
  ...Array.from({ length: 9 }, (): Leave => ['CMO', 3, 13]),
  ...Array.from({ length: 4 }, (): Leave => ['SNF', 1, 1]),
  ...Array.from({ length: 4 }, (): Leave => ['AA', 1, 3]),
  ['PAT', 25, 1],
];
const ANY: readonly Leave[] = [...SHORT, ['TPT', 60, 31], ['CP', 90, 91]];
const PAST: readonly Leave[] = [['CMO', 10, 31]];

const firstAbsentee = die('first absentee');
const leave = die('leave');
const start = die('leave start');
const length = die('leave length');
const lengthened = die('leave lengthened');
const added = die('leave added');

export interface Absence {
  readonly agent: number;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * In each block, six holders are absent from the school year's second week on: the first two for long, and replaced; the
 * two again the year before, so that the rolling year of sick leave has something to look at. None overlap.
 */
export function absenceOf(rank: number, changed: boolean): Absence {
  const block = Math.floor(rank / ABSENCES);
  const order = rank % ABSENCES;
  const isPast = order >= 6;
  const agent = block * AGENTS + absenteeOf(block, isPast ? order - 6 : order);
  const leaves = isPast ? PAST : order < 2 ? LONG : order === 2 ? SHORT : ANY;
  const [type, shortest, lengths] = pick(leave, rank, leaves);
  const from = isPast
    ? dayOf('2024-11-04') + start(rank, 180)
    : order < 3
      ? dayOf('2025-09-10') + start(rank, 60)
      : dayOf('2025-09-02') + start(rank, 110);
  const more = changed && lengthened(rank, 100) === 0 ? 4 : 0;
  return {
    agent,
    type: type === 'CLM' && isContractStaff(agent) ? 'CGM' : type,
    start: from,
    end: from + shortest + length(rank, lengths) - 1 + more,
  };
}

/** The holder of a block absent at this place in its order; different ones below 12. */
function absenteeOf(block: number, order: number): number {
  return (firstAbsentee(block, HOLDERS) + 5 * order) % HOLDERS;
}

/** Whether a replacement may fall on this holder: then the award replaced runs all year. */
export function mayBeReplaced(block: number, holder: number): boolean {
  return [0, 1, 2].some((order) => absenteeOf(block, order) === holder);
}

export function absenceRow(rank: number, changed: boolean): Row {
  return rowOf(`A${digits(rank + 1, 8)}`, absenceOf(rank, changed));
}

/** The changed export: in one block out of 25, a holder who was present has been absent in November. */
export function addedAbsenceRow(block: number): Row | undefined {
  if (added(block, 25) !== 0) return undefined;
  const from = dayOf('2025-11-03') + start(block, 20);
  const type = pick(leave, block, ['CMO', 'CMO', 'SNF']);
  const end = type === 'SNF' ? from : from + 4;
  return rowOf(`B${digits(block + 1, 8)}`, {
    agent: block * AGENTS + absenteeOf(block, 7),
    type,
    start: from,
    end,
  });
}

function rowOf(id: string, { agent, type, start: first, end }: Absence): Row {
  return [id, numenOf(agent), type, written(first), written(end), '', '', ''];
}
