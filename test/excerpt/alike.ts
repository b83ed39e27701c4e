import { expect } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { compute, type Computation } from '../../src/computation.js';
import type { Excerpt, Seeds } from '../../src/excerpt/excerpt.js';
import { excerptOf } from '../../src/excerpt/excerpt-of.js';
import { excerptFound } from '../../src/excerpt/found-export.js';
import { excerptsOf } from '../../src/excerpt/excerpts-of.js';
import type { InputFile } from '../../src/ingest/ingest.js';
import { EMPTY_LEDGER, type LedgerView } from '../../src/ledger/view.js';
import { byCodePoint, type AwardId, type Conventions } from '../../src/model/index.js';
import { DEFAULT_CONVENTIONS } from '../../src/model/index.js';
import { caseFrom, type PastCase } from '../../src/past-case.js';
import { readExport } from '../../src/read-export.js';
import type { ValidatedExport } from '../../src/validate/validated-export.js';
import { tableSchemas } from '../support/engine.js';
import { month } from '../support/paying.js';
import { openFound } from './found.js';
import { shippedRegulations } from '../support/regulations.js';

const regulations = shippedRegulations();
const schemas = tableSchemas();

/** An export, and what it is settled by. */
export interface Situation {
  readonly files: readonly InputFile[];
  readonly encoding?: Encoding;
  readonly payMonth: string;
  readonly conventions?: Conventions;
  readonly ledger?: LedgerView;
}

/** A whole export, read and computed. */
export interface Whole {
  readonly situation: Situation;
  readonly facts: ValidatedExport;
  readonly computation: Computation;
}

/** @returns `undefined` when the export cannot be used */
export function wholeOf(situation: Situation): Whole | undefined {
  const { files, encoding = 'UTF-8', payMonth, conventions = DEFAULT_CONVENTIONS } = situation;
  const config = { encoding, conventions };
  const reading = readExport(files, { tableSchemas: schemas, config, regulations, profile: undefined });
  if (reading.kind === 'unusable') return undefined;
  const { ledger = EMPTY_LEDGER } = situation;
  const { facts } = reading;
  const computation = compute({ facts, regulations, conventions, ledger, payMonth: month(payMonth) });
  return { situation, facts, computation };
}

/** Takes the excerpt of some seeds, and compares all that is said and computed of its rows with the whole export. */
export function expectAlike(whole: Whole, seeds: Seeds): PastCase {
  const { files, encoding = 'UTF-8', payMonth, conventions = DEFAULT_CONVENTIONS } = whole.situation;
  const { ledger = EMPTY_LEDGER } = whole.situation;
  const excerpt = excerptOf(files, encoding, seeds);
  if (excerpt === undefined) throw new Error('no excerpt');
  const scope = scopeOf(excerpt, seeds);
  const posted = [...ledger.awardIds()].filter((award) => scope.awards.has(award));
  const found = caseFrom(
    {
      excerpt,
      origin: { origins: new Map(), columns: new Map() },
      covered: whole.facts.coveredSchoolYears,
      ledger: { awardIds: () => posted, postingsOf: ledger.postingsOf },
      payMonth: month(payMonth),
    },
    { tableSchemas: schemas, regulations, conventions },
  );
  if (found.kind === 'unusable') throw new Error(JSON.stringify(found));
  expect(saidOf(found, scope)).toEqual(saidOf(whole, scope));
  return found;
}

/** Many excerpts in one go hold the rows that each has when it is asked for alone. */
export function expectSameExcerpts({ situation: { files, encoding = 'UTF-8' } }: Whole, seeds: Seeds): void {
  const excerpts = excerptsOf(files, encoding, seeds);
  if (excerpts === undefined) throw new Error('no excerpt');
  for (const { seeds: own, excerpt } of excerpts) {
    expect(excerpt).toEqual(excerptOf(files, encoding, own));
    // One seed of a group brings the whole group.
    const [award] = own.awards;
    if (award !== undefined)
      expect(excerpt).toEqual(excerptOf(files, encoding, { awards: [award], agents: [] }));
  }
  const count = ({ awards, agents }: Seeds): number => awards.length + agents.length;
  expect(excerpts.reduce((sum, { seeds: own }) => sum + count(own), 0)).toBe(count(seeds));
}

