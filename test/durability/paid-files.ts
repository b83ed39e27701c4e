import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPayMonth } from '../../src/calendar/index.js';
import { openLedger, type Ledger } from '../../src/ledger/index.js';
import { oracleTable } from '../support/oracle/index.js';

/** A line of `paiements.csv`. */
interface PaidLine {
  readonly payMonth: string;
  readonly nature: string;
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly cents: bigint;
}

type Row = Readonly<Record<string, string>>;

/** The remittances of an output folder, `2025-11/01`: what was sent, or will be. */
function remittancesIn(output: string): string[] {
  if (!existsSync(output)) return [];
  return readdirSync(output).flatMap((month) =>
    readdirSync(join(output, month))
      .filter((name) => /^\d+$/.test(name))
      .map((name) => `${month}/${name}`),
  );
}

/** Everything that the remittances of an output folder pay. */
export function paidIn(output: string): PaidLine[] {
  return remittancesIn(output).flatMap((folder) =>
    rowsIn(join(output, folder), 'paiements.csv').map((row) => ({
      payMonth: row['mois_paie'] ?? '',
      nature: row['nature'] ?? '',
      award: row['id_mission'] ?? '',
      payee: row['numen'] ?? '',
      instalmentMonth: row['mois_origine'] ?? '',
      cents: centsOf(`${row['sens'] ?? ''}${row['montant'] ?? ''}`),
    })),
  );
}

/** The rows of a file, by column; read with the oracle's reader, not the program's. */
export function rowsIn(folder: string, name: string): Row[] {
  return oracleTable(readFileSync(join(folder, name), 'utf8')).rows.map(({ values }) => values);
}

/** Of an amount as the files write it: `+69,44`, `-1250,00`. */
export function centsOf(amount: string): bigint {
  if (!/^[+-]?\d+,\d{2}$/.test(amount)) throw new Error(`« ${amount} » is no amount`);
  return BigInt(amount.replace('+', '').replace(',', ''));
}

/** What was paid for each key, sorted: `award;payee;month;cents`. */
export function sumsOfFiles(output: string): string[] {
  return sumsOf(paidIn(output));
}

/** The same of the ledger. */
export async function sumsOfLedger(ledger: Ledger): Promise<string[]> {
  const lines = [];
  for await (const { key, amount } of ledger.show()) {
    lines.push({ ...key, instalmentMonth: formatPayMonth(key.instalmentMonth), cents: amount });
  }
  return sumsOf(lines);
}

function sumsOf(lines: readonly Pick<PaidLine, 'award' | 'payee' | 'instalmentMonth' | 'cents'>[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { award, payee, instalmentMonth, cents } of lines) {
    const key = [award, payee, instalmentMonth].join(';');
    sums.set(key, (sums.get(key) ?? 0n) + cents);
  }
  return [...sums].map(([key, cents]) => `${key};${String(cents)}`).sort();
}

/** Looks into a ledger that is there, and makes none. */
export async function looking<Result>(
  address: string,
  look: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger(address, { create: false, now: Date.now });
  try {
    return await look(ledger);
  } finally {
    await ledger.close();
  }
}
