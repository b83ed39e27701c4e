import { schoolYearStarting } from '../calendar/school-year.js';
import { drawStrikeDays } from './absences.js';
import type { Cell } from './cell.js';
import { cellsOf } from './cells.js';
import { MOST_AGENTS } from './identifiers.js';
import { planSchools } from './schools.js';
import { COLUMNS, FILES, type FileName, type Row } from './tables.js';
import { RANKS_PER_FAULT } from './faults/fault-place.js';

/** What to generate; the same options give the same tables, whatever the machine and the day. */
export interface GeneratorOptions {
  /** Number of agents, those of the planted errors not counted. */
  readonly agents: number;
  /** First civil year of the school year, 2010 to 2040. */
  readonly schoolYear: number;
  /** Any whole number; another seed is another académie. */
  readonly seed: number;
  /** How many faults to plant; 0 is an export without any reject. */
  readonly errors: number;
}

/** A file of the export. Its rows are produced while they are read, and can be read again. */
export interface GeneratedTable {
  readonly file: FileName;
  readonly columns: readonly string[];
  readonly rows: Iterable<Row>;
}

/** A message that a run must give about a planted fault. A fault that causes several messages has an entry for each. */
export interface PlantedError {
  readonly file: FileName;
  /** Line of the row when every row takes one line and the header is line 1. */
  readonly line: number;
  /** Code of rules section 11. */
  readonly code: string;
}

/** The export of a fictitious académie, and the messages its planted faults must cause. */
export interface GeneratedAcademie {
  readonly tables: readonly GeneratedTable[];
  readonly planted: readonly PlantedError[];
}

/**
 * Generates the export of a fictitious académie for one school year: eight tables (files.md section 1) that cause no
 * message but `award.not-validated`, plus the faults asked for, each on rows of its own. Time grows with the number of
 * agents, memory with the number of schools.
 */
export function generateAcademie(options: GeneratorOptions): GeneratedAcademie {
  const { agents, seed, errors } = checked(options);
  const year = schoolYearStarting(options.schoolYear);
  const schools = planSchools(agents, year, seed);
  const strikeDays = drawStrikeDays(year, seed);
  const cells = (): Iterable<Cell> => cellsOf({ agents, errors, seed, year, schools, strikeDays });
  return {
    tables: FILES.map((file) => ({
      file,
      columns: COLUMNS[file],
      rows: { [Symbol.iterator]: () => rowsOf(file, cells()) },
    })),
    planted: errors === 0 ? [] : locate(cells()),
  };
}

function* rowsOf(file: FileName, cells: Iterable<Cell>): Generator<Row, void> {
  for (const cell of cells) yield* cell.rows(file);
}

/** Counts the rows of every file down to each planted fault: its line depends on all the rows before it. */
function locate(cells: Iterable<Cell>): readonly PlantedError[] {
  const planted: PlantedError[] = [];
  const nextLine = new Map<FileName, number>(FILES.map((file) => [file, FIRST_ROW_LINE]));
  for (const cell of cells) {
    for (const { file, index, code } of cell.planted) {
      planted.push({ file, line: (nextLine.get(file) ?? FIRST_ROW_LINE) + index, code });
    }
    for (const [file, line] of nextLine) nextLine.set(file, line + cell.rows(file).length);
  }
  return planted;
}

/** Line 1 is the header. */
const FIRST_ROW_LINE = 2;

function checked(options: GeneratorOptions): GeneratorOptions {
  const { agents, schoolYear, seed, errors } = options;
  if (!isWhole(agents, 1, MOST_AGENTS)) throw new RangeError(`agents: ${agents}, from 1 to ${MOST_AGENTS}`);
  if (!isWhole(schoolYear, 2010, 2040)) throw new RangeError(`school year: ${schoolYear}, from 2010 to 2040`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: ${seed}, a whole number`);
  const mostErrors = Math.floor((MOST_AGENTS - agents) / RANKS_PER_FAULT);
  if (!isWhole(errors, 0, mostErrors)) throw new RangeError(`errors: ${errors}, from 0 to ${mostErrors}`);
  return options;
}

function isWhole(value: number, lowest: number, highest: number): boolean {
  return Number.isSafeInteger(value) && lowest <= value && value <= highest;
}
