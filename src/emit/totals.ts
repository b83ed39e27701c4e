import { addCents, absoluteCents, NO_CENTS, type Cents } from '../money/index.js';
import { byCodePoint } from '../model/index.js';
import type { Payment } from './payment.js';

/** Movements of a group: how many, and their amounts apart by sign, unsigned. */
export interface Totals {
  readonly movements: number;
  readonly credits: Cents;
  readonly debits: Cents;
}

export const NO_TOTALS: Totals = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

export function totalsOf(payments: readonly Pick<Payment, 'amount'>[]): Totals {
  return payments.reduce(plus, NO_TOTALS);
}

/** How many people are paid: distinct NIR, as the last record of the movement file counts them. */
export function personsOf(payments: readonly Payment[]): number {
  return new Set(payments.map(({ agent, key }) => agent?.nir ?? key.payee)).size;
}

/** Totals by the value of a key, keys in code point order. */
export function totalsBy(
  payments: readonly Payment[],
  keyOf: (payment: Payment) => string,
): Readonly<Record<string, Totals>> {
  const groups = new Map<string, Totals>();
  for (const payment of payments) {
    const key = keyOf(payment);
    groups.set(key, plus(groups.get(key) ?? NO_TOTALS, payment));
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => byCodePoint(a, b)));
}

/** The totals with one more movement. */
export function plus(totals: Totals, { amount }: Pick<Payment, 'amount'>): Totals {
  const unsigned = absoluteCents(amount);
  return {
    movements: totals.movements + 1,
    credits: amount > 0n ? addCents(totals.credits, unsigned) : totals.credits,
    debits: amount < 0n ? addCents(totals.debits, unsigned) : totals.debits,
  };
}
