import type { Excerpt, ExcerptTable } from '../excerpt/excerpt.js';
import { byCodePoint } from '../model/ids.js';
import type { InputName } from '../validate/input-tables.js';

/** A row of an excerpt under the columns of both: a column that its file has not is blank. */
export interface PairedRow {
  readonly line: number;
  /** In the order of the columns of the table; one too many where the row has not the width of its file. */
  readonly cells: readonly string[];
}

/** What a row of one export has become in another. */
export interface RowPair {
  readonly table: InputName;
  /** The values of its key: they identify it, with its rank among the rows that have the same. */
  readonly key: readonly string[];
  readonly before: PairedRow | undefined;
  readonly after: PairedRow | undefined;
}

export interface PairedTable {
  readonly name: InputName;
  /** Those of both files, by code point. */
  readonly columns: readonly string[];
  /** In the order of their keys. */
  readonly pairs: readonly RowPair[];
}

/** The columns that say which row is which; the others say what it says. */
export const ROW_KEYS: Readonly<Record<InputName, readonly string[]>> = {
  agents: ['numen'],
  missions: ['id_mission'],
  absences: ['id_absence'],
  service: ['numen'],
  remplacements: ['id_remplacement'],
  etablissements: ['uai'],
  enveloppes: ['uai', 'annee_scolaire'],
  districts: ['district', 'annee_scolaire'],
};

/** Tells rows of one key apart, where a key may have several: an agent has a part-time period after another. */
const WITHIN_KEY: Partial<Readonly<Record<InputName, string>>> = { service: 'date_debut' };

/** The rows of one table of two excerpts, each with what has become of it. */
export function pairedTable(name: InputName, before: Excerpt, after: Excerpt): PairedTable {
  const tables = [tableIn(before, name), tableIn(after, name)] as const;
  const names = tables.flatMap((table) => table?.columns.map((column) => column.trim()) ?? []);
  const columns = [...new Set(names)].sort(byCodePoint);
  const groups = new Map<string, [PairedRow[], PairedRow[]]>();
  tables.forEach((table, side) => {
    for (const row of rowsUnder(columns, table)) {
      const key = JSON.stringify(keyOf(name, columns, row));
      const group = groups.get(key) ?? [[], []];
      groups.set(key, group);
      group[side === 0 ? 0 : 1].push(row);
    }
  });
  const within = WITHIN_KEY[name];
  const at = within === undefined ? -1 : columns.indexOf(within);
  const pairs = [...groups]
    .sort(([a], [b]) => byCodePoint(a, b))
    .flatMap(([key, [first, second]]) =>
      paired(first, second, at).map(([one, other]) => ({
        table: name,
        key: JSON.parse(key) as string[],
        before: one,
        after: other,
      })),
    );
  return { name, columns, pairs };
}

function tableIn({ tables }: Excerpt, name: InputName): ExcerptTable | undefined {
  return tables.find((table) => table.name === name);
}

/** The rows of a table as they stand under the columns of both, trimmed as they are when they are read. */
function rowsUnder(columns: readonly string[], table: ExcerptTable | undefined): PairedRow[] {
  if (table === undefined) return [];
  const own = table.columns.map((column) => column.trim());
  const places = columns.map((column) => own.lastIndexOf(column));
  return table.rows.map(({ line, fields }) => {
    const cells = places.map((place) => (fields[place] ?? '').trim());
    // It must stay a row of the wrong width, whatever columns the other file has.
    return { line, cells: fields.length === own.length ? cells : [...cells, ''] };
  });
}

function keyOf(name: InputName, columns: readonly string[], { cells }: PairedRow): string[] {
  return ROW_KEYS[name].map((column) => cells[columns.indexOf(column)] ?? '');
}

/** Rows of one key: those that are the same first, then those alike in one more column, then in their order. */
function paired(
  before: readonly PairedRow[],
  after: readonly PairedRow[],
  within: number,
): (readonly [PairedRow | undefined, PairedRow | undefined])[] {
  const left = new Set(after);
  const found = new Map<PairedRow, PairedRow>();
  const match = (isMatch: (one: PairedRow, other: PairedRow) => boolean): void => {
    for (const one of before) {
      if (found.has(one)) continue;
      const other = [...left].find((candidate) => isMatch(one, candidate));
      if (other === undefined) continue;
      found.set(one, other);
      left.delete(other);
    }
  };
  match(({ cells }, other) => cells.join('\u0000') === other.cells.join('\u0000'));
  if (within >= 0) match(({ cells }, other) => cells[within] === other.cells[within]);
  // Of another width, nothing says which value is which: such a row goes, and another comes.
  match(({ cells }, other) => cells.length === other.cells.length);
  return [
    ...before.map((one) => [one, found.get(one)] as const),
    ...[...left].map((other) => [undefined, other] as const),
  ];
}
