import type { KnownColumns } from '../../causes/excerpt-changes.js';
import type { Standing, Standings } from '../../causes/steps.js';
import { computePart, standingsOf } from '../../computation.js';
import { writablePayments, type Unwritable } from '../../emit/writable.js';
import type { Excerpt } from '../../excerpt/excerpt.js';
import { sha256 } from '../../io/digest.js';
import type { LedgerView } from '../../ledger/view.js';
import type { PayMonth } from '../../calendar/index.js';
import type { Award, Issue, Key, Settlement } from '../../model/index.js';
import { addCents, NO_CENTS, sumCents, type Cents } from '../../money/index.js';
import type { RunSettings } from '../../run-inputs.js';
import { paymentsOf } from '../../run-payments.js';
import { headerOf } from '../../settled-run.js';
import { verdictOf } from '../../settle/settle.js';
import {
  closeInputs,
  compileInputs,
  INPUT_NAMES,
  openCompiled,
  type CompiledInputs,
} from '../../validate/input-tables.js';
import { validate } from '../../validate/validate.js';
import type { ValidatedExport } from '../../validate/validated-export.js';
import { nameOf } from '../replay-ledger.js';

/** Law and settings that some rows are computed by; without law, nothing can be. */
export type Rung = Pick<RunSettings, 'config' | 'layout'> & {
  readonly regulations: RunSettings['regulations'] | undefined;
};

/** What does not change from one recomputation to the next. */
export interface Recomputed {
  readonly tableSchemas: RunSettings['tableSchemas'];
  /** As it stood before the run, for the awards of the rows. */
  readonly ledger: LedgerView;
  readonly payMonth: PayMonth;
  readonly remittance: number;
  readonly keys: readonly Key[];
}

export interface Recomputation {
  /** Of each key asked for. */
  readonly standings: Standings;
  /** The rows that were rejected, and what cannot be written. */
  readonly rejects: readonly Issue[];
}

/** Reads some rows and settles them as a run does, to see how each key would stand. */
export function recompute(excerpt: Excerpt, rung: Rung, asked: Recomputed): Recomputation {
  const { regulations, config, layout } = rung;
  const { ledger, payMonth, keys, remittance } = asked;
  if (regulations === undefined) {
    const standing: Standing = { kind: 'still', why: 'unreadable' };
    return { standings: new Map(keys.map((key) => [nameOf(key), standing])), rejects: [] };
  }
  const facts = factsOf(excerpt, compiled(asked.tableSchemas, regulations), regulations, config);
  const { conventions } = config;
  const inputs = { facts, regulations, conventions, ledger, payMonth, coverable: facts.coveredSchoolYears };
  const { settlements } = computePart(inputs);
  const payments = paymentsOf({ settlements }, { config, payMonth, remittance, sha256 }, facts);
  const header = headerOf({ config, payMonth, remittance, created: CREATED, dryRun: false });
  const { held, unwritable } = writablePayments(payments, layout, header, CONFIGURATION);
  const standing = standingFinder(facts, settlements, held, ledger);
  return {
    standings: new Map(keys.map((key) => [nameOf(key), standing(key)])),
    rejects: [
      ...facts.issues.filter(({ severity }) => severity === 'reject'),
      ...unwritable.map(({ issue }: Unwritable) => issue),
    ],
  };
}

/** Only the width of what is written matters here. */
const CREATED = '20000101000000';
const CONFIGURATION = 'trentieme.yaml';

/** The checked facts of some rows. */
function factsOf(
  { tables }: Excerpt,
  inputs: CompiledInputs,
  regulations: NonNullable<Rung['regulations']>,
  { conventions }: Rung['config'],
): ValidatedExport {
  const readers = openCompiled(inputs);
  for (const name of INPUT_NAMES) {
    const table = tables.find((candidate) => candidate.name === name);
    if (table === undefined) continue;
    readers[name].header(table.columns, table.headerLine ?? 1);
    for (const { fields, line } of table.rows) readers[name].record(fields, line);
  }
  return validate(closeInputs(readers), regulations, conventions);
}

/** Schemas are compiled once for each law: thousands of excerpts are read by the same. */
function compiled(
  schemas: Recomputed['tableSchemas'],
  regulations: NonNullable<Rung['regulations']>,
): CompiledInputs {
  let known = COMPILED.get(regulations);
  if (known === undefined) COMPILED.set(regulations, (known = compileInputs(schemas, regulations)));
  return known;
}

const COMPILED = new WeakMap<object, CompiledInputs>();

function standingFinder(
  facts: ValidatedExport,
  settlements: readonly Settlement[],
  unwritable: readonly Settlement[],
  ledger: LedgerView,
): (key: Key) => Standing {
  const awards = new Map<string, Award>(facts.awards.map((award) => [award.id, award]));
  const settled = new Map<string, { readonly moved: Cents; readonly barred: Cents }>();
  for (const { key, kind, amount } of settlements) {
    if (kind === 'held') continue;
    const name = nameOf(key);
    const { moved, barred } = settled.get(name) ?? { moved: NO_CENTS, barred: NO_CENTS };
    const own =
      kind === 'barred'
        ? { moved, barred: addCents(barred, amount) }
        : { moved: addCents(moved, amount), barred };
    settled.set(name, own);
  }
  const held = new Set(unwritable.map(({ key }) => nameOf(key)));
  const standing = standingsOf(facts);
  return (key) => {
    const award = awards.get(key.award);
    if (award === undefined)
      return { kind: 'still', why: facts.knownAwards.has(key.award) ? 'rejected' : 'absent' };
    const verdict = verdictOf(standing(award), key.payee);
    switch (verdict) {
      case 'frozen':
        return { kind: 'still', why: isRejected(award, key, facts) ? 'rejected' : 'proposed' };
      case 'vanished':
        return { kind: 'still', why: 'absent' };
      case 'blocked':
      case 'serviceFait':
        return { kind: 'still', why: verdict };
      case 'open':
    }
    if (held.has(nameOf(key))) return { kind: 'still', why: 'unwritable' };
    const { moved, barred } = settled.get(nameOf(key)) ?? { moved: NO_CENTS, barred: NO_CENTS };
    return { kind: 'due', due: sumCents([netOf(key, ledger), moved, barred]), barred };
  };
}

function isRejected({ id }: Award, { payee }: Key, { blocking }: ValidatedExport): boolean {
  return blocking.frozenAwards.has(id) || blocking.frozenPayees.has(payee);
}

/** Net posted for a key. */
export function netOf({ award, payee, instalmentMonth }: Key, ledger: LedgerView): Cents {
  return sumCents(
    ledger
      .postingsOf(award)
      .filter(({ key }) => key.payee === payee && key.instalmentMonth === instalmentMonth)
      .map(({ amount }) => amount),
  );
}

/** The columns that the tables are read by. */
export function knownColumns(schemas: Recomputed['tableSchemas']): KnownColumns {
  return Object.fromEntries(
    INPUT_NAMES.map((name) => [
      name,
      new Map(schemas[name].fields.map((field) => [field.name, { personal: field.personal === true }])),
    ]),
  ) as unknown as KnownColumns;
}
