import type { Excerpt, ExcerptRow, ExcerptTable } from '../excerpt/excerpt.js';
import type { Key } from '../model/index.js';
import type { CaseOrigin } from '../past-case.js';
import type { PieceTable } from '../report/evidence/evidence-facts.js';
import { masked } from '../report/evidence/pieces.js';
import { tableFile, type InputName } from '../validate/input-tables.js';

/**
 * The rows that the amount of a key rests on, named as in the export: those of the award and of its replacements, of
 * its school and district, and of the payee. Rows of other people that are linked to them stay where they are.
 */
export function piecesOf(excerpt: Excerpt, origin: CaseOrigin, key: Key): readonly PieceTable[] {
  const missions = excerpt.tables.find(({ name }) => name === 'missions');
  const ownMissions = missions?.rows.filter((row) => cellOf(missions, row, 'id_mission') === key.award) ?? [];
  const ofAward = (column: string): ReadonlySet<string> =>
    new Set(missions === undefined ? [] : ownMissions.map((row) => cellOf(missions, row, column)));
  const wanted: Readonly<Partial<Record<InputName, Wanted>>> = {
    missions: { column: 'id_mission', values: new Set([key.award]) },
    remplacements: { column: 'id_mission', values: new Set([key.award]) },
    agents: { column: 'numen', values: new Set([key.payee]) },
    service: { column: 'numen', values: new Set([key.payee]) },
    absences: { column: 'numen', values: new Set([key.payee]) },
    etablissements: { column: 'uai', values: ofAward('uai') },
    districts: { column: 'district', values: ofAward('district') },
  };
  return excerpt.tables.flatMap((table) => {
    const asked = wanted[table.name];
    if (asked === undefined) return [];
    const rows = table.rows.filter((row) => {
      const value = cellOf(table, row, asked.column);
      return value !== '' && asked.values.has(value);
    });
    return rows.length === 0 ? [] : [pieceOf(table, rows, origin)];
  });
}

interface Wanted {
  readonly column: string;
  readonly values: ReadonlySet<string>;
}

function pieceOf(
  { name, columns }: ExcerptTable,
  rows: readonly ExcerptRow[],
  { origins, columns: renamed }: CaseOrigin,
): PieceTable {
  const own = tableFile(name);
  const file = origins.get(own) ?? own;
  const names = renamed.get(file);
  return {
    file,
    columns: columns.map((column) => names?.get(column.trim()) ?? column.trim()),
    rows: rows.map(({ line, fields }) => ({ line, fields: masked(columns, fields) })),
  };
}

/** Empty where there is no such column. */
function cellOf({ columns }: ExcerptTable, { fields }: ExcerptRow, column: string): string {
  return fields[columns.findLastIndex((name) => name.trim() === column)]?.trim() ?? '';
}
