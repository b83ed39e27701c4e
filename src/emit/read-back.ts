import type { Layout } from '../layout/index.js';
import { sumCents, absoluteCents } from '../money/index.js';
import { readMovementFile, type FileHeader } from './movement-file.js';
import type { OutputFile, FileDigest } from './manifest.js';
import {
  comparePayments,
  PAYMENT_COLUMNS,
  paymentRow,
  recordOf,
  type Payment,
  type Sha256,
} from './payment.js';

/** The records of a CSV file, header first, as an independent reader gives them. */
export type CsvRecords = readonly (readonly string[])[];

/** What was meant to be written. */
export interface Intended {
  readonly layout: Layout;
  readonly header: FileHeader;
  readonly payments: readonly Payment[];
  /** Rows of the two other CSV files, header not counted, and lines of explanations. */
  readonly issueCount: number;
  readonly retainedCount: number;
}

/**
 * Reads every emitted file back from its bytes and matches it with what was meant, record by record and total by
 * total. Built on the layout and on a CSV reader, not on the writers.
 *
 * @param files the files as they lie on disk
 * @returns every mismatch, in words for a bug report; no NIR, no name
 */
export function mismatches(
  files: readonly OutputFile[],
  intended: Intended,
  readCsv: (bytes: Uint8Array) => CsvRecords,
  sha256: Sha256,
): string[] {
  const bytesOf = (name: string): Uint8Array =>
    files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  const payments = [...intended.payments].sort(comparePayments);
  return [
    ...movementMismatches(bytesOf('mouvements.txt'), payments, intended),
    ...paymentMismatches(readCsv(bytesOf('paiements.csv')), payments),
    ...countMismatch('anomalies.csv', readCsv(bytesOf('anomalies.csv')).length - 1, intended.issueCount),
    ...countMismatch('retenus.csv', readCsv(bytesOf('retenus.csv')).length - 1, intended.retainedCount),
    ...explanationMismatches(files, payments),
    ...manifestMismatches(bytesOf('bordereau.json'), files, payments, sha256),
  ];
}

function movementMismatches(
  bytes: Uint8Array,
  payments: readonly Payment[],
  { layout, header }: Intended,
): string[] {
  const file = readMovementFile(layout, bytes);
  if (!file.ok) {
    return file.faults.map(({ code, record, field }) => `mouvements.txt: ${code} ${String(record)} ${field}`);
  }
  const mismatched = countMismatch('mouvements.txt', file.movements.length, payments.length);
  for (const field of HEADER_FIELDS) {
    const read = file.header[field];
    if (read !== '' && read !== 0 && read !== header[field]) mismatched.push(`mouvements.txt: E0 ${field}`);
  }
  file.movements.forEach((read, index) => {
    const payment = payments[index];
    const meant = payment === undefined ? undefined : recordOf(payment);
    for (const field of COMPARED_FIELDS) {
      // A layout may do without a field: it then reads as blank.
      if (meant !== undefined && read[field] !== '' && read[field] !== meant[field]) {
        mismatched.push(`mouvements.txt: M2 ${String(index + 1)} ${field}`);
      }
    }
  });
  return mismatched;
}

const HEADER_FIELDS = ['academie', 'ministere', 'payMonth', 'remittance', 'created', 'mode'] as const;

const COMPARED_FIELDS = [
  'nir',
  'uai',
  'allowanceCode',
  'sign',
  'cents',
  'regime',
  'instalmentMonth',
  'nature',
  'reference',
] as const;

function paymentMismatches(records: CsvRecords, payments: readonly Payment[]): string[] {
  const [header = [], ...rows] = records;
  const mismatched = countMismatch('paiements.csv', rows.length, payments.length);
  if (header.join(';') !== PAYMENT_COLUMNS.join(';')) mismatched.push('paiements.csv: header');
  payments.forEach((payment, index) => {
    const meant = paymentRow(payment);
    const read = rows[index] ?? [];
    PAYMENT_COLUMNS.forEach((column, at) => {
      if (read[at] !== meant[at]) mismatched.push(`paiements.csv: ${String(index + 2)} ${column}`);
    });
  });
  return mismatched;
}

function explanationMismatches(files: readonly OutputFile[], payments: readonly Payment[]): string[] {
  const file = files.find(({ name }) => name === 'explications.jsonl');
  if (file === undefined) return [];
  const lines = new TextDecoder().decode(file.bytes).split('\n').slice(0, -1);
  const references = lines.map((line) => (JSON.parse(line) as { reference?: string }).reference);
  const same = payments.every(({ reference }, index) => references[index] === reference);
  return same && lines.length === payments.length ? [] : ['explications.jsonl: references'];
}

function manifestMismatches(
  bytes: Uint8Array,
  files: readonly OutputFile[],
  payments: readonly Payment[],
  sha256: Sha256,
): string[] {
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly totals: { readonly credits: number; readonly debits: number };
    readonly outputs: readonly FileDigest[];
  };
  const sumOf = (sign: 1 | -1): bigint =>
    sumCents(
      payments
        .map(({ amount }) => amount)
        .filter((amount) => amount * BigInt(sign) > 0n)
        .map(absoluteCents),
    );
  const mismatched: string[] = [];
  if (BigInt(manifest.totals.credits) !== sumOf(1)) mismatched.push('bordereau.json: credits');
  if (BigInt(manifest.totals.debits) !== sumOf(-1)) mismatched.push('bordereau.json: debits');
  const others = files.filter(({ name }) => name !== 'bordereau.json');
  mismatched.push(...countMismatch('bordereau.json: outputs', manifest.outputs.length, others.length));
  for (const file of others) {
    const listed = manifest.outputs.find(({ name }) => name === file.name);
    if (listed?.sha256 !== sha256(file.bytes) || listed.bytes !== file.bytes.length) {
      mismatched.push(`bordereau.json: ${file.name}`);
    }
  }
  return mismatched;
}

function countMismatch(what: string, read: number, meant: number): string[] {
  return read === meant ? [] : [`${what}: ${String(read)} ≠ ${String(meant)}`];
}
