import { WaitingList, type WaitingPayments } from './emit/waiting-payments.js';
import { byCodePoint } from './model/index.js';

/** Payments of a range of schools. */
export interface WaitingRange extends WaitingPayments {
  readonly range: number;
}

/** The payments of a part, by range of schools; the same memory serves the parts that follow. */
export class WaitingRanges {
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
  all(): WaitingRange[] {
    const all = [...this.#used].map(([range, list]) => ({ range, ...list.all() }));
    this.#used.clear();
    this.#uai = undefined;
    return all;
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
