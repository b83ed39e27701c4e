import { expect } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { PostingRecord } from '../../src/ledger/index.js';
import type { OracleConventions, OracleExport, OracleOutcome, OraclePosting } from './oracle/index.js';
import { centsFrom, keyName, movedBy, rowsIn, standingSums, sumsBy } from './stories-files.js';
import type { Folder, Office } from './stories-office.js';
import type { PayerBook } from './stories-payer.js';
import { fromScratch } from './stories-scratch.js';

/** The movements and what is held, line by line, are those of the oracle. */
export function checkRun(files: Folder, { movements, retained }: OracleOutcome): void {
  expect(
    rowsIn(files, 'paiements.csv')
      .map((row) => [keyName(row), row['nature'], row['regime'], movedBy(row)].join(';'))
      .sort(),
  ).toEqual(movements.map((line) => [nameOf(line), line.nature, line.regime, line.cents].join(';')).sort());
  expect(
    rowsIn(files, 'retenus.csv')
      .map((row) => [keyName(row), row['motif'], centsFrom(row['montant'] ?? '')].join(';'))
      .sort(),
  ).toEqual(retained.map((line) => [nameOf(line), line.motif, line.cents].join(';')).sort());
}

/** What a folder says agrees with itself: one line per key, totals, the equation. */
export function checkFolder(files: Folder, before: readonly OraclePosting[]): void {
  const paid = rowsIn(files, 'paiements.csv');
  const retained = rowsIn(files, 'retenus.csv');
  expect(new Set(paid.map(keyName)).size).toBe(paid.length);
  const { equation, totals } = JSON.parse(files['bordereau.json'] ?? '') as Manifest;
  const sum = (amounts: readonly bigint[]): number =>
    Number(amounts.reduce((total, cents) => total + cents, 0n));
  const amounts = paid.map(movedBy);
  const held = (barred: boolean): number =>
    sum(
      retained
        .filter(({ motif }) => (motif === 'prescrit') === barred)
        .map(({ montant }) => centsFrom(montant ?? '')),
    );
  expect(totals).toMatchObject({
    movements: paid.length,
    credits: sum(amounts.filter((cents) => cents > 0n)),
    debits: -sum(amounts.filter((cents) => cents < 0n)) + 0,
  });
  const postedBefore = sum(before.map(({ cents }) => cents));
  const parts = { postedBefore, movements: sum(amounts), held: held(false), barred: held(true) };
  const due = parts.postedBefore + parts.movements + parts.held + parts.barred;
  expect(equation).toEqual({ due, ...parts });
}

interface Manifest {
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', number>>;
  readonly totals: Readonly<Record<string, unknown>>;
}

/**
 * Nothing lapsed moves: no arrears of a civil year five years back, and no more is taken back of a key than was paid for
 * it within two years.
 */
export function checkTimeBar(files: Folder, payMonth: string, before: readonly OraclePosting[]): void {
  for (const row of rowsIn(files, 'paiements.csv')) {
    const name = keyName(row);
    if (row['nature'] !== 'T') {
      const january = `${(row['mois_origine'] ?? '').slice(0, 4)}-01`;
      expect([name, monthsUntil(payMonth, january) < 60]).toEqual([name, true]);
      continue;
    }
    const open = before
      .filter((posting) => nameOf(posting) === name && posting.cents > 0n)
      .filter((posting) => monthsUntil(payMonth, posting.payMonth) <= 24)
      .reduce((total, { cents }) => total + cents, 0n);
    expect([name, -movedBy(row) <= open]).toEqual([name, true]);
  }
}

/** Months from a month to a later one. */
function monthsUntil(later: string, month: string): number {
  const count = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return count(later) - count(month);
}

/** What stands after a run is what one run from scratch would pay, less what is held and barred; frozen keys do not move. */
export function checkScratch(
  files: Folder,
  input: OracleExport,
  payMonth: string,
  standing: readonly OraclePosting[],
  conventions: OracleConventions,
): void {
  const alive = fromScratch(input, payMonth, standing, conventions);
  const nets = sumsBy(standing, nameOf, ({ cents }) => cents);
  const moved = new Set(rowsIn(files, 'paiements.csv').map(keyName));
  const retained = rowsIn(files, 'retenus.csv');
  const left = sumsBy(retained, keyName, ({ montant }) => centsFrom(montant ?? ''));
  for (const name of new Set([...alive.keys(), ...nets.keys(), ...left.keys()])) {
    const scratch = alive.get(name);
    if (scratch === undefined) {
      expect([name, moved.has(name), left.get(name)]).toEqual([name, false, undefined]);
      continue;
    }
    expect([name, (nets.get(name) ?? 0n) + (left.get(name) ?? 0n)]).toEqual([name, scratch.due]);
    for (const row of retained) {
      if (keyName(row) === name) expect([name, row['motif']]).toEqual([name, scratch.held ?? 'prescrit']);
    }
  }
}

/** The books at the end: sound, the same everywhere, and in agreement with every folder that was sent. */
export async function checkBooks(offices: readonly Office[], payer: PayerBook): Promise<void> {
  for (const office of offices) {
    const { postings, findings } = await office.book();
    expect(findings).toEqual([]);
    const nets = sumsBy(postings, recordName, ({ amount }) => amount);
    expect(standingSums(nets)).toEqual(standingSums(sumsBy(payer.standing(), nameOf, ({ cents }) => cents)));
    const sent = office
      .remittances()
      .flatMap((folder) =>
        rowsIn(office.folder(folder), 'paiements.csv').map((row) =>
          [folder, row['reference'], movedBy(row)].join(';'),
        ),
      );
    expect(sent.sort()).toEqual(
      postings
        .filter(({ kind }) => kind === 'movement')
        .map(sentLine)
        .sort(),
    );
    checkPlans(postings);
  }
}

function sentLine({ payMonth, remittance, reference, amount }: PostingRecord): string {
  return [`${formatPayMonth(payMonth)}/${String(remittance).padStart(2, '0')}`, reference, amount].join(';');
}

/** An award's plan never changes once a payment that still stood had fixed it. */
function checkPlans(postings: readonly PostingRecord[]): void {
  for (const run of new Set(postings.map((posting) => posting.run))) {
    const before = payments(postings.filter((posting) => posting.run < run));
    for (const { key, allowance, plan } of payments(postings.filter((posting) => posting.run <= run))) {
      const fixing = before.find((other) => other.key.award === key.award && other.allowance === allowance);
      if (fixing !== undefined) expect([key.award, plan]).toEqual([key.award, fixing.plan]);
    }
  }
}

/** Movements after which something is paid for their key, given what the payer made of all of them. */
function payments(postings: readonly PostingRecord[]): PostingRecord[] {
  const corrections = sumsBy(
    postings,
    ({ corrects }) => String(corrects),
    ({ amount }) => amount,
  );
  const nets = new Map<string, bigint>();
  return postings.filter(({ kind, number, key, amount }) => {
    if (kind !== 'movement') return false;
    const taken = amount + (corrections.get(String(number)) ?? 0n);
    const name = recordName({ key });
    nets.set(name, (nets.get(name) ?? 0n) + taken);
    return taken > 0n && (nets.get(name) ?? 0n) > 0n;
  });
}

function recordName({ key }: Pick<PostingRecord, 'key'>): string {
  return [key.award, key.payee, formatPayMonth(key.instalmentMonth)].join(';');
}

function nameOf({
  award,
  payee,
  instalmentMonth,
}: Pick<OraclePosting, 'award' | 'payee' | 'instalmentMonth'>): string {
  return [award, payee, instalmentMonth].join(';');
}