/** Found by an index of few rows a block, each excerpt holds the rows that the whole export gives it. */
export async function expectFoundAlike(
  { files, encoding = 'UTF-8' }: Situation,
  { awards, agents }: Seeds,
): Promise<void> {
  for (const rows of [1, 3]) {
    const found = await openFound(files, encoding, rows);
    if (found === undefined) continue;
    const seeds = [
      ...awards.map((award) => ({ awards: [award], agents: [] })),
      ...agents.map((agent) => ({ awards: [], agents: [agent] })),
      { awards, agents },
    ];
    for (const own of seeds) {
      expect(await excerptFound(found.tables, found.places, encoding, own)).toEqual(
        excerptOf(files, encoding, own),
      );
    }
  }
}

/** What an excerpt must know everything of. */
interface Scope {
  readonly awards: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  /** `missions.csv:12`. */
  readonly lines: ReadonlySet<string>;
}

function scopeOf({ tables }: Excerpt, seeds: Seeds): Scope {
  const keys = (...columns: readonly string[]): string[] =>
    tables.flatMap((table) =>
      columns.flatMap((column) => {
        const index = table.columns.findIndex((own) => own.trim() === column);
        return index < 0 ? [] : table.rows.map(({ fields }) => fields[index]?.trim() ?? '');
      }),
    );
  return {
    awards: new Set([...seeds.awards, ...keys('id_mission')]),
    agents: new Set([...seeds.agents, ...keys('numen', 'numen_remplacant')]),
    lines: new Set(
      tables
        // Of a school or a district, an excerpt knows the row, not everything that names it.
        .filter(({ name }) => !['etablissements', 'districts'].includes(name))
        .flatMap(({ name, rows }) => rows.map(({ line }) => `${name}.csv:${String(line)}`)),
    ),
  };
}

function saidOf({ facts, computation }: Pick<Whole, 'facts' | 'computation'>, scope: Scope): unknown {
  const { awards, agents, lines } = scope;
  const awardsIn = facts.awards.filter(({ id }) => awards.has(id));
  const within = <Value>(map: ReadonlyMap<string, Value>, names: ReadonlySet<string>): unknown =>
    [...map].filter(([name]) => names.has(name)).sort(([a], [b]) => byCodePoint(a, b));
  const among = (all: Iterable<string>, names: ReadonlySet<string>): unknown =>
    [...all].filter((name) => names.has(name)).sort(byCodePoint);
  const { frozenAwards, frozenPayees, blockedPayees } = facts.blocking;
  return {
    awards: awardsIn,
    agents: within(facts.agents, agents),
    replacements: within(facts.replacements, awards),
    absences: within(facts.absences, agents),
    servicePeriods: within(facts.servicePeriods, agents),
    known: [...awards].filter((award) => facts.knownAwards.has(award)).sort(byCodePoint),
    blocking: [among(frozenAwards, awards), among(frozenPayees, agents), among(blockedPayees, agents)],
    issues: sorted(facts.issues.filter(({ at }) => lines.has(`${at.file}:${String(at.line)}`))),
    entitlements: awardsIn.map((award) =>
      frozenAwards.has(award.id) ? 'frozen' : computation.explain(award),
    ),
    settlements: sorted(computation.settlements.filter(({ key }) => awards.has(key.award))),
    vanished: sorted(computation.issues.filter(({ subject }) => awards.has(subject as AwardId))),
    lapses: sorted(computation.lapses.filter(({ key }) => awards.has(key.award))),
  };
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  const named = values.map((value) => [JSON.stringify(value, asText), value] as const);
  return named.sort(([a], [b]) => byCodePoint(a, b)).map(([, value]) => value);
}
