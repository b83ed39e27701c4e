import type { Encoding } from '../charset/index.js';
import { readCsv, readOwnCsv } from '../ingest/csv.js';
import type { InputFile } from '../ingest/ingest.js';
import { bytesAreOurs, readText } from '../ingest/text.js';
import type { ExcerptRow } from './excerpt.js';

/** A table that rows are looked for in, by what stands in some of its columns. */
export interface RowSource {
  /** As the header writes them. */
  readonly columns: readonly string[];
  readonly headerLine: number;
  /**
   * Every row that holds one of these texts in its column, trimmed; in any order, perhaps twice.
   *
   * @param wanted texts by index of the column
   * @returns `undefined` when the file must be read otherwise
   */
  find(wanted: WantedTexts): readonly FoundRow[] | undefined;
  /**
   * The same rows, with the lines they begin on.
   *
   * @param rows in the order of the file
   * @returns `undefined` when the file must be read otherwise
   */
  placed(rows: readonly FoundRow[]): readonly ExcerptRow[] | undefined;
}

export type WantedTexts = ReadonlyMap<number, ReadonlySet<string>>;

export interface FoundRow {
  /** Where it stands in the file: rows are told apart, and put in order, by it. */
  readonly place: number;
  readonly fields: readonly string[];
}

/** Whether a row holds one of the texts in its column. */
export function holdsWanted(fields: readonly string[], wanted: WantedTexts): boolean {
  for (const [column, texts] of wanted) if (texts.has(fields[column]?.trim() ?? '')) return true;
  return false;
}

/**
 * A table read whole by the reference reader: whatever it holds.
 *
 * @returns `undefined` when the file cannot be used
 */
export function readSource(file: InputFile, encoding: Encoding): RowSource | undefined {
  const read = readText(file, encoding);
  if (!read.ok) return undefined;
  const { lineOf = (line: number) => line } = file;
  let header: { readonly columns: readonly string[]; readonly line: number } | undefined;
  const rows: ExcerptRow[] = [];
  const sink = {
    header: (columns: readonly string[], line: number) => void (header = { columns, line: lineOf(line) }),
    record: (fields: readonly string[], line: number) => void rows.push({ line: lineOf(line), fields }),
  };
  const fault = bytesAreOurs(file) ? readOwnCsv(read.text, sink) : readCsv(read.text, sink);
  if (fault !== undefined || header === undefined) return undefined;
  const places = new PlacesByText(rows);
  return {
    columns: header.columns,
    headerLine: header.line,
    find: (wanted) =>
      [...wanted].flatMap(([column, texts]) =>
        [...texts].flatMap((text) =>
          places.of(column, text).map((place) => ({ place, fields: rows[place]?.fields ?? [] })),
        ),
      ),
    placed: (found) => found.flatMap(({ place }) => rows[place] ?? []),
  };
}

/** The rows that hold a text in a column; a column is gone through once, when it is first asked for. */
class PlacesByText {
  readonly #rows: readonly ExcerptRow[];
  readonly #columns = new Map<number, Map<string, number[]>>();

  constructor(rows: readonly ExcerptRow[]) {
    this.#rows = rows;
  }

  of(column: number, text: string): readonly number[] {
    let known = this.#columns.get(column);
    if (known === undefined) this.#columns.set(column, (known = this.#indexOf(column)));
    return known.get(text) ?? [];
  }

  #indexOf(column: number): Map<string, number[]> {
    const places = new Map<string, number[]>();
    this.#rows.forEach(({ fields }, place) => {
      const text = fields[column]?.trim() ?? '';
      const known = places.get(text);
      if (known === undefined) places.set(text, [place]);
      else known.push(place);
    });
    return places;
  }
}
