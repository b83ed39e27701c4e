import { schoolYearStarting, type PayMonth } from '../calendar/index.js';
import { byCodePoint, type AwardId, type Posting } from '../model/index.js';
import type { AwardRange } from './ledger.js';
import type { PostingPage } from './posting-page.js';
import { placesOfPayees } from './posting-places.js';
import {
  postingBatch,
  postingBatches,
  postingPages,
  readPostingBatch,
  type Conditions,
} from './posting-batches.js';
import type { AwardPostings, KnownAward, PostingFilter, PostingRecord } from './records.js';
import { postingFrom, storedMonth } from './rows.js';
import type { Row, SqlValue, Store } from './store.js';
import { columnsOf } from './tables.js';

const POSTING = `SELECT ${columnsOf('postings', 'p')} FROM postings p`;

/** Awards asked for at once. */
const SLICE = 5000;

/** The postings of some awards, oldest first; those of a rank before one, when it is given. */
export async function postingsOf(
  store: Store,
  awards: readonly AwardId[],
  before?: number,
): Promise<ReadonlyMap<AwardId, readonly Posting[]>> {
  const { dialect } = store;
  const found = new Map<AwardId, readonly Posting[]>();
  for (let at = 0; at < awards.length; at += SLICE) {
    const list = dialect.list(awards.slice(at, at + SLICE));
    const ofAwards = ` WHERE ${dialect.isOneOf('p.award', '$1')}`;
    const batch = await postingBatch(
      store,
      dialect,
      before === undefined
        ? { where: ofAwards, parameters: [list] }
        : { where: `${ofAwards} AND p.posting < $2`, parameters: [list, before] },
    );
    for (const { award, postings } of readPostingBatch(batch)) found.set(award, postings);
  }
  return found;
}

/** The awards that some payees have postings of, of a rank before one; in code point order. */
export async function awardsPaidTo(
  store: Store,
  payees: readonly string[],
  before: number,
): Promise<readonly AwardId[]> {
  if (payees.length === 0) return [];
  const { dialect } = store;
  const awards = new Set<AwardId>();
  const places =
    payees.length <= FEW ? await placesOfPayees(store, payees, before) : [{ from: 1, to: before - 1 }];
  for (let at = 0; at < payees.length; at += SLICE) {
    const [first = '', ...others] = payees.slice(at, at + SLICE);
    const isPayee = others.length === 0 ? 'p.payee = $1' : dialect.isOneOf('p.payee', '$1');
    const value = others.length === 0 ? first : dialect.list([first, ...others]);
    const text = `SELECT DISTINCT p.award FROM postings p WHERE ${isPayee} AND p.posting >= $2 AND p.posting <= $3`;
    for (const { from, to } of places) {
      for (const [award] of await store.rows(text, [value, from, Math.min(to, before - 1)])) {
        awards.add(award as AwardId);
      }
    }
  }
  return [...awards].sort(byCodePoint);
}

/** More payees than this are looked for everywhere at once. */
const FEW = 20;

/** The postings of each award of a range, in code point order of awards. */
export async function* postingsByAward(
  store: Store,
  { after, upTo }: AwardRange,
): AsyncGenerator<AwardPostings> {
  const within = conditions([
    ['p.award >', after],
    ['p.award <=', upTo],
  ]);
  for await (const batch of postingBatches(store, within)) yield* readPostingBatch(batch);
}

/** The postings of months up to one, in the order of the book. */
export function postingPagesOf(store: Store, upTo: PayMonth | undefined): AsyncGenerator<PostingPage> {
  return postingPages(
    store,
    conditions([['p.pay_month <=', upTo === undefined ? undefined : storedMonth(upTo)]]),
  );
}

/** Every award of the book, in code point order, with its school years and whether anything stands. */
export async function* awardsKnown(store: Store): AsyncGenerator<KnownAward> {
  const { dialect } = store;
  // A key whose award was moved to another school year shows both years: the first and the last of its postings.
  const text = `
    SELECT award, ${dialect.distinctList('first_year')}, ${dialect.distinctList('last_year')},
           MAX(CASE WHEN net <> 0 THEN 1 ELSE 0 END)
    FROM (SELECT award, MIN(school_year) AS first_year, MAX(school_year) AS last_year, SUM(cents) AS net
          FROM postings GROUP BY award, payee, instalment_month) AS keys
    GROUP BY award ORDER BY award`;
  for await (const batch of store.stream(text)) yield* batch.map(knownFrom);
}

function knownFrom([award, firstYears, lastYears, hasNet]: Row): KnownAward {
  const years = new Set(`${String(firstYears)},${String(lastYears)}`.split(',').map(Number));
  return {
    award: award as AwardId,
    schoolYears: [...years].sort((a, b) => a - b).map(schoolYearStarting),
    hasNet: Number(hasNet) === 1,
  };
}

/** Postings as they stand, in the order of the book. */
export async function* shownPostings(store: Store, filter: PostingFilter): AsyncGenerator<PostingRecord> {
  const { where, parameters } = filterOf(filter);
  for await (const batch of store.stream(`${POSTING}${where} ORDER BY p.posting`, parameters)) {
    yield* batch.map(postingFrom);
  }
}

/** The condition of a filter on the table `postings`, called `p`. */
export function filterOf({ award, payee, payMonth, reference, from, to }: PostingFilter): Conditions {
  return conditions([
    ['p.award =', award],
    ['p.payee =', payee],
    ['p.pay_month =', payMonth === undefined ? undefined : storedMonth(payMonth)],
    ['p.reference =', reference],
    ['p.posting >=', from],
    ['p.posting <=', to],
  ]);
}

function conditions(comparisons: readonly (readonly [string, SqlValue | undefined])[]): Conditions {
  const texts: string[] = [];
  const parameters: SqlValue[] = [];
  for (const [comparison, value] of comparisons) {
    if (value === undefined) continue;
    parameters.push(value);
    texts.push(`${comparison} $${String(parameters.length)}`);
  }
  return { where: texts.length === 0 ? '' : ` WHERE ${texts.join(' AND ')}`, parameters };
}
