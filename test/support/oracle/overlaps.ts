import type { Period } from './civil-days.js';
import { overlap } from './civil-days.js';
import type { GoodRow } from './rows.js';
import { byCodePoint, firstDifference } from './order.js';
import type { Verdicts } from './verdicts.js';

/** Rows in the order of the rules: start, then id (rules, section 11). */
export function byStartThenId<T extends Period & { readonly id: string }>(
  a: GoodRow<T>,
  b: GoodRow<T>,
): number {
  return firstDifference(a.value.start - b.value.start, byCodePoint(a.value.id, b.value.id));
}

/**
 * Where rows may not overlap, they are taken in order and one is rejected when it overlaps a row that was kept
 * (rules, section 11). `rows` are already in order.
 */
export function rejectOverlaps<T extends Period>(
  rows: readonly GoodRow<T>[],
  groupOf: (value: T) => string,
  code: string,
  verdicts: Verdicts,
): void {
  const kept: GoodRow<T>[] = [];
  for (const row of rows) {
    const clash = kept.some(
      ({ value }) => groupOf(value) === groupOf(row.value) && overlap(value, row.value),
    );
    if (clash) verdicts.reject(row, code);
    else kept.push(row);
  }
}
