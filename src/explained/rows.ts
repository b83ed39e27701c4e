import type { Excerpt, ExcerptRow, ExcerptTable } from '../excerpt/excerpt.js';
import type { Issue } from '../model/index.js';
import type { CaseOrigin } from '../past-case.js';
import { tableFile, type InputName } from '../validate/input-tables.js';

/** A row that an issue is about, and what it bears on. */
export interface IssueRow {
  readonly table: InputName;
  readonly award: string | undefined;
  /** Holder, replacement, or the agent that the row is of. */
  readonly agent: string | undefined;
}

/** Finds the row of each issue among those of an excerpt; an issue of a file as a whole has none. */
export function issueRows(
  excerpt: Excerpt,
  { origins }: Pick<CaseOrigin, 'origins'>,
): (issue: Issue) => IssueRow | undefined {
  const byPlace = new Map<string, IssueRow>();
  for (const table of excerpt.tables) {
    const own = tableFile(table.name);
    const file = origins.get(own) ?? own;
    for (const row of table.rows) byPlace.set(placeOf(file, row.line), rowOf(table, row));
  }
  return ({ at }) => byPlace.get(placeOf(at.file, at.line));
}

/** What the rows of an excerpt bear on. */
export function rowsOf(excerpt: Excerpt): readonly IssueRow[] {
  return excerpt.tables.flatMap((table) => table.rows.map((row) => rowOf(table, row)));
}

function placeOf(file: string, line: number | undefined): string {
  return `${String(line)} ${file}`;
}

function rowOf(table: ExcerptTable, row: ExcerptRow): IssueRow {
  const cell = (column: string): string | undefined => {
    const text = row.fields[table.columns.findIndex((name) => name.trim() === column)]?.trim();
    return text === '' ? undefined : text;
  };
  return {
    table: table.name,
    award: cell('id_mission'),
    agent: cell(table.name === 'remplacements' ? 'numen_remplacant' : 'numen'),
  };
}
