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
export function controlTotals(movements: readonly CountedMovement[]): ControlTotals {
  return {
    details: movements.length,
    persons: new Set(movements.map(({ nir }) => nir.slice(0, 13))).size,
    credits: sumOf(movements, '+'),
    debits: sumOf(movements, '-'),
    hash: nirHash(movements.map(({ nir }) => nir)),
  };
}

/**
 * Sum of the 13-character NIR taken as numbers, low thirteen digits (files.md section 4): a file that lost, doubled
 * or altered an agent cannot keep it. Check value of the specification: 8773427696130.
 */
export function nirHash(nirs: readonly string[]): bigint {
  return nirs.reduce((sum, nir) => sum + nirNumber(nir), 0n) % 10n ** 13n;
}

/** Key of a NIR, two digits: 97 − (number modulo 97), 2A counted as 19 and 2B as 18. */
export function nirKey(nir: string): string {
  return String(97n - (nirNumber(nir) % 97n)).padStart(2, '0');
}

function nirNumber(nir: string): bigint {
  return BigInt(nir.slice(0, 13).replace('2A', '19').replace('2B', '18'));
}

function sumOf(movements: readonly CountedMovement[], sign: '+' | '-'): bigint {
  return movements.reduce((sum, movement) => (movement.sign === sign ? sum + movement.cents : sum), 0n);
}
