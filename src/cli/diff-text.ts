import { formatPayMonth } from '../calendar/index.js';
import type { CausedMovement, RunName } from '../model/cause.js';
import { byCodePoint } from '../model/index.js';
import { absoluteCents, addCents, NO_CENTS } from '../money/index.js';
import { CauseTotals } from '../report/causes/cause-groups.js';
import { causeLines, signedEuros } from '../report/causes/cause-sentences.js';
import type { Lang } from '../report/messages/index.js';
import { aligner } from './aligned.js';
import { rankOf } from './posting-table.js';
import { textsIn } from './texts.js';

/** How many movements are told one by one. */
const TOLD = 40;

/** The answer of `diff` for people: totals by cause, then the largest movements, each with its parts. */
export class DiffText {
  readonly #lang: Lang;
  readonly #totals: CauseTotals;
  /** Never many more than are told. */
  #largest: CausedMovement[] = [];
  #explained = 0;
  #movements = 0;
  #amount = NO_CENTS;

  constructor(lang: Lang) {
    this.#lang = lang;
    this.#totals = new CauseTotals(lang);
  }

  add(movement: CausedMovement): void {
    this.#movements += 1;
    this.#amount = addCents(this.#amount, movement.amount);
    this.#totals.add(movement);
    if (isOrdinary(movement)) return;
    this.#explained += 1;
    this.#largest.push(movement);
    if (this.#largest.length >= 4 * TOLD) this.#largest = this.#largest.sort(bySize).slice(0, TOLD);
  }

  /** @param runs every run compared, the first and the last included, oldest first */
  lines(runs: readonly RunName[]): string[] {
    const { diff: texts } = textsIn(this.#lang);
    const names = runs.map((run) => runText(run, this.#lang));
    const amount = signedEuros(this.#amount, this.#lang);
    const title = [
      texts.title(names[0] ?? '', names.at(-1) ?? '', this.#movements, amount),
      ...(names.length > 2 ? [texts.compared(names.join(', '))] : []),
    ];
    if (this.#movements === 0) return [...title, texts.none];
    const align = aligner(texts.columns.map((column, at) => ({ title: column, isRight: at > 0 })));
    const totals = this.#totals
      .all()
      .map((total) => [total.cause, String(total.lines), signedEuros(total.amount, this.#lang)]);
    const table = align([texts.columns, ...totals, [texts.total, String(this.#movements), amount]]);
    return [...title, '', ...table, ...this.#told()];
  }

  #told(): string[] {
    if (this.#explained === 0) return [];
    const { diff: texts } = textsIn(this.#lang);
    const told = this.#largest.sort(bySize).slice(0, TOLD);
    const left = this.#explained - told.length;
    return [
      '',
      texts.explained,
      ...told.flatMap((movement) => [
        this.#headOf(movement),
        ...causeLines(movement, this.#lang).map((line) => `    ${line}`),
      ]),
      ...(left > 0 ? [texts.others(left)] : []),
    ];
  }

  #headOf({ key, nature, run, amount }: CausedMovement): string {
    const { diff: texts } = textsIn(this.#lang);
    return texts.movement(
      printable(key.award),
      printable(key.payee),
      formatPayMonth(key.instalmentMonth),
      texts.natures[nature],
      runText(run, this.#lang),
      signedEuros(amount, this.#lang),
    );
  }
}

/** The instalment of the month, and nothing else. */
function isOrdinary({ parts }: CausedMovement): boolean {
  const [only] = parts;
  return parts.length === 1 && only?.cause.kind === 'fell-due' && only.cause.isOfMonth;
}

/** Largest first; then by award, payee and month of origin. */
function bySize(a: CausedMovement, b: CausedMovement): number {
  const [one, other] = [absoluteCents(a.amount), absoluteCents(b.amount)];
  if (one !== other) return one < other ? 1 : -1;
  return (
    byCodePoint(a.key.award, b.key.award) ||
    byCodePoint(a.key.payee, b.key.payee) ||
    a.key.instalmentMonth - b.key.instalmentMonth ||
    byCodePoint(a.reference, b.reference)
  );
}

/** `2025-11/01`. */
export function runText({ payMonth, remittance }: RunName, lang: Lang): string {
  const rank = remittance === undefined ? undefined : rankOf(remittance);
  return textsIn(lang).diff.run(formatPayMonth(payMonth), rank);
}

/** A terminal would obey a control character typed in an identifier. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\u{FFFD}');
}
