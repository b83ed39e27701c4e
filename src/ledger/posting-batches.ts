import { schoolYearStarting } from '../calendar/index.js';
import { byCodePoint, type AllowanceCode, type AwardId, type Numen, type PlanName } from '../model/index.js';
import { modelPostings, type StandingRecord } from './model-postings.js';
import { PostingPage } from './posting-page.js';
import type { AwardPostings, PostingBatch, PostingKind } from './records.js';
import { centsFrom, monthFrom } from './rows.js';
import type { Dialect, Row, Sql, SqlValue, Store } from './store.js';

/** Which awards are read: ` WHERE …` on the table `postings`, called `p`, or nothing. */
export interface Conditions {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * The postings of awards, a few thousand awards at a time, in code point order. The database writes the text of each
 * award itself: a row of one text costs a third of fifteen values handed over one by one, a million times.
 */
export async function* postingBatches(store: Store, conditions: Conditions): AsyncGenerator<PostingBatch> {
  for await (const batch of store.stream(queryOf(store.dialect, conditions), conditions.parameters)) {
    yield batchOf(batch);
  }
}

/** The same, of awards that are few enough to be held together. */
export async function postingBatch(
  sql: Sql,
  dialect: Dialect,
  conditions: Conditions,
): Promise<PostingBatch> {
  return batchOf(await sql.rows(queryOf(dialect, conditions), conditions.parameters));
}

/**
 * Postings in the order of the book, that of the disk: in the order of awards every posting would be looked for in its own
 * place. The database writes the text of a page of them itself: a page costs a third of its postings one by one.
 */
export async function* postingPages(
  store: Store,
  { where, parameters }: Conditions,
): AsyncGenerator<PostingPage> {
  const { dialect } = store;
  const list = dialect.utf8(dialect.jsonList(dialect.jsonArray(EXPRESSIONS)));
  const within = `${where === '' ? ' WHERE' : `${where} AND`} p.posting >= first AND p.posting < first + ${PAGE}`;
  // One statement, since what is read is one state of the book.
  const query = `
    WITH RECURSIVE pages (first) AS (
      SELECT MIN(posting) FROM postings
      UNION ALL SELECT first + ${PAGE} FROM pages WHERE first + ${PAGE} <= (SELECT MAX(posting) FROM postings))
    SELECT (SELECT ${list} FROM postings p${within}) FROM pages`;
  for await (const pages of store.stream(query, parameters, 1)) {
    for (const [page] of pages) if (page instanceof Uint8Array) yield new PostingPage(page);
  }
}

/** Postings of a page. */
const PAGE = '2000';

/**
 * The awards of some postings, in code point order, from their texts: here, or in another thread, which was sent them.
 *
 * @param texts every posting of each of those awards
 */
export function postedAwards(texts: readonly string[]): readonly AwardPostings[] {
  return listedAwards(`[${texts.join(',')}]`);
}

/** The same, from the JSON array of those texts. */
export function listedAwards(list: string): readonly AwardPostings[] {
  const awards = new Map<string, StandingRecord[]>();
  for (const stored of JSON.parse(list) as StoredPosting[]) {
    const known = awards.get(stored[2]);
    if (known === undefined) awards.set(stored[2], [recordFrom(stored)]);
    else known.push(recordFrom(stored));
  }
  return [...awards]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([award, records]) => ({ award: award as AwardId, postings: modelPostings(inOrder(records)) }));
}

/** Pages, and what a page holds, come in the order of the book, which no database promises. */
function inOrder(records: StandingRecord[]): StandingRecord[] {
  return records.length === 1 ? records : records.sort((a, b) => a.number - b.number);
}

/** The awards of a batch with their postings, oldest first. */
export function readPostingBatch(batch: PostingBatch): readonly AwardPostings[] {
  return (JSON.parse(batch) as StoredPosting[][]).map((postings) => {
    // Grouped, the postings of an award come in the order of its index, not of the book.
    const records = inOrder(postings.map(recordFrom));
    return { award: postings[0]?.[2] as AwardId, postings: modelPostings(records) };
  });
}

function batchOf(rows: readonly Row[]): PostingBatch {
  return `[${rows.map(([award]) => String(award)).join(',')}]` as PostingBatch;
}

function queryOf(dialect: Dialect, { where }: Conditions): string {
  const posting = dialect.jsonArray(EXPRESSIONS);
  return `SELECT ${dialect.jsonList(posting)} FROM postings p${where} GROUP BY p.award ORDER BY p.award`;
}

/** What the rules see of a posting, in the order of {@link StoredPosting}. The amount as text: JSON has no integers. */
const EXPRESSIONS = [
  'p.posting',
  'p.kind',
  'p.award',
  'p.payee',
  'p.instalment_month',
  'p.pay_month',
  'CAST(p.cents AS TEXT)',
  'p.school_year',
  'p.allowance',
  'p.plan',
  'p.corrects',
];

type StoredPosting = readonly [
  posting: number,
  kind: PostingKind,
  award: string,
  payee: string,
  instalmentMonth: number,
  payMonth: number,
  cents: string,
  schoolYear: number,
  allowance: string,
  plan: PlanName,
  corrects: number | null,
];

function recordFrom(stored: StoredPosting): StandingRecord {
  return {
    number: stored[0],
    kind: stored[1],
    key: {
      award: stored[2] as AwardId,
      payee: stored[3] as Numen,
      instalmentMonth: monthFrom(stored[4]),
    },
    payMonth: monthFrom(stored[5]),
    amount: centsFrom(stored[6]),
    schoolYear: schoolYearStarting(stored[7]),
    allowance: stored[8] as AllowanceCode,
    plan: stored[9],
    corrects: stored[10] ?? undefined,
  };
}
