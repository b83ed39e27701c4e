import { overlaps, type Period } from '../calendar/index.js';

/** A row rejected because it overlaps another that was kept. */
export interface Overlap<Row> {
  readonly row: Row;
  readonly kept: Row;
}

/**
 * Where rows may not overlap (rules section 11): they are taken in order, and one is set aside when it overlaps a row
 * that was kept.
 *
 * @param sorted rows in the order the rule states (start, then id…)
 */
export function keepDisjoint<Row>(
  sorted: readonly Row[],
  periodOf: (row: Row) => Period,
): { kept: Row[]; overlapping: Overlap<Row>[] } {
  const kept: Row[] = [];
  const overlapping: Overlap<Row>[] = [];
  let last: Row | undefined;
  for (const row of sorted) {
    // Kept rows are disjoint and sorted by start: only the last of them can reach this one.
    if (last !== undefined && overlaps(periodOf(last), periodOf(row))) {
      overlapping.push({ row, kept: last });
    } else {
      kept.push(row);
      last = row;
    }
  }
  return { kept, overlapping };
}

/** Rows by the value of a key, in their order. */
export function groupBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows whose key other rows have too, in their order: what a rule on several rows of one key may look at. */
export function sharingKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = once.size;
    once.add(key);
    if (once.size === before) again.add(key);
  }
  return again.size === 0 ? [] : rows.filter((row) => again.has(keyOf(row)));
}

/**
 * The rows that cover a day on which the amounts of all rows sum above a limit. Sums only change where a row starts,
 * so looking at those days is enough.
 */
export function rowsAboveLimit<Row>(
  rows: readonly Row[],
  periodOf: (row: Row) => Period,
  isAbove: (covering: readonly Row[]) => boolean,
): ReadonlySet<Row> {
  const above = new Set<Row>();
  for (const start of new Set(rows.map((row) => periodOf(row).start))) {
    const covering = rows.filter((row) => periodOf(row).start <= start && start <= periodOf(row).end);
    if (isAbove(covering)) for (const row of covering) above.add(row);
  }
  return above;
}
