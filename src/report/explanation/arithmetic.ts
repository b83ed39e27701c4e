import { formatExact, formatFraction, isPositive, type Exact } from '../../money/index.js';
import type { InstalmentDue, InstalmentPart } from '../../model/index.js';

/** How a language writes decimals. */
export type DecimalMark = ',' | '.';

/** `1250 × 6/7 × 30/360 = 89,285714…`: factors of one are left out. */
export function partArithmetic(
  { stretch, units, amount }: InstalmentPart,
  basis: number,
  mark: DecimalMark,
): string {
  const factors = [stretch.multiplier, stretch.payFraction, stretch.leaveRate]
    .map(formatFraction)
    .filter((factor) => factor !== '1');
  const days = `${inParentheses(formatFraction(units))}/${String(basis)}`;
  const rate = inParentheses(termText(stretch.annualRate, mark));
  const product = [rate, ...factors, days].join(' × ');
  return `${product} = ${decimalText(amount, mark)}`;
}

/** `89,285714…`: with six decimals at most, for people. */
export function decimalText(value: Exact, mark: DecimalMark): string {
  return formatExact(value).replaceAll('.', mark);
}

/** `89,285714… (625/7)`: where decimals do not end, the fraction says the rest. */
export function exactText(value: Exact, mark: DecimalMark): string {
  return `${decimalText(value, mark)}${remainderOf(value)}`;
}

/** ` (625/7)` behind decimals that do not end, else nothing. */
export function remainderOf(value: Exact): string {
  return endsInFigures(value) ? '' : ` (${formatFraction(value)})`;
}

/** `25 + 4 × 625/7 − 1250/3`: a sum that can be done again, like terms together. */
export function sumText(values: readonly Exact[], mark: DecimalMark): string {
  const terms = values.map((value) => termText(value, mark));
  return foldedSum(terms);
}

/** `8 × 138,89 + 69,44`: neighbours that are alike together; a negative term is taken away. */
export function foldedSum(terms: readonly string[]): string {
  const folded: { term: string; count: number }[] = [];
  for (const term of terms) {
    const last = folded.at(-1);
    if (last?.term === term) last.count += 1;
    else folded.push({ term, count: 1 });
  }
  return folded
    .map(({ term, count }, at) => {
      const isNegative = term.startsWith('-');
      const size = isNegative ? term.slice(1) : term;
      const text = count === 1 ? size : `${String(count)} × ${size}`;
      if (at === 0) return isNegative ? `−${text}` : text;
      return isNegative ? `− ${text}` : `+ ${text}`;
    })
    .join(' ');
}

/** Whether an instalment absorbs the rounding of its year (rules section 8). */
export function closesYear({ rank, count, exact }: InstalmentDue): boolean {
  return rank === count && count > 1 && isPositive(exact);
}

function termText(value: Exact, mark: DecimalMark): string {
  return endsInFigures(value) ? decimalText(value, mark) : formatFraction(value);
}

function endsInFigures(value: Exact): boolean {
  return !formatExact(value).endsWith('…');
}

function inParentheses(text: string): string {
  return text.includes('/') ? `(${text})` : text;
}
