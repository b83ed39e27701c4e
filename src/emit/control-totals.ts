import { codeUnitAt } from '../charset/code-unit.js';
import { WholeSum } from './whole-sum.js';

/** What the closing records say of the movements. Amounts in cents, credits and debits apart and unsigned. */
export interface ControlTotals {
  /** Number of movements. */
  readonly details: number;
  /** Number of distinct NIR. */
  readonly persons: number;
  readonly credits: bigint;
  readonly debits: bigint;
  /** {@link nirHash} of the movements. */
  readonly hash: bigint;
}

/** What the totals need of a movement. */
export interface CountedMovement {
  /** Thirteen characters, or fifteen with the key, which does not count. */
  readonly nir: string;
  readonly sign: '+' | '-';
  readonly cents: bigint;
}

/** The totals of a lot or of the whole file, in any order of the movements. */
export function controlTotals(movements: Iterable<CountedMovement>): ControlTotals {
  const tally = new ControlTally();
  for (const movement of movements) tally.add(movement);
  return tally.totals;
}

/** Strikes the totals of movements that come one by one. */
export class ControlTally {
  private details = 0;
  /** The last person counted: in a file, the movements of one follow each other. */
  private last = '';
  private lastNumber = 0;
  private readonly persons = new Set<string>();
  private readonly credits = new WholeSum();
  private readonly debits = new WholeSum();
  private readonly hash = new WholeSum();

  add({ nir, sign, cents }: CountedMovement): void {
    this.count(nir, sign, cents);
  }

  /** @param cents unsigned; a number only where it is a safe integer */
  count(nir: string, sign: '+' | '-', cents: bigint | number): void {
    this.details += 1;
    if (nir !== this.last) {
      this.last = nir;
      this.lastNumber = nirNumber(nir);
      this.persons.add(nir.slice(0, 13));
    }
    (sign === '+' ? this.credits : this.debits).add(cents);
    this.hash.add(this.lastNumber);
  }

  get totals(): ControlTotals {
    const { details, persons, credits, debits, hash } = this;
    return {
      details,
      persons: persons.size,
      credits: credits.total,
      debits: debits.total,
      hash: lowDigits(hash),
    };
  }
}

/** Control totals of sections together; people who are paid in several are for the caller to count once. */
export function sumOfControl(totals: readonly ControlTotals[], persons: number): ControlTotals {
  return totals.reduce<ControlTotals>(
    (sum, one) => ({
      details: sum.details + one.details,
      persons,
      credits: sum.credits + one.credits,
      debits: sum.debits + one.debits,
      hash: (sum.hash + one.hash) % 10n ** 13n,
    }),
    { details: 0, persons, credits: 0n, debits: 0n, hash: 0n },
  );
}

/**
 * Sum of the 13-character NIR taken as numbers, low thirteen digits (files.md section 4): a file that lost, doubled
 * or altered an agent cannot keep it. Check value of the specification: 8773427696130.
 */
export function nirHash(nirs: readonly string[]): bigint {
  const sum = new WholeSum();
  for (const nir of nirs) sum.add(nirNumber(nir));
  return lowDigits(sum);
}

function lowDigits({ total }: WholeSum): bigint {
  return total % 10n ** 13n;
}

/** Key of a NIR, two digits: 97 − (number modulo 97), 2A counted as 19 and 2B as 18. */
export function nirKey(nir: string): string {
  return String(97 - (nirNumber(nir) % 97)).padStart(2, '0');
}

/** Thirteen digits: exact as a number. */
function nirNumber(nir: string): number {
  let number = 0;
  for (let index = 0; index < 13; index += 1) {
    const digit = codeUnitAt(nir, index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return otherNirNumber(nir);
    number = number * 10 + digit;
  }
  return number;
}

/** A NIR of Corsica, or a text that is none: that throws. */
function otherNirNumber(nir: string): number {
  return Number(BigInt(nir.slice(0, 13).replace('2A', '19').replace('2B', '18')));
}

const ZERO = 0x30;
