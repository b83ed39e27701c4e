import { WaitingList, type WaitingPayments } from './emit/waiting-payments.js';
import { byCodePoint } from './model/index.js';

/** The payments of a part, by range of schools, in one piece: hundreds of small ones would each be sent and freed. */
export interface WaitingRanges {
  readonly bytes: Uint8Array;
  /**
   * Four numbers for each range, one after the other in the bytes: which, then where its rows end, its records, its details.
   * Whole numbers of 53 bits: all that belongs together may be more than two gigabytes.
   */
  readonly places: Float64Array;
}

/** Visits the three lists of each range, as `WaitingPayments` has them. */
export function eachRange(
  { bytes, places }: WaitingRanges,
  visit: (range: number, list: keyof WaitingPayments, bytes: Uint8Array, start: number, end: number) => void,
): void {
  let start = 0;
  for (let at = 0; at < places.length; at += PLACE) {
    for (const [rank, list] of LISTS.entries()) {
      const end = places[at + 1 + rank] ?? 0;
      visit(places[at] ?? 0, list, bytes, start, end);
      start = end;
    }
  }
}

/** The lists of a range, in this order wherever they lie. */
export const LISTS = ['rows', 'records', 'details'] as const satisfies readonly (keyof WaitingPayments)[];
const PLACE = 4;

/** The payments of a part, by range of schools; the same memory serves the parts that follow. */
export class RangeLists {
  readonly #ranges: readonly string[];
  readonly #lists = new Map<number, WaitingList>();
  readonly #used = new Map<number, WaitingList>();
  #uai: string | undefined;
  #list = new WaitingList();

  /** @param ranges the first school of each range after the first */
  constructor(ranges: readonly string[]) {
    this.#ranges = ranges;
  }

  /** The list of a school; the movements of an award follow each other. */
  of(uai: string): WaitingList {
    if (uai === this.#uai) return this.#list;
    const range = rangeOf(uai, this.#ranges);
    let list = this.#lists.get(range);
    if (list === undefined) this.#lists.set(range, (list = new WaitingList()));
    this.#used.set(range, list);
    this.#uai = uai;
    return (this.#list = list);
  }

  /** Everything since the last time. */
  all(): WaitingRanges {
    let size = 0;
    for (const list of this.#used.values()) size += list.size;
    const bytes = new Uint8Array(size);
    const places = new Float64Array(PLACE * this.#used.size);
    let [at, place] = [0, 0];
    for (const [range, list] of this.#used) {
      const ends = list.moveTo(bytes, at);
      places.set([range, ...ends], place);
      at = ends[2];
      place += PLACE;
    }
    this.#used.clear();
    this.#uai = undefined;
    return { bytes, places };
  }

  /** Forgets what a part left that was not settled to its end. */
  clear(): void {
    this.all();
  }
}

/** The range a school falls in. */
export function rangeOf(uai: string, ranges: readonly string[]): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byCodePoint(ranges[middle] ?? '', uai) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
