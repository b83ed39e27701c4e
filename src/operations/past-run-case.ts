import type { SchoolYear } from '../calendar/index.js';
import type { Excerpt, Seeds } from '../excerpt/excerpt.js';
import { excerptsOf, type LinkedPayee, type SeededExcerpt } from '../excerpt/excerpts-of.js';
import type { ContractTables } from '../export-form.js';
import { viewOf, type LedgerView } from '../ledger/view.js';
import { byCodePoint, type AwardId, type Posting } from '../model/index.js';
import { caseReader, type PastCase } from '../past-case.js';
import { readContractTables, type UnusableExport } from '../read-export.js';
import type { InputName } from '../validate/input-tables.js';
import { indexedRows, wholeRows, type ExportRows } from './export-rows.js';
import type { PastRun } from './past-run.js';

type Postings = ReadonlyMap<AwardId, readonly Posting[]>;

/**
 * Everything a posted run computed for some awards and agents, and for what is linked to them, computed again as one
 * case: the law and the settings are the run's, the ledger is as it stood just before it, the program is that of today.
 *
 * @throws LedgerError `corrupted` when the archive is
 */
export async function caseOfRun(past: PastRun, seeds: Seeds): Promise<PastCase | UnusableExport> {
  const [indexed, paid] = await Promise.all([indexedRows(past), awardsPaidTo(past, seeds.agents)]);
  const wanted: Seeds = { awards: [...seeds.awards, ...paid], agents: seeds.agents };
  const found = indexed === undefined ? undefined : await caseIn(indexed, past, wanted);
  if (found !== undefined) return found;
  const tables = await past.tables();
  if (tables.kind === 'unusable') return tables;
  return (await caseIn(wholeRows(past, tables), past, wanted)) ?? whyUnusable(tables, past);
}

/** @returns `undefined` when the rows cannot be taken this way */
async function caseIn(
  rows: ExportRows,
  past: PastRun,
  seeds: Seeds,
): Promise<PastCase | UnusableExport | undefined> {
  let wanted = seeds;
  for (;;) {
    const excerpt = await rows.excerpt(wanted);
    if (excerpt === undefined) return undefined;
    const postings = await postingsBefore(past, [...wanted.awards, ...awardsIn(excerpt)]);
    const missing = absentPayees(postings, excerpt, wanted);
    if (missing.length === 0) return caseReading(past, rows)(excerpt, postings);
    // Whoever the ledger paid for an award is blocked, or not, by rows of his or her own.
    wanted = { ...wanted, agents: [...wanted.agents, ...missing] };
  }
}

/** A case, and the seeds it is of. */
export interface SeededCase {
  readonly seeds: Seeds;
  readonly case: PastCase;
}

/**
 * The same of many awards and agents: one case for each group of linked rows, in the order of the first seed of each,
 * computed as they are asked for.
 */
export async function casesOfRun(
  past: PastRun,
  seeds: Seeds,
): Promise<{ readonly kind: 'cases'; readonly cases: AsyncIterable<SeededCase> } | UnusableExport> {
  const [tables, paid] = await Promise.all([past.tables(), awardsPaidTo(past, seeds.agents)]);
  if (tables.kind === 'unusable') return tables;
  const wanted: Seeds = { awards: [...seeds.awards, ...paid], agents: seeds.agents };
  for (let links: readonly LinkedPayee[] = []; ;) {
    const excerpts = excerptsOf(tables.files, past.encoding, wanted, links);
    if (excerpts === undefined) return whyUnusable(tables, past);
    const awards = excerpts.flatMap((own) => [...own.seeds.awards, ...awardsIn(own.excerpt)]);
    const postings = await postingsBefore(past, awards);
    const apart = excerpts.flatMap((own) => payeesApart(own, postings));
    if (apart.length === 0) return { kind: 'cases', cases: casesIn(past, tables, excerpts, postings) };
    links = [...links, ...apart];
  }
}

async function* casesIn(
  past: PastRun,
  tables: ContractTables,
  excerpts: readonly SeededExcerpt[],
  postings: Postings,
): AsyncGenerator<SeededCase> {
  const read = caseReading(past, wholeRows(past, tables));
  for (const { seeds, excerpt } of excerpts) {
    const awards = new Set([...seeds.awards.map((award) => award.trim() as AwardId), ...awardsIn(excerpt)]);
    const own = new Map([...awards].flatMap((award) => entryOf(postings, award)));
    const found = await read(excerpt, own);
    if (found?.kind !== 'case') throw new Error('an export that was read cannot be read in part');
    yield { seeds, case: found };
    // Whoever goes through many cases lets others work meanwhile.
    await Promise.resolve();
  }
}

