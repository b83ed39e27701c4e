import type { OutputFile } from './manifest.js';
import type { Emission } from './emit.js';
import { ISSUE_COLUMNS, issueRow, sortedIssues } from './issues-csv.js';
import { LAPSE_COLUMNS, lapseRows } from './lapses-csv.js';
import { comparePayments, PAYMENT_COLUMNS, paymentRow, type Payment, type Sha256 } from './payment.js';
import { manifestMismatches } from './read-back-manifest.js';
import { movementMismatches } from './read-back-movements.js';
import { RETAINED_COLUMNS, retainedRow, sortedRetained } from './retained-csv.js';

/** The records of a CSV file, header first, as an independent reader gives them. */
export type CsvRecords = readonly (readonly string[])[];

/**
 * Reads every emitted file back from its bytes and matches it with what was meant, record by record and total by
 * total. Built on the layout and on a CSV reader, not on the writers.
 *
 * @param files the files as they lie on disk
 * @param meant what was given to be emitted
 * @returns every mismatch, in words for a bug report; no NIR, no name
 */
export function mismatches(
  files: readonly OutputFile[],
  meant: Emission,
  readCsv: (bytes: Uint8Array) => CsvRecords,
  sha256: Sha256,
): string[] {
  const bytesOf = (name: string): Uint8Array =>
    files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  const payments = [...meant.payments].sort(comparePayments);
  const issues = sortedIssues(meant.issues).map((issue) => issueRow(issue, meant.sentenceOf));
  const retained = sortedRetained(meant.retained).map(retainedRow);
  const table = (name: string, columns: readonly string[], rows: CsvRecords): string[] =>
    tableMismatches(name, readCsv(bytesOf(name)), [columns, ...rows]);
  return [
    ...movementMismatches(bytesOf('mouvements.txt'), payments, meant),
    ...table('paiements.csv', PAYMENT_COLUMNS, payments.map(paymentRow)),
    ...table('anomalies.csv', ISSUE_COLUMNS, issues),
    ...table('retenus.csv', RETAINED_COLUMNS, retained),
    ...table('prescriptions.csv', LAPSE_COLUMNS, lapseRows(meant.retained, meant.lapses)),
    ...explanationMismatches(files, payments),
    ...manifestMismatches(bytesOf('bordereau.json'), files, payments, meant, sha256),
  ];
}

/** Every cell that is not the one meant, by line and column. */
function tableMismatches(name: string, read: CsvRecords, meant: CsvRecords): string[] {
  const mismatched =
    read.length === meant.length ? [] : [`${name}: ${String(read.length)} ≠ ${String(meant.length)}`];
  meant.forEach((cells, index) => {
    const found = read[index] ?? [];
    const isSame = found.length === cells.length && cells.every((cell, at) => isCell(found[at], cell));
    if (!isSame) mismatched.push(`${name}: ${String(index + 1)}`);
  });
  return mismatched;
}

/** A cell that a spreadsheet would run as a formula has an apostrophe before it, in the tables for people. */
function isCell(read: string | undefined, meant: string): boolean {
  return read === meant || (read === `'${meant}` && /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(meant));
}

function explanationMismatches(files: readonly OutputFile[], payments: readonly Payment[]): string[] {
  const file = files.find(({ name }) => name === 'explications.jsonl');
  if (file === undefined) return [];
  const lines = new TextDecoder().decode(file.bytes).split('\n').slice(0, -1);
  const references = lines.map((line) => (JSON.parse(line) as { reference?: string }).reference);
  const same = payments.every(({ reference }, index) => references[index] === reference);
  return same && lines.length === payments.length ? [] : ['explications.jsonl: references'];
}
