import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import { SPACES, SPLIT_TABLES } from '../split/links.js';
import { REQUIRED_INPUTS, tableFile, type InputName } from '../validate/input-tables.js';
import type { Excerpt, ExcerptTable, Seeds } from './excerpt.js';
import { LinkedTables, type GroupedRows } from './linked-tables.js';
import { columnOf, PLACES } from './places.js';
import { readSource, type RowSource } from './row-source.js';

/** An excerpt, and the seeds it was taken for. */
export interface SeededExcerpt {
  readonly seeds: Seeds;
  readonly excerpt: Excerpt;
}

/** An award and an agent that belong together, whatever the export says: the ledger paid one for the other. */
export interface LinkedPayee {
  readonly award: string;
  readonly payee: string;
}

/**
 * The same rows as `excerptOf` takes, of many awards and agents in two passes over the tables: one excerpt for each group
 * of linked rows, in the order of the first seed of each. A seed that no row holds has an excerpt without rows.
 *
 * @param links keys that belong together beside those that rows bring together
 * @returns `undefined` when a table is missing or cannot be used: who reads it whole will say why
 */
export function excerptsOf(
  files: readonly InputFile[],
  encoding: Encoding,
  seeds: Seeds,
  links: readonly LinkedPayee[] = [],
): readonly SeededExcerpt[] | undefined {
  const fileOf = (name: InputName): InputFile | undefined =>
    files.find((candidate) => candidate.name === tableFile(name));
  if (REQUIRED_INPUTS.some((name) => fileOf(name) === undefined)) return undefined;
  const tables = new LinkedTables();
  for (const name of SPLIT_TABLES) {
    const file = fileOf(name);
    if (file !== undefined && !tables.add(name, file, encoding)) return undefined;
  }
  const places: Place[] = [];
  for (const [name, column] of PLACES) {
    const file = fileOf(name);
    if (file === undefined) continue;
    const source = readSource(file, file.encoding ?? encoding);
    if (source === undefined) return undefined;
    places.push({ name, column, source });
  }
  for (const { award, payee } of links) {
    tables.link(tables.nodeOf(SPACES.award, award), tables.nodeOf(SPACES.agent, payee));
  }
  const groups = groupsOf(seeds, tables);
  const rows = tables.rowsOf(new Set(groups.keys()));
  return [...groups].map(([group, own]) => ({ seeds: own, excerpt: excerptOfGroup(group, rows, places) }));
}

/** The seeds of each group, in their order. */
function groupsOf({ awards, agents }: Seeds, tables: LinkedTables): ReadonlyMap<number, Seeds> {
  const groups = new Map<number, { readonly awards: string[]; readonly agents: string[] }>();
  const groupOf = (space: number, key: string): { readonly awards: string[]; readonly agents: string[] } => {
    const group = tables.groupOf(tables.nodeOf(space, key));
    let seeds = groups.get(group);
    if (seeds === undefined) groups.set(group, (seeds = { awards: [], agents: [] }));
    return seeds;
  };
  for (const award of awards) groupOf(SPACES.award, award).awards.push(award);
  for (const agent of agents) groupOf(SPACES.agent, agent).agents.push(agent);
  return groups;
}

/** A table of places, and the column that names one. */
interface Place {
  readonly name: InputName;
  readonly column: string;
  readonly source: RowSource;
}

function excerptOfGroup(group: number, tables: readonly GroupedRows[], places: readonly Place[]): Excerpt {
  const taken: ExcerptTable[] = tables.map(({ name, columns, headerLine, rows }) => ({
    ...{ name, columns, headerLine },
    rows: rows.get(group) ?? [],
  }));
  const missions = taken.find(({ name }) => name === 'missions');
  return { tables: [...taken, ...places.map((place) => placesNamed(place, missions))] };
}

/** The rows of places that some awards name. */
function placesNamed({ name, column, source }: Place, missions: ExcerptTable | undefined): ExcerptTable {
  const { columns, headerLine } = source;
  const [own, named] = [columnOf(columns, column), columnOf(missions?.columns ?? [], column)];
  const texts = new Set(missions?.rows.map(({ fields }) => fields[named]?.trim() ?? ''));
  texts.delete('');
  const found = own < 0 ? [] : (source.find(new Map([[own, texts]])) ?? []);
  const rows = source.placed([...found].sort((a, b) => a.place - b.place)) ?? [];
  return { name, columns, headerLine, rows };
}