function entryOf(postings: Postings, award: AwardId): (readonly [AwardId, readonly Posting[]])[] {
  const own = postings.get(award);
  return own === undefined ? [] : [[award, own]];
}

/** Reads cases of a run, one after the other; `undefined` when the rows cannot tell what they rest on. */
function caseReading(
  past: PastRun,
  { form, covered }: ExportRows,
): (excerpt: Excerpt, postings: Postings) => Promise<PastCase | UnusableExport | undefined> {
  const { payMonth, regulations, conventions } = past;
  const read = caseReader({ tableSchemas: form.tableSchemas, regulations, conventions });
  return async (excerpt, postings) => {
    const years = await covered(yearsWithoutRow(excerpt, postings));
    if (years === undefined) return undefined;
    return read({ excerpt, origin: form, payMonth, covered: years, ledger: viewIn(postings) });
  };
}

/** School years of postings whose award has no row: did the award vanish, or does the export not cover its year? */
function yearsWithoutRow(excerpt: Excerpt, postings: Postings): readonly SchoolYear[] {
  const present = new Set<string>(keysIn(excerpt, 'missions', 'id_mission'));
  const years = new Set<SchoolYear>();
  for (const [award, own] of postings) {
    if (!present.has(award)) for (const { schoolYear } of own) years.add(schoolYear);
  }
  return [...years];
}

function viewIn(postings: Postings): LedgerView {
  return viewOf([...postings].map(([award, own]) => ({ award, postings: own })));
}

function postingsBefore({ ledger, run }: PastRun, awards: readonly string[]): Promise<Postings> {
  const distinct = [...new Set(awards.map((award) => award.trim()))].sort(byCodePoint) as AwardId[];
  return ledger.postingsOf(distinct, run.firstPosting);
}

/** The awards a run found some agents paid for, whether its export has them or not. */
function awardsPaidTo({ ledger, run }: PastRun, agents: readonly string[]): Promise<readonly string[]> {
  return ledger.awardsPaidTo(
    agents.map((agent) => agent.trim()),
    run.firstPosting,
  );
}

/** Payees of the ledger whose rows an excerpt was not asked for. */
function absentPayees(postings: Postings, excerpt: Excerpt, { agents }: Seeds): readonly string[] {
  const known = new Set([...agents.map((agent) => agent.trim()), ...agentsIn(excerpt)]);
  const payees = new Set([...postings.values()].flatMap((own) => own.map(({ key }) => key.payee)));
  return [...payees].filter((payee) => !known.has(payee));
}

function payeesApart({ seeds, excerpt }: SeededExcerpt, postings: Postings): readonly LinkedPayee[] {
  const awards = new Set([...seeds.awards.map((award) => award.trim() as AwardId), ...awardsIn(excerpt)]);
  const own = new Map([...awards].flatMap((award) => entryOf(postings, award)));
  const apart = new Set(absentPayees(own, excerpt, seeds));
  return [...own].flatMap(([award, of]) =>
    [...new Set(of.map(({ key }) => key.payee))]
      .filter((payee) => apart.has(payee))
      .map((payee) => ({ award, payee })),
  );
}

function awardsIn(excerpt: Excerpt): readonly AwardId[] {
  const named = [
    ...keysIn(excerpt, 'missions', 'id_mission'),
    ...keysIn(excerpt, 'remplacements', 'id_mission'),
  ];
  return [...new Set(named)] as AwardId[];
}

function agentsIn(excerpt: Excerpt): readonly string[] {
  return excerpt.tables.flatMap(({ name }) => [
    ...keysIn(excerpt, name, 'numen'),
    ...keysIn(excerpt, name, 'numen_remplacant'),
  ]);
}

/** What the rows of a table hold in a column, blanks left out. */
function keysIn({ tables }: Excerpt, name: InputName, column: string): readonly string[] {
  const table = tables.find((candidate) => candidate.name === name);
  const index = table?.columns.findLastIndex((own) => own.trim() === column) ?? -1;
  const texts = table?.rows.map(({ fields }) => fields[index]?.trim() ?? '') ?? [];
  return texts.filter((text) => text !== '');
}

/** An export that rows cannot be taken from cannot be read at all, and the reader of whole exports says why. */
function whyUnusable(tables: ContractTables, { regulations, config, encoding }: PastRun): UnusableExport {
  const reading = readContractTables(tables, { config: { ...config, encoding }, regulations });
  if (reading.kind === 'unusable') return reading;
  throw new Error('an export that can be used could not be excerpted');
}
