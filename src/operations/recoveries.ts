import { changesBetween, type ChangedFacts } from '../changes.js';

import { absoluteCents, sumCents, type Cents } from '../money/index.js';
import { byCodePoint } from '../model/index.js';
import type { Recovery } from '../part-crew.js';
import type { ValidatedExport } from '../validate/validated-export.js';

/** The recoveries a brake stopped, for whoever must decide: how many people, how much, the largest, and why. */
export interface RecoverySummary {
  readonly people: number;
  readonly lines: number;
  /** Unsigned. */
  readonly amount: Cents;
  readonly largest: readonly Recovery[];
  readonly byCause: readonly RecoveryCause[];
}

export interface RecoveryCause {
  /** What differs from the last posted export; empty when no fact does. */
  readonly changes: readonly ChangedFacts[];
  readonly lines: number;
  readonly amount: Cents;
}

/** How many of the largest recoveries are named. */
const LARGEST = 10;

/**
 * Sums up the recoveries of a run.
 *
 * @param before the facts of the last posted run; without them no cause is told
 */
export function recoverySummary(
  found: readonly Recovery[],
  before: ValidatedExport | undefined,
  after: ValidatedExport,
): RecoverySummary {
  const recoveries = [...found].sort(byAmount);
  return {
    people: new Set(recoveries.map(({ key }) => key.payee)).size,
    lines: recoveries.length,
    amount: amountOf(recoveries),
    largest: recoveries.slice(0, LARGEST),
    byCause: before === undefined ? [] : causesOf(recoveries, changesBetween(before, after)),
  };
}

/** Largest first; then by award, payee and month of origin. */
function byAmount(a: Recovery, b: Recovery): number {
  if (a.amount !== b.amount) return a.amount < b.amount ? -1 : 1;
  return (
    byCodePoint(a.key.award, b.key.award) ||
    byCodePoint(a.key.payee, b.key.payee) ||
    a.key.instalmentMonth - b.key.instalmentMonth
  );
}

function causesOf(
  recoveries: readonly Recovery[],
  changesOf: ReturnType<typeof changesBetween>,
): RecoveryCause[] {
  const groups = new Map<string, { changes: readonly ChangedFacts[]; recoveries: Recovery[] }>();
  for (const recovery of recoveries) {
    const changes = changesOf(recovery.key);
    const name = JSON.stringify(changes);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { changes, recoveries: [recovery] });
    else group.recoveries.push(recovery);
  }
  return [...groups.values()]
    .map((group) => ({
      changes: group.changes,
      lines: group.recoveries.length,
      amount: amountOf(group.recoveries),
    }))
    .sort((a, b) => (a.amount === b.amount ? b.lines - a.lines : a.amount < b.amount ? 1 : -1));
}

function amountOf(recoveries: readonly Recovery[]): Cents {
  return absoluteCents(sumCents(recoveries.map(({ amount }) => amount)));
}
