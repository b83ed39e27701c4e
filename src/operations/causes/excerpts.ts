import { valuesIn, withSamePlaces } from '../../causes/same-places.js';
import type { Excerpt, ExcerptTable, Seeds } from '../../excerpt/excerpt.js';
import { byCodePoint, type Key } from '../../model/index.js';
import { INPUT_NAMES } from '../../validate/input-tables.js';

/** Some keys, and the rows linked to them, near or far, in the exports of two runs. */
export interface KeyGroup {
  readonly before: Excerpt;
  readonly after: Excerpt;
  readonly keys: readonly Key[];
  /** Every award that a row or a key names. */
  readonly awards: readonly string[];
}

/** Takes the rows linked to some seeds out of an export, one excerpt for each group of rows. */
export type Taking = (seeds: Seeds) => Promise<readonly Excerpt[]>;

/**
 * Brings together, for some keys, what belongs together in either export: rows linked in one of the two may be apart in
 * the other, and each excerpt is asked for what the other named until nothing new comes.
 */
export async function groupsOf(keys: readonly Key[], before: Taking, after: Taking): Promise<KeyGroup[]> {
  let seeds = seedsOf([], keys);
  for (;;) {
    const [excerpts, others] = [await before(seeds), await after(seeds)];
    const found = seedsOf([...excerpts, ...others], keys);
    if (found.awards.length === seeds.awards.length && found.agents.length === seeds.agents.length) {
      return grouped(keys, excerpts, others);
    }
    seeds = found;
  }
}

/** What rows and keys name. */
function seedsOf(excerpts: readonly Excerpt[], keys: readonly Key[]): Seeds {
  const awards = new Set<string>(keys.map(({ award }) => award));
  const agents = new Set<string>(keys.map(({ payee }) => payee));
  for (const excerpt of excerpts) {
    for (const award of awardsIn(excerpt)) awards.add(award);
    for (const agent of agentsIn(excerpt)) agents.add(agent);
  }
  return { awards: [...awards].sort(byCodePoint), agents: [...agents].sort(byCodePoint) };
}

function awardsIn(excerpt: Excerpt): string[] {
  return [
    ...valuesIn(excerpt, 'missions', ['id_mission']),
    ...valuesIn(excerpt, 'remplacements', ['id_mission']),
  ];
}

function agentsIn(excerpt: Excerpt): string[] {
  return INPUT_NAMES.flatMap((name) => valuesIn(excerpt, name, ['numen', 'numen_remplacant']));
}

function grouped(keys: readonly Key[], before: readonly Excerpt[], after: readonly Excerpt[]): KeyGroup[] {
  const links = new Links();
  for (const { award, payee } of keys) links.join([`award ${award}`, `agent ${payee}`]);
  const named = new Map<Excerpt, string[]>();
  for (const excerpt of [...before, ...after]) {
    const names = [
      ...awardsIn(excerpt).map((award) => `award ${award}`),
      ...agentsIn(excerpt).map((agent) => `agent ${agent}`),
    ];
    named.set(excerpt, names);
    links.join(names);
  }
  const gathered = new Map<string, { keys: Key[]; before: Excerpt[]; after: Excerpt[] }>();
  for (const key of keys) {
    const root = links.rootOf(`award ${key.award}`);
    const group = gathered.get(root) ?? { keys: [], before: [], after: [] };
    gathered.set(root, group);
    group.keys.push(key);
  }
  const put = (excerpt: Excerpt, side: 'before' | 'after'): void => {
    const [name] = named.get(excerpt) ?? [];
    if (name !== undefined) gathered.get(links.rootOf(name))?.[side].push(excerpt);
  };
  for (const excerpt of before) put(excerpt, 'before');
  for (const excerpt of after) put(excerpt, 'after');
  return [...gathered.values()].map((group) => {
    const [one, other] = withSamePlaces(merged(group.before), merged(group.after));
    const { awards } = seedsOf([one, other], group.keys);
    return { before: one, after: other, keys: group.keys, awards };
  });
}

/** Excerpts of one export as one: schools that several of them name are there once. */
function merged(excerpts: readonly Excerpt[]): Excerpt {
  const tables = new Map<string, ExcerptTable>();
  for (const table of excerpts.flatMap((excerpt) => excerpt.tables)) {
    const known = tables.get(table.name);
    const lines = new Set(known?.rows.map(({ line }) => line));
    const rows = [...(known?.rows ?? []), ...table.rows.filter(({ line }) => !lines.has(line))];
    tables.set(table.name, { ...table, rows });
  }
  return { tables: [...tables.values()] };
}

/** Names that belong together. */
class Links {
  readonly #parents = new Map<string, string>();

  join(names: readonly string[]): void {
    const [first, ...others] = names;
    if (first === undefined) return;
    const root = this.rootOf(first);
    for (const name of others) this.#parents.set(this.rootOf(name), root);
  }

  rootOf(name: string): string {
    let root = name;
    for (
      let above = this.#parents.get(root);
      above !== undefined && above !== root;
      above = this.#parents.get(root)
    ) {
      root = above;
    }
    if (root !== name) this.#parents.set(name, root);
    return root;
  }
}
