import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import { LINKS, SPACES, type LinkColumn, type SplitTable } from '../split/links.js';
import type { InputName } from '../validate/input-tables.js';
import type { Excerpt, ExcerptTable, Seeds } from './excerpt.js';
import { openTables, type Declined, type TakenRows } from './export-rows.js';
import { PLACES } from './places.js';
import type { FoundRow, WantedTexts } from './row-source.js';

/**
 * The rows of an export that are linked, near or far, to a few awards and agents (`LINKS`: what a rule may look at side
 * by side), and the schools and districts they name. What is computed from them is what is computed from the whole
 * export. The bytes are searched key after key until nothing new is found; for many seeds, `excerptsOf` passes over
 * the tables instead.
 *
 * @param files in the form of the contract, that were read whole once: a fault elsewhere in them is not looked for
 * @returns `undefined` when a table is missing or cannot be used: who reads it whole will say why
 */
export function excerptOf(
  files: readonly InputFile[],
  encoding: Encoding,
  seeds: Seeds,
): Excerpt | undefined {
  const declined: Declined = new Set();
  for (;;) {
    const tables = openTables(files, encoding, declined);
    if (tables === undefined) return undefined;
    const taken = takenFor(seeds, tables);
    if (typeof taken !== 'string') return { tables: taken };
    // Once read by the reference reader, a table is never declined again.
    declined.add(taken);
  }
}

/** @returns the rows, or the table that must be read by the reference reader */
function takenFor(seeds: Seeds, tables: readonly TakenRows[]): readonly ExcerptTable[] | InputName {
  const keys = new Keys();
  for (const award of seeds.awards) keys.add(SPACES.award, award);
  for (const agent of seeds.agents) keys.add(SPACES.agent, agent);
  const linked = LARGEST_LAST.flatMap((name) => {
    const table = tables.find((candidate) => candidate.name === name);
    return table === undefined
      ? []
      : [{ table, links: linksOf(table, name), searched: new Map<number, number>() }];
  });
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { table, links, searched } of linked) {
      const wanted = wantedIn(links, keys, searched);
      if (wanted.size === 0) continue;
      const rows = table.take(wanted);
      if (rows === undefined) return table.name;
      for (const row of rows) addKeys(row, links, keys);
      isNew = true;
    }
  }
  const declined = takePlaces(tables);
  if (declined !== undefined) return declined;
  const excerpts: ExcerptTable[] = [];
  for (const table of tables) {
    const excerpt = table.table();
    if (excerpt === undefined) return table.name;
    excerpts.push(excerpt);
  }
  return excerpts;
}

/** What the small tables bring is searched together in the large ones. */
const LARGEST_LAST: readonly SplitTable[] = ['remplacements', 'service', 'absences', 'agents', 'missions'];

/** Keys by what they name, in the order they came. */
class Keys {
  readonly #known = new Map<number, Set<string>>();

  add(space: number, text: string): void {
    const key = text.trim();
    if (key === '') return;
    const known = this.#known.get(space);
    if (known === undefined) this.#known.set(space, new Set([key]));
    else known.add(key);
  }

  count(space: number): number {
    return this.#known.get(space)?.size ?? 0;
  }

  after(space: number, count: number): ReadonlySet<string> {
    return new Set([...(this.#known.get(space) ?? [])].slice(count));
  }
}

interface Link {
  readonly index: number;
  readonly space: number;
}

function linksOf(table: TakenRows, name: SplitTable): readonly Link[] {
  return LINKS[name].flatMap(({ column, space }: LinkColumn) => {
    const index = table.indexOf(column);
    return index === undefined ? [] : [{ index, space }];
  });
}

/**
 * The keys to search in the columns of a table.
 *
 * @param searched how many of each space were searched before, and now are
 */
function wantedIn(links: readonly Link[], keys: Keys, searched: Map<number, number>): WantedTexts {
  return new Map(
    links.flatMap(({ index, space }) => {
      const [before, count] = [searched.get(space) ?? 0, keys.count(space)];
      searched.set(space, count);
      return count === before ? [] : [[index, keys.after(space, before)] as const];
    }),
  );
}

function addKeys({ fields }: FoundRow, links: readonly Link[], keys: Keys): void {
  for (const { index, space } of links) keys.add(space, fields[index] ?? '');
}

/**
 * Takes the schools and districts that the awards taken name.
 *
 * @returns the table that must be read by the reference reader, if any
 */
function takePlaces(tables: readonly TakenRows[]): InputName | undefined {
  const missions = tables.find(({ name }) => name === 'missions');
  for (const table of tables) {
    const column = PLACES.get(table.name);
    if (column === undefined || missions === undefined) continue;
    const [own, named] = [table.indexOf(column), missions.indexOf(column)];
    if (own === undefined || named === undefined) continue;
    const texts = new Set(missions.rows().map(({ fields }) => fields[named]?.trim() ?? ''));
    texts.delete('');
    if (texts.size > 0 && table.take(new Map([[own, texts]])) === undefined) return table.name;
  }
  return undefined;
}
