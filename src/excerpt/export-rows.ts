import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import { INPUT_NAMES, REQUIRED_INPUTS, tableFile, type InputName } from '../validate/input-tables.js';
import type { ExcerptTable } from './excerpt.js';
import { columnOf } from './places.js';
import { readSource, type FoundRow, type RowSource } from './row-source.js';
import { searchedSource } from './searched-source.js';

/** The tables an excerpt is made of. No amount rests on an envelope: exceeding one sets no award aside. */
const EXCERPT_TABLES = INPUT_NAMES.filter((name) => name !== 'enveloppes');

/** A table of an export, and the rows of it that are taken. */
export class TakenRows {
  readonly name: InputName;
  readonly source: RowSource;
  readonly #rows = new Map<number, FoundRow>();

  constructor(name: InputName, source: RowSource) {
    this.name = name;
    this.source = source;
  }

  /** Where a column stands, were there one. */
  indexOf(column: string): number | undefined {
    const index = columnOf(this.source.columns, column);
    return index < 0 ? undefined : index;
  }

  /**
   * Takes the rows that hold one of these texts in their column.
   *
   * @returns those that were not taken before, or `undefined` when the file must be read otherwise
   */
  take(wanted: ReadonlyMap<number, ReadonlySet<string>>): readonly FoundRow[] | undefined {
    if (wanted.size === 0) return [];
    const found = this.source.find(wanted);
    return found?.filter((row) => {
      const isNew = !this.#rows.has(row.place);
      this.#rows.set(row.place, row);
      return isNew;
    });
  }

  /** Every row taken, in any order. */
  rows(): readonly FoundRow[] {
    return [...this.#rows.values()];
  }

  /** Every row taken, in the order of the file; `undefined` when the file must be read otherwise. */
  table(): ExcerptTable | undefined {
    const { columns, headerLine } = this.source;
    const rows = this.source.placed(this.rows().toSorted((a, b) => a.place - b.place));
    return rows === undefined ? undefined : { name: this.name, columns, headerLine, rows };
  }
}

/** Tables that must be read by the reference reader. */
export type Declined = Set<InputName>;

/** The tables of an export that are there; `undefined` when one that must be there is not, or cannot be used. */
export function openTables(
  files: readonly InputFile[],
  stated: Encoding,
  declined: Declined,
): readonly TakenRows[] | undefined {
  const tables: TakenRows[] = [];
  for (const name of EXCERPT_TABLES) {
    const file = files.find((candidate) => candidate.name === tableFile(name));
    if (file === undefined) {
      if (REQUIRED_INPUTS.includes(name)) return undefined;
      continue;
    }
    const source = sourceOf(file, file.encoding ?? stated, declined.has(name));
    if (source === undefined) return undefined;
    tables.push(new TakenRows(name, source));
  }
  return tables;
}

function sourceOf(file: InputFile, encoding: Encoding, isDeclined: boolean): RowSource | undefined {
  return (isDeclined ? undefined : searchedSource(file, encoding)) ?? readSource(file, encoding);
}
