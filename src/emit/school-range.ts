import type { Layout } from '../layout/index.js';
import { byCodePoint } from '../model/index.js';
import type { ControlTotals } from './control-totals.js';
import { recordBytes, writeSection, type FileHeader, type SectionPlace } from './movement-file.js';
import { PAYMENT_COLUMNS, type Sha256 } from './payment.js';
import { keptMovement, PaymentCells, type KeptMovement } from './payment-cells.js';
import { explanationMismatches } from './read-back.js';
import { readBackSection } from './read-back-section.js';
import type { RowReader, Rows } from './rows.js';
import { totalsOfRun, type RunTotals } from './totals.js';
import { detailsOf, type WaitingPayments } from './waiting-payments.js';

/** What the movements of some schools give the files of a run, and the ledger. */
export interface WrittenRange {
  /** Of `mouvements.txt`: whole lots. */
  readonly movements: Uint8Array;
  /** Of `paiements.csv`. */
  readonly payments: Uint8Array;
  /** Of `explications.jsonl`; empty when nobody asked. */
  readonly explanations: Uint8Array;
  /** What the ledger posts, in the order of every output, as `keep` made it. */
  readonly postings: Uint8Array;
  readonly records: number;
  readonly lots: number;
  readonly readBack: ReadBackRange;
}

/** What was read back from those bytes: the files of the run are held to it. */
export interface ReadBackRange {
  readonly control: ControlTotals;
  readonly records: number;
  readonly lots: number;
  readonly schools: { readonly first: string; readonly last: string };
  /** Without persons: who is paid by several schools is not known here. */
  readonly totals: RunTotals;
  /** In words for a bug report; no NIR, no name. */
  readonly mismatches: readonly string[];
}

export interface RangeRequest {
  readonly layout: Layout;
  readonly header: FileHeader;
  readonly place: SectionPlace;
  readonly withExplanations: boolean;
  readonly sha256: Sha256;
  /** Makes movements ready for the ledger. */
  readonly keep: (movements: readonly KeptMovement[]) => Uint8Array;
}

/**
 * Writes the movements of some schools, and reads the bytes back by readers that share nothing with the writers: the
 * two files, written apart, must say the same of every movement.
 *
 * @param waiting every movement of those schools, in any order
 */
export function writeRange(
  waiting: WaitingPayments,
  request: RangeRequest,
  readRows: RowReader,
): WrittenRange {
  const { layout, header, place, withExplanations, keep } = request;
  const rows = readRows(waiting.rows, PAYMENT_COLUMNS.length);
  const details = readRows(waiting.details, 3);
  const payments = inOutputOrder(rows);
  const section = writeSection(layout, header, waiting.records, payments, place);
  const explanations = withExplanations
    ? ENCODER.encode(payments.map(({ row }) => `${details.text(row, 2)}\n`).join(''))
    : new Uint8Array();
  const { control, lots, mismatches } = readBackSection(section.bytes, payments, rows, request);
  const movements = payments.map((cells) => keptMovement(cells, detailsOf(details, cells.row)));
  return {
    movements: section.bytes,
    payments: inOrder(rows, payments),
    explanations,
    postings: keep(movements),
    records: section.records,
    lots: section.lots,
    readBack: {
      control,
      lots,
      records: Math.trunc(section.bytes.length / recordBytes(layout)),
      schools: { first: payments[0]?.uai ?? '', last: payments.at(-1)?.uai ?? '' },
      totals: totalsOfRun(payments, 0),
      mismatches: [
        ...mismatches,
        ...lineEndMismatches(rows),
        ...(details.count === rows.count ? [] : ['mouvements.txt: details']),
        ...(withExplanations ? explanationMismatches(explanations, payments) : []),
      ],
    },
  };
}

const ENCODER = new TextEncoder();

/** School, payee, award, month of origin (files.md section 3). */
function inOutputOrder(rows: Rows): PaymentCells[] {
  const schools = new Map<string, PaymentCells[]>();
  for (let row = 0; row < rows.count; row += 1) {
    const payment = new PaymentCells(rows, row);
    const own = schools.get(payment.uai);
    if (own === undefined) schools.set(payment.uai, [payment]);
    else own.push(payment);
  }
  const inOrder = [...schools].sort(([a], [b]) => byCodePoint(a, b));
  return inOrder.flatMap(([, own]) => own.sort(withinSchool));
}

function withinSchool(a: PaymentCells, b: PaymentCells): number {
  return (
    byCodePoint(a.payee, b.payee) ||
    byCodePoint(a.award, b.award) ||
    byCodePoint(a.instalmentMonth, b.instalmentMonth)
  );
}

/** The bytes of rows in another order, each with its line end. */
function inOrder(rows: Rows, payments: readonly PaymentCells[]): Uint8Array {
  const { bytes } = rows;
  const ordered = new Uint8Array(bytes.length);
  let at = 0;
  for (const { row } of payments) {
    const [start, end] = [rows.start(row), rows.end(row) + LINE_END];
    ordered.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return ordered;
}

/** Every row ends with CR and LF. */
function lineEndMismatches(rows: Rows): string[] {
  for (let row = 0; row < rows.count; row += 1) {
    const end = rows.end(row);
    if (rows.bytes[end] !== 0x0d || rows.bytes[end + 1] !== 0x0a) return ['paiements.csv: CR LF'];
  }
  return [];
}

/** CR and LF. */
const LINE_END = 2;
