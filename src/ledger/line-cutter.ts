import { centsOf, type Cents } from '../money/index.js';
import { remembered } from './json-text.js';
import type { PostingKind } from './records.js';

/** Months as `AAAAMM`, the school year by the year it begins in. */
export type MovementColumns = readonly [
  kind: PostingKind,
  award: string,
  payee: string,
  instalmentMonth: number,
  payMonth: number,
  remittance: number,
  cents: Cents,
  schoolYear: number,
  allowance: string,
  plan: string,
  nature: string,
  reference: string,
  corrects: null,
];

/**
 * Cuts lines where a string ends at the next quote. Before the month, between it and the amount, and after the amount, a
 * line mostly says what the one before says: the bytes are compared, and not cut again.
 */
export class LineCutter {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  #opening = NO_PIECE;
  #sent = NO_PIECE;
  #terms = NO_PIECE;
  #payMonth = 0;
  #remittance = 0;
  #schoolYear = 0;

  constructor(bytes: Uint8Array, text: string) {
    this.#bytes = bytes;
    this.#text = text;
  }

  columnsAt(start: number): MovementColumns {
    const text = this.#text;
    if (!this.#isAt(this.#opening, start)) this.#opening = this.#cut(start, 3);
    const month = start + this.#opening.length;
    const monthEnd = this.#quoteAfter(month);
    if (!this.#isAt(this.#sent, monthEnd)) this.#readSent(monthEnd);
    const cents = monthEnd + this.#sent.length;
    const centsEnd = this.#quoteAfter(cents);
    if (!this.#isAt(this.#terms, centsEnd)) this.#readTerms(centsEnd);
    const nature = centsEnd + this.#terms.length;
    const natureEnd = this.#quoteAfter(nature);
    const reference = natureEnd + '","'.length;
    const [kind = '', award = '', payee = ''] = this.#opening.words;
    const [, allowance = '', plan = ''] = this.#terms.words;
    return [
      kind as PostingKind,
      award,
      payee,
      this.#digits(month, monthEnd),
      this.#payMonth,
      this.#remittance,
      this.#cents(cents, centsEnd),
      this.#schoolYear,
      allowance,
      plan,
      text.slice(nature, natureEnd),
      text.slice(reference, this.#quoteAfter(reference)),
      null,
    ];
  }

  #readSent(from: number): void {
    this.#sent = this.#cut(from + 1, 1, from);
    const [month = ''] = this.#sent.words;
    this.#payMonth = digitsOf(month);
    this.#remittance = Number(this.#text.slice(from, from + this.#sent.length).split(',')[2]);
  }

  #readTerms(from: number): void {
    this.#terms = this.#cut(from + 1, 3, from);
    this.#schoolYear = yearOf(this.#terms.words[0] ?? '');
  }

  /** So many strings from a place on; the piece begins at `start`, and goes up to the quote where the next one begins. */
  #cut(from: number, count: number, start = from): Piece {
    const words: string[] = [];
    let at = from;
    while (words.length < count) {
      const word = this.#quoteAfter(at) + 1;
      at = this.#quoteAfter(word) + 1;
      words.push(this.#text.slice(word, at - 1));
    }
    return { start, length: this.#quoteAfter(at) + 1 - start, words };
  }

  #isAt(piece: Piece, start: number): boolean {
    const bytes = this.#bytes;
    const { start: before, length } = piece;
    let index = 0;
    while (index < length && bytes[start + index] === bytes[before + index]) index += 1;
    return index === length && length > 0;
  }

  #quoteAfter(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    while (at < bytes.length && bytes[at] !== QUOTE) at += 1;
    return at;
  }

  /** The number that figures make, hyphens left out. */
  #digits(start: number, end: number): number {
    const bytes = this.#bytes;
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const figure = (bytes[at] ?? 0) - ZERO;
      if (figure >= 0 && figure <= 9) number = 10 * number + figure;
      else if (bytes[at] !== HYPHEN) return Number.NaN;
    }
    return number;
  }

  #cents(start: number, end: number): Cents {
    if (end - start > MOST_FIGURES) return centsOf(BigInt(this.#text.slice(start, end)));
    const unsigned = this.#digits(start, end);
    return centsOf(this.#bytes[start] === HYPHEN ? -unsigned : unsigned);
  }
}

/** Strings of a line, and what lies around them. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly words: readonly string[];
}

const NO_PIECE: Piece = { start: 0, length: 0, words: [] };
const QUOTE = 0x22;
/** In a month, and before an amount that takes back. */
const HYPHEN = 0x2d;
const ZERO = 0x30;
/** That a safe integer holds, whatever they are. */
const MOST_FIGURES = 15;

/** `AAAA-MM` as the tables hold it. */
export const digitsOf = remembered((month: string) => Number(month.replace('-', '')));
/** `2025-2026` as the tables hold it. */
export const yearOf = remembered((schoolYear: string) => Number(schoolYear.slice(0, 4)));
