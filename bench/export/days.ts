/** Days are counted from the first of these; the school year measured is 2025-2026, the leaves begin a year before. */
const FIRST = Date.UTC(2024, 8, 1);
const DAY = 86_400_000;
const WRITTEN = Array.from({ length: 800 }, (_, day) =>
  new Date(FIRST + day * DAY).toISOString().slice(0, 10),
);

/** The rank of a day written `2025-09-01`. */
export function dayOf(written: string): number {
  return Math.round((Date.parse(`${written}T00:00:00Z`) - FIRST) / DAY);
}

/** The day of this rank, as the exports write it. */
export function written(day: number): string {
  return WRITTEN[day] ?? new Date(FIRST + day * DAY).toISOString().slice(0, 10);
}
