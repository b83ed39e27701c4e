import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import { SPACES } from '../split/links.js';
import type { Excerpt, Seeds } from './excerpt.js';
import { excerptOf } from './excerpt-of.js';
import { keysIn, type FoundTable } from './found-table.js';

/**
 * The same rows as `excerptOf` takes, of an export of which only the parts are at hand that an index tells: those in
 * which the keys asked for may stand, then those of the keys that their rows bring, until they bring no new one. Every
 * row of the excerpt is found by `excerptOf` itself in what is at hand: the index chooses where it looks, nothing else.
 *
 * @param places the other tables, whole
 * @returns `undefined` when the index cannot tell, or the rows cannot be used: ask `excerptOf` for the whole export
 */
export async function excerptFound(
  tables: readonly FoundTable[],
  places: readonly InputFile[],
  encoding: Encoding,
  seeds: Seeds,
): Promise<Excerpt | undefined> {
  const keys = new Map<number, Set<string>>();
  const add = (space: number, key: string): void => {
    const known = keys.get(space);
    if (key === '') return;
    if (known === undefined) keys.set(space, new Set([key]));
    else known.add(key);
  };
  const count = (): number => [...keys.values()].reduce((sum, { size }) => sum + size, 0);
  for (const award of seeds.awards) add(SPACES.award, award.trim());
  for (const agent of seeds.agents) add(SPACES.agent, agent.trim());
  for (;;) {
    const taken = await Promise.all(tables.map((table) => table.take(keys)));
    if (taken.includes(false)) return undefined;
    const excerpt = excerptOf([...tables.map(({ file }) => file), ...places], encoding, seeds);
    if (excerpt === undefined) return undefined;
    const before = count();
    for (const table of excerpt.tables) keysIn(table, add);
    if (count() === before) return excerpt;
  }
}
