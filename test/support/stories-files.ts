import { rowsOf } from './payroll.js';
import type { Folder } from './stories-office.js';

export type Rows = readonly Readonly<Record<string, string>>[];

/** The rows of a CSV file of a folder of results. */
export function rowsIn(folder: Folder, name: string): Rows {
  return rowsOf(Buffer.from(folder[name] ?? '', 'latin1'));
}

/** A key as texts: award, payee, month of origin. */
export function keyName(row: Readonly<Record<string, string>>): string {
  return [row['id_mission'], row['numen'], row['mois_origine']].join(';');
}

/** What a row of `paiements.csv` moves. */
export function movedBy(row: Readonly<Record<string, string>>): bigint {
  return centsFrom(`${row['sens'] ?? ''}${row['montant'] ?? ''}`);
}

/** Cents of an amount with a decimal comma. */
export function centsFrom(text: string): bigint {
  const found = /^([+-]?)(\d+),(\d\d)$/.exec(text);
  if (found === null) throw new Error(`no amount: ${text}`);
  const cents = BigInt(`${found[2] ?? ''}${found[3] ?? ''}`);
  return found[1] === '-' ? -cents : cents;
}

/** Adds up by key. */
export function sumsBy<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  amountOf: (item: Item) => bigint,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(nameOf(item), (sums.get(nameOf(item)) ?? 0n) + amountOf(item));
  return sums;
}

/** Those that are not zero, by name. */
export function standingSums(sums: ReadonlyMap<string, bigint>): Record<string, bigint> {
  return Object.fromEntries([...sums].filter(([, cents]) => cents !== 0n).sort());
}
