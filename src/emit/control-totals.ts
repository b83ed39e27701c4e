import { codeUnitAt } from '../charset/code-unit.js';

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
  private readonly persons = new Set<string>();
  private credits = 0n;
  private debits = 0n;
  private readonly hash = new NirSum();

  add({ nir, sign, cents }: CountedMovement): void {
    this.details += 1;
    if (nir !== this.last) {
      this.last = nir;
      this.persons.add(nir.slice(0, 13));
    }
    if (sign === '+') this.credits += cents;
    else this.debits += cents;
    this.hash.add(nir);
  }

  get totals(): ControlTotals {
    const { details, persons, credits, debits, hash } = this;
    return { details, persons: persons.size, credits, debits, hash: hash.lowDigits };
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
  const sum = new NirSum();
  for (const nir of nirs) sum.add(nir);
  return sum.lowDigits;
}

/** A sum of NIR: hundreds of them are added as a number, which holds their sum exactly, before a bigint takes it. */
class NirSum {
  private sum = 0n;
  private latest = 0;

  add(nir: string): void {
    this.latest += nirNumber(nir);
    if (this.latest < MUCH) return;
    this.sum += BigInt(this.latest);
    this.latest = 0;
  }

  get lowDigits(): bigint {
    return (this.sum + BigInt(this.latest)) % 10n ** 13n;
  }
}

/** With one more NIR of thirteen digits still below 2⁵³. */
const MUCH = 8e15;

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
