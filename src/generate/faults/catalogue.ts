import type { SchoolYear } from '../../calendar/school-year.js';
import type { Cell, World } from '../cell.js';
import { seededRandom } from '../random.js';
import { ABSENCE_FAULTS } from './absence-faults.js';
import { AGENT_FAULTS } from './agent-faults.js';
import { AWARD_FAULTS } from './award-faults.js';
import type { Fault } from './fault.js';
import { placeOfFault } from './fault-place.js';
import { FaultSheet } from './fault-sheet.js';
import { IFIC_FAULTS } from './ific-faults.js';
import { IMP_FAULTS } from './imp-faults.js';
import { REPLACEMENT_FAULTS } from './replacement-faults.js';
import { SCHOOL_FAULTS } from './school-faults.js';
import { SERVICE_FAULTS } from './service-faults.js';
import { TUTOR_FAULTS } from './tutor-faults.js';

/**
 * Opens the catalogue for an académie: the function returned plants the fault of an ordinal. Kinds are taken in turn in a
 * drawn order, so every kind comes before one comes twice.
 */
export function faultPlanter(world: World): (ordinal: number) => Cell {
  const kinds = kindsOf(world.year, world.seed);
  return (ordinal) => {
    const sheet = new FaultSheet(placeOfFault(ordinal, world));
    kinds[ordinal % kinds.length]?.plant(sheet);
    return sheet;
  };
}

const ORDER_STREAM = 5;

const CATALOGUE: readonly Fault[] = [
  ...AGENT_FAULTS,
  ...SERVICE_FAULTS,
  ...AWARD_FAULTS,
  ...IMP_FAULTS,
  ...IFIC_FAULTS,
  ...TUTOR_FAULTS,
  ...ABSENCE_FAULTS,
  ...REPLACEMENT_FAULTS,
  ...SCHOOL_FAULTS,
];

/** The kinds that can be planted in that school year, shuffled by the seed. */
function kindsOf(year: SchoolYear, seed: number): readonly Fault[] {
  const random = seededRandom(seed, year, ORDER_STREAM);
  const kinds = CATALOGUE.filter(({ from = 0, until = 9999 }) => from <= year && year <= until);
  return kinds
    .map((kind) => ({ kind, order: random.below(2 ** 20) }))
    .sort((one, other) => one.order - other.order)
    .map(({ kind }) => kind);
}
