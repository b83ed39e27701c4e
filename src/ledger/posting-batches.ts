import { schoolYearStarting } from '../calendar/index.js';
import { byCodePoint, type AllowanceCode, type AwardId, type Numen, type PlanName } from '../model/index.js';
import { modelPostings, type StandingRecord } from './model-postings.js';
import type { AwardPostings, PostingBatch, PostingKind } from './records.js';
import { centsFrom, monthFrom } from './rows.js';
import type { Dialect, Row, Sql, SqlValue, Store } from './store.js';
import type { PostingText } from './view.js';

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
 * Postings one by one, each as a text, in the order of the book: that of the disk. In the order of awards every posting
 * would be looked for in its own place.
 */
export async function* postingTexts(
  store: Store,
  { where, parameters }: Conditions,
): AsyncGenerator<readonly PostingText[]> {
  const text = `CAST(${store.dialect.jsonArray(EXPRESSIONS)} AS TEXT)`;
  const query = `SELECT p.award, p.payee, ${text} FROM postings p${where} ORDER BY p.posting`;
  for await (const batch of store.stream(query, parameters)) yield batch.map(postingText);
}

function postingText(row: Row): PostingText {
  return { award: row[0] as string, payee: row[1] as string, text: row[2] as string };
}

/**
 * The awards of some postings, in code point order, from their texts in the order of the book: here, or in another
 * thread, which was sent them.
 *
 * @param texts every posting of each of those awards
 */
export function postedAwards(texts: readonly string[]): readonly AwardPostings[] {
  const awards = new Map<string, StandingRecord[]>();
  for (const stored of JSON.parse(`[${texts.join(',')}]`) as StoredPosting[]) {
    const known = awards.get(stored[2]);
    if (known === undefined) awards.set(stored[2], [recordFrom(stored)]);
    else known.push(recordFrom(stored));
  }
  return [...awards]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([award, records]) => ({ award: award as AwardId, postings: modelPostings(records) }));
}

/** The awards of a batch with their postings, oldest first. */
export function readPostingBatch(batch: PostingBatch): readonly AwardPostings[] {
  return (JSON.parse(batch) as StoredPosting[][]).map((postings) => {
    // Grouped, the postings of an award come in the order of its index, not of the book.
    const records = postings.map(recordFrom).sort((a, b) => a.number - b.number);
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
