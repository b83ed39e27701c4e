import type { Layout } from '../layout/index.js';
import type { ControlTotals } from './control-totals.js';
import { recordBytes, writeSection, type FileHeader, type SectionPlace } from './movement-file.js';
import { PAYMENT_COLUMNS, type Sha256 } from './payment.js';
import { inOutputOrder, rowsInOrder } from './output-order.js';
import { keptMovements, type KeptMovement } from './payment-cells.js';
import { explanationMismatches } from './read-back.js';
import { readBackSection } from './read-back-section.js';
import { lotsOfRows } from './row-lots.js';
import { totalsOfRows } from './row-totals.js';
import { placeOf, type RowReader, type Rows } from './rows.js';
import type { RunTotals } from './totals.js';
import type { WaitingPayments } from './waiting-payments.js';

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
  readonly keep: (movements: Iterable<KeptMovement>) => Uint8Array;
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
  const order = inOutputOrder(rows);
  const lots = lotsOfRows(rows, order);
  const section = writeSection(layout, header, waiting.records, lots, place);
  const explanations = withExplanations ? explanationsOf(details, order) : new Uint8Array();
  const read = readBackSection(section.bytes, rows, order, request);
  return {
    movements: section.bytes,
    payments: rowsInOrder(rows, order),
    explanations,
    postings: keep(keptMovements(rows, details, order)),
    records: section.records,
    lots: section.lots,
    readBack: {
      control: read.control,
      lots: read.lots,
      records: Math.trunc(section.bytes.length / recordBytes(layout)),
      schools: { first: lots[0]?.uai ?? '', last: lots.at(-1)?.uai ?? '' },
      totals: totalsOfRows(rows, order),
      mismatches: [
        ...read.mismatches,
        ...lineEndMismatches(rows),
        ...(details.count === rows.count ? [] : ['mouvements.txt: details']),
        ...(withExplanations ? explanationMismatches(explanations, referencesOf(rows, order)) : []),
      ],
    },
  };
}

/** The lines that wait beside the rows. */
function explanationsOf(details: Rows, order: Int32Array): Uint8Array {
  return new TextEncoder().encode(Array.from(order, (row) => `${details.text(row, 2)}\n`).join(''));
}

function referencesOf(rows: Rows, order: Int32Array): { readonly reference: string }[] {
  return Array.from(order, (row) => ({ reference: rows.text(row, REFERENCE) }));
}

const REFERENCE = placeOf('reference');

/** Every row ends with CR and LF. */
function lineEndMismatches(rows: Rows): string[] {
  for (let row = 0; row < rows.count; row += 1) {
    const end = rows.end(row);
    if (rows.bytes[end] !== 0x0d || rows.bytes[end + 1] !== 0x0a) return ['paiements.csv: CR LF'];
  }
  return [];
}
