import { acknowledgeRows } from './acknowledging.js';
import { readHead } from './append.js';
import { contentOf, keep, wholeContentOf } from './archive.js';
import { balance, remittances } from './balance.js';
import { cancelRemittance } from './cancelling.js';
import { blocksHolding, tableIndex } from './kept-index.js';
import { takeLease, type Lease, type LeaseTerms } from './lease.js';
import type { Ledger, LedgerWriter } from './ledger.js';
import { importBalances } from './opening.js';
import {
  awardsKnown,
  awardsPaidTo,
  postingsByAward,
  postingsOf,
  postingPagesOf,
  shownPostings,
} from './posted.js';
import { placesOfReference } from './posting-places.js';
import { newPayeesOf, payRunsOf } from './pay-runs.js';
import { postRun } from './posting.js';
import { settledMonthOf } from './purge-obstacles.js';
import { purgesOf } from './purged.js';
import { purgePlan, purgeRows } from './purging.js';
import { preparationsIn, prepareMonth, refusePrepared } from './preparations.js';
import {
  lastExportedAtOf,
  lastPostedMonthOf,
  lastRunOf,
  nextRemittanceOf,
  runNumbered,
  runsOf,
  unpublishedOf,
} from './reading.js';
import type { Store, Transaction } from './store.js';
import { tablePart } from './table-parts.js';
import { verify } from './verify.js';

/** The ledger kept by a store. */
export function ledgerOver(store: Store, created: boolean, now: () => number, terms: LeaseTerms): Ledger {
  let closed = false;
  return {
    created,
    head: () => readHead(store),
    lastPostedMonth: () => lastPostedMonthOf(store),
    lastRun: () => lastRunOf(store),
    lastExportedAt: () => lastExportedAtOf(store),
    run: (number) => runNumbered(store, number),
    runs: () => runsOf(store),
    payRuns: (payMonth) => payRunsOf(store, payMonth),
    newPayees: (run) => newPayeesOf(store, run),
    nextRemittance: (payMonth) => nextRemittanceOf(store, payMonth),
    remittances: () => remittances(store),
    unpublished: () => unpublishedOf(store),
    preparations: () => preparationsIn(store),
    postingsOf: (awards, before) => postingsOf(store, awards, before),
    awardsPaidTo: (payees, before) => awardsPaidTo(store, payees, before),
    postingsByAward: (range = {}) => postingsByAward(store, range),
    postingPages: (upTo) => postingPagesOf(store, upTo),
    awardsKnown: () => awardsKnown(store),
    show: (filter = {}) => shownPostings(store, filter),
    balance: (by, filter = {}) => balance(store, by, filter),
    content: (digest) => contentOf(store, digest),
    wholeContent: (digest) => wholeContentOf(store, digest),
    partsHolding: (digest, method, keys) => blocksHolding(store, tableIndex(digest, method), keys),
    tablePart: (digest, part) => tablePart(store, digest, part),
    placesOfReference: (run, reference) => placesOfReference(store, run, reference),
    settledMonth: () => settledMonthOf(store),
    purgePlan: (scope) => purgePlan(store, store.dialect, scope),
    purges: () => purgesOf(store),
    verify: () => verify(store),
    lease: async (request) => writerOver(store, await takeLease(store, request, now, terms)),
    close: async () => {
      if (closed) return;
      closed = true;
      await store.close();
    },
  };
}

function writerOver(store: Store, lease: Lease): LedgerWriter {
  /** The lease is confirmed before the work, to fail early, and after it, to be still ours at the commit. */
  const write = <Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> =>
    store.transaction(async (transaction) => {
      await lease.confirm(transaction);
      const result = await body(transaction);
      await lease.confirm(transaction);
      return result;
    });
  return {
    archive: (content, blocks) => write((transaction) => keep(transaction, content, blocks)),
    post: (request) => write((transaction) => postRun(transaction, request)),
    confirmPublished: (run) =>
      write(async (transaction) => {
        await transaction.execute('INSERT INTO publications (run) VALUES ($1) ON CONFLICT (run) DO NOTHING', [
          run,
        ]);
      }),
    prepare: (payMonth, content) => write((transaction) => prepareMonth(transaction, payMonth, content)),
    refuse: (payMonth, record, stamp) =>
      write((transaction) => refusePrepared(transaction, payMonth, record, stamp)),
    cancel: ({ payMonth, number }, stamp) =>
      write((transaction) => cancelRemittance(transaction, payMonth, number, stamp)),
    acknowledge: (request) => write((transaction) => acknowledgeRows(transaction, request)),
    importOpening: (request) => write((transaction) => importBalances(transaction, request)),
    purge: (request) => write((transaction) => purgeRows(transaction, request)),
    erase: () => store.erase(),
    renew: () => lease.renew(),
    release: () => lease.release(),
  };
}
