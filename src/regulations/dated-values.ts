import { addDays, formatIsoDate, isoDate, OPEN_END, type Period } from '../calendar/index.js';
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

/** The days of one entry. Throws on a date that does not exist, which {@link timelineFaults} reports before. */
export function periodOf({ from, to }: Omit<DatedSource, 'source'>): Period {
  return { start: isoDate(from), end: to === undefined ? OPEN_END : isoDate(to) };
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
  for (const { period } of values) {
    if (period.start > next) faults.push({ kind: 'gap', period: shown(next, addDays(period.start, -1)) });
    if (period.start < next && period.start > mustCover.start) {
      faults.push({ kind: 'clash', period: shown(period.start, addDays(next, -1)) });
    }
    next = addDays(period.end, 1);
  }
  if (next <= mustCover.end) faults.push({ kind: 'gap', period: shown(next, mustCover.end) });
  return faults;
}

function shown(start: Period['start'], end: Period['end']): string {
  return `${formatIsoDate(start)} – ${end >= OPEN_END ? '…' : formatIsoDate(end)}`;
}
