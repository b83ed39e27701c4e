import type { Excerpt, ExcerptTable } from '../excerpt/excerpt.js';
import { byCodePoint } from '../model/ids.js';
import type { InputName } from '../validate/input-tables.js';

/**
 * Two excerpts, each with the schools and districts that only the rows of the other name: their rows are in both exports
 * and would seem to have gone, or come, with the award that names them. What is named on both sides is left as it is.
 */
export function withSamePlaces(before: Excerpt, after: Excerpt): readonly [Excerpt, Excerpt] {
  return [withPlacesOf(before, after), withPlacesOf(after, before)];
}

const PLACES = { etablissements: 'uai', enveloppes: 'uai', districts: 'district' } as const;

function withPlacesOf(excerpt: Excerpt, other: Excerpt): Excerpt {
  const named = valuesIn(excerpt, 'missions', ['uai', 'district']);
  const tables = new Map(excerpt.tables.map((table) => [table.name, table]));
  for (const table of other.tables) {
    if (!(table.name in PLACES)) continue;
    const column = PLACES[table.name as keyof typeof PLACES];
    const place = table.columns.findIndex((name) => name.trim() === column);
    const known = new Set([...named, ...valuesIn(excerpt, table.name, [column])]);
    const rows = table.rows.filter(({ fields }) => !known.has((fields[place] ?? '').trim()));
    if (rows.length === 0) continue;
    const own = tables.get(table.name);
    tables.set(table.name, own === undefined ? { ...table, rows } : joined(own, { ...table, rows }));
  }
  return { tables: [...tables.values()] };
}

/** The rows of two files under the columns of both. */
function joined(one: ExcerptTable, other: ExcerptTable): ExcerptTable {
  const [own, others] = [one.columns, other.columns].map((columns) => columns.map((column) => column.trim()));
  if (own === undefined || others === undefined) return one;
  const more = others.filter((column) => !own.includes(column));
  const columns = [...one.columns, ...more];
  const rows = [
    ...one.rows.map((row) => ({ ...row, fields: [...row.fields, ...more.map(() => '')] })),
    ...other.rows.map((row) => ({
      ...row,
      fields: columns.map((column) => row.fields[others.indexOf(column.trim())] ?? ''),
    })),
  ];
  return { ...one, columns, rows };
}

/** What stands in some columns of a table, trimmed, blanks left out. */
export function valuesIn({ tables }: Excerpt, name: InputName, columns: readonly string[]): string[] {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) return [];
  const places = table.columns.flatMap((column, at) => (columns.includes(column.trim()) ? [at] : []));
  const values = table.rows.flatMap(({ fields }) => places.map((place) => (fields[place] ?? '').trim()));
  return [...new Set(values)].filter((value) => value !== '').sort(byCodePoint);
}
