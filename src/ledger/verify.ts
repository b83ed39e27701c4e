import { contentOf, isKept } from './archive.js';
import { readHead } from './append.js';
import { LedgerError } from './errors.js';
import type { Finding } from './findings.js';
import { damagedIndexes } from './kept-index.js';
import { isPurged } from './purged.js';
import type { Store } from './store.js';
import { damagedParts } from './table-parts.js';
import { verifyChain } from './verify-chain.js';

/**
 * Looks for every sign that the past was edited or the book damaged: the store's own state, the chain and the figures
 * of every run, corrections against what they correct, archives and indexes against their digests. Memory stays flat.
 */
export async function* verify(store: Store): AsyncGenerator<Finding> {
  yield* guarded(databaseDamage(store));
  yield* guarded(chain(store));
  yield* guarded(wrongCorrections(store));
  yield* guarded(archives(store));
  yield* guarded(indexes(store));
}

/** A part that cannot be read is a finding, and the other parts are still looked at. */
async function* guarded(findings: AsyncIterable<Finding>): AsyncGenerator<Finding> {
  try {
    yield* findings;
  } catch (error) {
    if (!(error instanceof LedgerError) || !DAMAGE.has(error.fault.kind)) throw error;
    const detail = error.fault.kind === 'corrupted' ? error.fault.where : error.fault.kind;
    yield { kind: 'store-damaged', detail };
  }
}

const DAMAGE: ReadonlySet<string> = new Set(['corrupted', 'not-a-ledger']);

async function* databaseDamage(store: Store): AsyncGenerator<Finding> {
  for (const detail of await store.damage()) yield { kind: 'store-damaged', detail };
}

async function* chain(store: Store): AsyncGenerator<Finding> {
  yield* verifyChain(store, await readHead(store));
  // One statement, one snapshot: a run posted meanwhile moves both the tables and the head.
  const beyond = (table: string, column: string): string =>
    `SELECT ${column} FROM ${table}
     WHERE ${column} > (SELECT CAST(value AS BIGINT) FROM meta WHERE name = '${table}') OR ${column} < 1
     ORDER BY ${column}`;
  for (const [posting] of await store.rows(beyond('postings', 'posting'))) {
    yield { kind: 'posting-added', posting: Number(posting) };
  }
  for (const [run] of await store.rows(beyond('runs', 'run'))) yield { kind: 'run-added', run: Number(run) };
}

/** What the chain cannot see: a correction that was sealed wrong. */
async function* wrongCorrections(store: Store): AsyncGenerator<Finding> {
  for (const text of [WRONG_ANSWERS, WRONG_CANCELLATIONS, UNFOUNDED_CORRECTIONS]) {
    for await (const batch of store.stream(text)) {
      for (const [posting] of batch) yield { kind: 'correction-differs', posting: Number(posting) };
    }
  }
}

const OTHER_KEY = `c.award <> p.award OR c.payee <> p.payee OR c.instalment_month <> p.instalment_month`;

/** An answered movement is corrected by what the payer took less what was sent, and by nothing when that is 0. */
const WRONG_ANSWERS = `
  SELECT p.posting FROM answers a JOIN postings p ON p.posting = a.posting
  LEFT JOIN postings c ON c.corrects = p.posting
  WHERE COALESCE(c.cents, 0) <> a.taken - p.cents OR (a.status = 'rejected' AND a.taken <> 0)
     OR (c.posting IS NOT NULL AND (c.kind <> a.status OR ${OTHER_KEY}))
  ORDER BY p.posting`;

const WRONG_CANCELLATIONS = `
  SELECT p.posting FROM runs x JOIN runs r ON r.run = x.cancels
  JOIN postings p ON p.posting >= r.first_posting AND p.posting < r.first_posting + r.postings
  LEFT JOIN postings c ON c.corrects = p.posting
  WHERE c.posting IS NULL OR c.kind <> 'cancelled' OR c.cents <> -p.cents OR ${OTHER_KEY}
  ORDER BY p.posting`;

const UNFOUNDED_CORRECTIONS = `
  SELECT c.posting FROM postings c JOIN runs x ON x.run = c.run
  LEFT JOIN answers a ON a.posting = c.corrects
  WHERE (c.kind IN ('rejected', 'modified') AND a.posting IS NULL)
     OR (c.kind = 'cancelled' AND x.cancels IS NULL)
     OR (c.corrects IS NULL AND c.kind NOT IN ('movement', 'opening'))
  ORDER BY c.posting`;

async function* archives(store: Store): AsyncGenerator<Finding> {
  for (const table of ['run_inputs', 'run_outputs']) {
    for await (const batch of store.stream(`SELECT run, name, digest FROM ${table} ORDER BY run, rank`)) {
      for (const [run, name, digest] of batch) {
        if (await isKept(store, String(digest))) continue;
        if (await isPurged(store, String(digest), Number(run))) continue;
        yield { kind: 'archive-missing', run: Number(run), name: String(name), digest: String(digest) };
      }
    }
  }
  for await (const batch of store.stream('SELECT digest FROM archives ORDER BY digest')) {
    for (const [digest] of batch) {
      if (!(await isSound(store, String(digest)))) yield { kind: 'archive-damaged', digest: String(digest) };
    }
  }
}

/** What only helps to find. */
async function* indexes(store: Store): AsyncGenerator<Finding> {
  for await (const detail of damagedParts(store)) yield { kind: 'store-damaged', detail };
  for await (const detail of damagedIndexes(store)) yield { kind: 'store-damaged', detail };
}

async function isSound(store: Store, digest: string): Promise<boolean> {
  try {
    const pieces = contentOf(store, digest);
    while ((await pieces.next()).done !== true) continue;
    return true;
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'corrupted') return false;
    throw error;
  }
}
