import { listedAwards } from './ledger/posting-batches.js';
import type { PageText, PostingPage } from './ledger/posting-page.js';
import type { PostedAward } from './ledger/view.js';
import type { Fingerprint } from './split/fingerprint.js';
import { POSTING_KEYS, type RowView } from './split/row-reading.js';

/**
 * The posting that is met in a page, as a row that has its award and its payee for keys. It is given with a comma behind
 * it, to be kept apart or sent to another thread: {@link unpackAwards} reads such a list.
 */
export class PostingRow implements RowView {
  readonly #page: PostingPage;

  constructor(page: PostingPage) {
    this.#page = page;
  }

  fingerprint(rank: number, space: number, print: Fingerprint): boolean {
    const { start, end, isEscaped } = this.#textOf(rank);
    if (isEscaped || !print.ofAscii(this.#page.bytes, start, end, space))
      print.ofText(this.text(rank), space);
    return true;
  }

  holds(rank: number, character: string): boolean {
    const { start, end, isEscaped } = this.#textOf(rank);
    if (isEscaped) return this.text(rank).includes(character);
    const code = character.charCodeAt(0);
    for (let at = start; at < end; at += 1) if (this.#page.bytes[at] === code) return true;
    return false;
  }

  text(rank: number): string {
    return this.#page.textOf(this.#textOf(rank));
  }

  give(take: (bytes: Uint8Array, start: number, end: number) => void): void {
    const { bytes, start, end } = this.#page;
    // In place of what follows it in the page, a comma or a bracket: the page goes on behind it.
    bytes[end] = COMMA;
    take(bytes, start, end + 1);
  }

  #textOf(rank: number): PageText {
    return rank === POSTING_KEYS.award ? this.#page.award : this.#page.payee;
  }
}

/** The awards of what {@link PostingRow} gave, of all their postings. */
export function unpackAwards(bytes: Uint8Array): readonly PostedAward[] {
  return listedAwards(`[${DECODER.decode(bytes.subarray(0, -1))}]`);
}

const DECODER = new TextDecoder();
const COMMA = 0x2c;
