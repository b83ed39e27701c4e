import type { ExcerptChange } from '../../causes/excerpt-changes.js';
import type { Excerpt } from '../../excerpt/excerpt.js';
import type { CausedPart, Change, Repair, Stillness } from '../../model/cause.js';
import type { Issue, Key } from '../../model/index.js';
import { tableFile, type InputName } from '../../validate/input-tables.js';

/** Columns of the rows that a key rests on: those of its award, and those of its payee. */
const RESTS_ON: Partial<
  Readonly<Record<InputName, { readonly column: string; readonly of: 'award' | 'payee' }>>
> = {
  agents: { column: 'numen', of: 'payee' },
  missions: { column: 'id_mission', of: 'award' },
  absences: { column: 'numen', of: 'payee' },
  service: { column: 'numen', of: 'payee' },
  remplacements: { column: 'id_mission', of: 'award' },
};

/** Why nothing moved for a key at the run before: the rejected rows it rests on, or what could not be written. */
export function repairOf(why: Stillness, rejects: readonly Issue[], key: Key, before: Excerpt): Repair {
  const isWanted = (issue: Issue): boolean =>
    why === 'unwritable' ? issue.code.startsWith('layout.') : isOfKey(issue, key, before);
  const isNamed = why === 'rejected' || why === 'blocked' || why === 'unwritable';
  return { why, issues: isNamed ? rejects.filter(isWanted) : [] };
}

function isOfKey({ at }: Issue, key: Key, { tables }: Excerpt): boolean {
  const table = tables.find(({ name }) => tableFile(name) === at.file);
  const rests = table === undefined ? undefined : RESTS_ON[table.name];
  const row = table?.rows.find(({ line }) => line === at.line);
  if (table === undefined || rests === undefined || row === undefined) return false;
  const place = table.columns.findIndex((column) => column.trim() === rests.column);
  return row.fields[place]?.trim() === key[rests.of];
}

/** The changes of rows that a key rests on, that are in none of its parts. */
export function idleChanges(
  key: Key,
  changes: readonly ExcerptChange[],
  parts: readonly CausedPart[],
): Change[] {
  const told = new Set(parts.flatMap(({ cause }) => (cause.kind === 'change' ? cause.changes : [])));
  return changes
    .filter(({ table, names }) => {
      const rests = RESTS_ON[table];
      return rests !== undefined && names.includes(key[rests.of]);
    })
    .map(({ change }) => change)
    .filter((change) => !told.has(change));
}
