import {
  addDays,
  earliest,
  formatIsoDate,
  isoDate,
  latest,
  OPEN_END,
  type Period,
} from '../calendar/index.js';
import type { Dated } from '../model/index.js';

/** Days as law data write them; no `to` means without end. */
export interface DatedSource {
  readonly from: string;
  readonly to?: string;
  readonly source: string;
}

/** Compiles dated entries, sorted by their first day. */
export function datedValues<Entry extends DatedSource, Value>(
  entries: readonly Entry[],
  valueOf: (entry: Entry) => Value,
): Dated<Value>[] {
  return entries
    .map((entry) => ({ period: periodOf(entry), value: valueOf(entry), source: entry.source }))
    .sort((a, b) => a.period.start - b.period.start);
}

/** The days of one entry. Throws on a date that does not exist and on an end before its start. */
export function periodOf({ from, to }: Omit<DatedSource, 'source'>): Period {
  const period = { start: isoDate(from), end: to === undefined ? OPEN_END : isoDate(to) };
  if (period.end < period.start) throw new RangeError(`${from} > ${String(to)}`);
  return period;
}

/** A day for which a list of dated values has no answer, or two. */
export interface TimelineFault {
  readonly kind: 'gap' | 'clash';
  readonly period: string;
}

/** Every gap and clash of dated values over the days they must cover; sorted values. */
export function timelineFaults(values: readonly Dated<unknown>[], mustCover: Period): TimelineFault[] {
  const faults: TimelineFault[] = [];
  let next = mustCover.start;
  for (const [index, { period }] of values.entries()) {
    if (period.start > next) faults.push({ kind: 'gap', period: shown(next, addDays(period.start, -1)) });
    if (period.start < next && index > 0) {
      const since = latest(period.start, mustCover.start);
      faults.push({ kind: 'clash', period: shown(since, earliest(period.end, addDays(next, -1))) });
    }
    next = latest(next, addDays(period.end, 1));
  }
  if (next <= mustCover.end) faults.push({ kind: 'gap', period: shown(next, mustCover.end) });
  return faults;
}

function shown(start: Period['start'], end: Period['end']): string {
  return `${formatIsoDate(start)} – ${end >= OPEN_END ? '…' : formatIsoDate(end)}`;
}
