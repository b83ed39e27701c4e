import { parsePayMonth } from '../calendar/index.js';
import type { Payment } from '../emit/payment.js';
import { motiveOf, type Retained } from '../emit/retained-csv.js';
import { readCsvRecords } from '../ingest/csv.js';
import type { PostingRecord } from '../ledger/index.js';
import type { AwardId, Key, Numen } from '../model/index.js';
import { exactOf, NO_CENTS, roundToCents, subtractCents, type Cents } from '../money/index.js';
import { nameOf } from './replay-ledger.js';

/** What a run did with a key: money that moved, or that was held or barred. */
export interface RunLine {
  readonly key: Key;
  /** `mouvement`, or the motive of `retenus.csv`. */
  readonly what: string;
  readonly amount: Cents;
  /** Nature, allowance and plan of a movement. */
  readonly terms: string;
}

export type RunLines = ReadonlyMap<string, RunLine>;

/** The lines of a run as it was posted: its postings, and its `retenus.csv`. */
export function postedLines(postings: readonly PostingRecord[], retained: Uint8Array | undefined): RunLines {
  const moved = postings.map(({ key, amount, nature, allowance, plan }) => ({
    key,
    what: MOVEMENT,
    amount,
    terms: [nature, allowance, plan].join(' '),
  }));
  const [, ...rows] = retained === undefined ? [] : readCsvRecords(retained);
  return linesOf([...moved, ...rows.map(retainedLine)]);
}

/** The lines of a run done again. */
export function settledLines(payments: readonly Payment[], retained: readonly Retained[]): RunLines {
  const moved = payments.map(({ key, amount, nature, terms }) => ({
    key,
    what: MOVEMENT,
    amount,
    terms: [nature, terms.allowance, terms.plan].join(' '),
  }));
  const kept = retained.map((entry) => ({
    key: entry.key,
    what: motiveOf(entry),
    amount: entry.amount,
    terms: '',
  }));
  return linesOf([...moved, ...kept]);
}

const MOVEMENT = 'mouvement';

/** A part of a difference, and what makes it. */
export interface CausedPart<Cause> {
  readonly cause: Cause;
  readonly amount: Cents;
}

/** A line that would not be what it was. */
export interface ChangedLine<Cause> {
  readonly key: Key;
  readonly what: string;
  readonly posted: Cents;
  readonly recomputed: Cents;
  /** In the order of the causes; they sum to the difference. A part of zero changes nature, allowance or plan alone. */
  readonly parts: readonly CausedPart<Cause>[];
}

/**
 * Every line that differs between what was posted and the last of some recomputations, each of which replaces one more
 * cause; the parts sum to the difference.
 */
export function changedLines<Cause>(
  posted: RunLines,
  recomputed: readonly { readonly cause: Cause; readonly lines: RunLines }[],
): ChangedLine<Cause>[] {
  const names = new Set([...posted.keys(), ...(recomputed.at(-1)?.lines.keys() ?? [])]);
  return [...names].sort().flatMap((name) => {
    const before = posted.get(name);
    const after = recomputed.at(-1)?.lines.get(name);
    const line = after ?? before;
    if (line === undefined || isSame(before, after)) return [];
    let last = before;
    const parts: CausedPart<Cause>[] = [];
    for (const { cause, lines } of recomputed) {
      const next = lines.get(name);
      if (!isSame(last, next)) parts.push({ cause, amount: subtractCents(amountOf(next), amountOf(last)) });
      last = next;
    }
    return [{ key: line.key, what: line.what, posted: amountOf(before), recomputed: amountOf(after), parts }];
  });
}

function isSame(a: RunLine | undefined, b: RunLine | undefined): boolean {
  return amountOf(a) === amountOf(b) && (a?.terms ?? '') === (b?.terms ?? '');
}

function amountOf(line: RunLine | undefined): Cents {
  return line?.amount ?? NO_CENTS;
}

function linesOf(lines: readonly RunLine[]): RunLines {
  return new Map(lines.map((line) => [`${nameOf(line.key)} ${line.what}`, line]));
}

/** A row of `retenus.csv`, in the order of its columns. */
function retainedLine([motive = '', payee, award, month = '', amount = '']: readonly string[]): RunLine {
  const instalmentMonth = parsePayMonth(month);
  if (instalmentMonth === undefined) throw new Error('an archived retenus.csv cannot be read');
  const key = { award: award as AwardId, payee: payee as Numen, instalmentMonth };
  // Exact: it was written with two decimals.
  return { key, what: motive, amount: roundToCents(exactOf(amount), 'half-up'), terms: '' };
}
