import type { Excerpt, ExcerptRow, ExcerptTable } from '../excerpt/excerpt.js';
import type { CellChange, RowChange } from '../model/cause.js';
import { INPUT_NAMES, tableFile, type InputName } from '../validate/input-tables.js';
import { pairedTable, ROW_KEYS, type PairedTable, type RowPair } from './row-pairs.js';

/** The columns of each table that are read, and whether their values are personal: a NIR or a name. */
export type KnownColumns = Readonly<Record<InputName, ReadonlyMap<string, { readonly personal: boolean }>>>;

/** A change, with the row it is of. */
export interface ExcerptChange {
  readonly table: InputName;
  readonly change: CellChange | RowChange;
  /** What the row names, before and after: an award, an agent. */
  readonly names: readonly string[];
  /** Changes of one row have the same. */
  readonly row: string;
}

/** Two excerpts, and every step between them. */
export interface ExcerptChanges {
  readonly changes: readonly ExcerptChange[];
  /** The excerpt before, with so many of the changes made. */
  readonly with: (count: number) => Excerpt;
}

/**
 * What differs between two excerpts, in a fixed order: by file, by key of the row, by column. A row that came or went is
 * one change. Columns that nobody reads are left out.
 */
export function changesBetween(before: Excerpt, after: Excerpt, known: KnownColumns): ExcerptChanges {
  const changes: ExcerptChange[] = [];
  const tables = INPUT_NAMES.map((name) => {
    const table = pairedTable(name, before, after);
    const rows = table.pairs.map((pair) => ({ pair, own: new Map<string, number>() }));
    rows.forEach(({ pair, own }, rank) => {
      for (const found of changesOf(table, pair, rank, known[name])) {
        own.set(found.change.kind === 'cell' ? found.change.column : '', changes.length);
        changes.push(found);
      }
    });
    return { table, rows };
  });
  return {
    changes,
    with: (count) => ({
      tables: tables
        .filter(({ table }) => table.columns.length > 0)
        .map(({ table, rows }) => excerptTable(table, rows, count)),
    }),
  };
}

function changesOf(
  { columns }: PairedTable,
  pair: RowPair,
  rank: number,
  known: KnownColumns[InputName],
): ExcerptChange[] {
  const { table, before, after } = pair;
  const file = tableFile(table);
  const subject = pair.key.join(' ').trim();
  const row = `${table} ${String(rank)}`;
  const names = [before, after].flatMap((one) =>
    NAMING.map((column) => one?.cells[columns.indexOf(column)] ?? ''),
  );
  const of = { table, row, names: [...new Set(names)].filter((name) => name !== '') };
  if (before !== undefined && after !== undefined) {
    return columns.flatMap((column, at) => {
      const [one = '', other = ''] = [before.cells[at], after.cells[at]];
      const schema = known.get(column);
      if (one === other || schema === undefined) return [];
      const shown = (value: string): string =>
        schema.personal ? '*'.repeat(Math.min(value.length, 30)) : value;
      const change: CellChange = {
        kind: 'cell',
        ...{ table, file, fileBefore: file, subject, column, lineBefore: before.line, line: after.line },
        before: shown(one),
        after: shown(other),
      };
      return [{ ...of, change }];
    });
  }
  const only = after ?? before;
  if (only === undefined) return [];
  // In the order in which the contract names them: people know a row by it.
  const cells = [...known]
    .map(
      ([column, { personal }]) =>
        [column, personal ? '' : (only.cells[columns.indexOf(column)] ?? '')] as const,
    )
    .filter(([column, value]) => value !== '' && !ROW_KEYS[table].includes(column));
  const kind = after === undefined ? 'row-gone' : 'row-added';
  return [{ ...of, change: { kind, table, file, subject, line: only.line, cells } }];
}

/** Columns that name an award or an agent. */
const NAMING: readonly string[] = ['id_mission', 'numen', 'numen_remplacant'];

interface StepRow {
  readonly pair: RowPair;
  /** The rank of each of its changes among all, by column; blank for the row as a whole. */
  readonly own: ReadonlyMap<string, number>;
}

function excerptTable({ name, columns }: PairedTable, rows: readonly StepRow[], count: number): ExcerptTable {
  return { name, columns, rows: rows.flatMap((row) => rowAt(row, columns, count)) };
}

/** A row once so many changes are made. */
function rowAt(
  { pair: { before, after }, own }: StepRow,
  columns: readonly string[],
  count: number,
): ExcerptRow[] {
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    const isMade = (own.get('') ?? 0) < count;
    return only === undefined || isMade !== (after !== undefined) ? [] : [rowOf(only)];
  }
  if (count === 0) return [rowOf(before)];
  const cells = before.cells.map((cell, at) => {
    const change = own.get(columns[at] ?? '');
    return change !== undefined && change < count ? (after.cells[at] ?? '') : cell;
  });
  return [{ line: after.line, fields: cells }];
}

function rowOf({ line, cells }: { readonly line: number; readonly cells: readonly string[] }): ExcerptRow {
  return { line, fields: cells };
}
