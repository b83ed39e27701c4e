import { recordScanner, type DecodedRecord, type Layout, type ReadFault } from '../layout/index.js';
import type { Nature } from '../model/index.js';
import { centsOf, negateCents } from '../money/index.js';
import { controlTotals, ControlTally } from './control-totals.js';
import { headerFaults, lotFaults, movementFaults, totalFaults } from './movement-file-checks.js';
import { readMovementFrame, type ReadHeader } from './movement-file-reader.js';
import { placeFault } from './movement-lots.js';
import { totalsOfRun, type RunTotals } from './totals.js';
import { TotalsSum } from './totals-sum.js';

/** What a movement file says, read from the layout alone. */
export interface MovementReview {
  /** `undefined` when the file is too damaged to have one. */
  readonly header: ReadHeader | undefined;
  /** Struck again from the movements; what the layout has no field for is under `''`. */
  readonly totals: RunTotals;
  /** In order of place. */
  readonly faults: readonly ReadFault[];
}

/**
 * Reads a movement file of any size back, piece by piece, as `readMovementFile` does in one: form of each record, their
 * order, everything two records say twice, every total.
 */
export function reviewMovements(layout: Layout, pieces: Iterable<Uint8Array>): MovementReview {
  const reviewer = new Reviewer(layout);
  const scanner = recordScanner(layout);
  const ends = new FileEnds(layout.recordLength + CRLF);
  let rest = new Uint8Array();
  for (const piece of pieces) {
    ends.add(piece);
    const bytes = rest.length === 0 ? piece : joined(rest, piece);
    rest = bytes.slice(
      scanner.scan(bytes, false, (record) => {
        reviewer.add(record);
      }),
    );
  }
  scanner.scan(rest, true, (record) => {
    reviewer.add(record);
  });
  const form = scanner.faults();
  // What follows from a record that cannot be read is not told besides.
  const faults = form.length > 0 ? form : reviewer.end(ends.length);
  const { totals, control, lots, records } = reviewer.figures();
  if (faults.length > 0) return { header: undefined, totals, faults };
  return { totals, ...readMovementFrame(layout, ends.first, ends.last, { ...control, lots, records }) };
}

const CRLF = 2;

/** Looks at the records in their order, a school at a time. */
class Reviewer {
  readonly #layout: Layout;
  readonly #control = new ControlTally();
  readonly #totals = new TotalsSum();
  readonly #references = new Set<unknown>();
  readonly #faults: ReadFault[] = [];
  #header: DecodedRecord | undefined;
  #lot: DecodedRecord[] = [];
  #lotBefore: DecodedRecord | undefined;
  #previous = '';
  #lots = 0;
  #records = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  add(record: DecodedRecord): void {
    this.#records += 1;
    const misplaced = placeFault(this.#previous, record);
    if (misplaced !== undefined) this.#faults.push(misplaced);
    this.#previous = record.type;
    if (record.type === 'E0') this.#header ??= record;
    if (record.type === 'L1') this.#lot = [];
    if (record.type !== 'E0' && record.type !== 'F9') this.#lot.push(record);
    if (record.type === 'L8') this.#closeLot(record);
  }

  end(fileLength: number): readonly ReadFault[] {
    const missing = { type: '', number: this.#records + 1, offset: fileLength };
    const cut = this.#previous === 'F9' ? undefined : placeFault(this.#previous, missing);
    return [...this.#faults, ...(cut === undefined ? [] : [cut])].sort((a, b) => a.offset - b.offset);
  }

  figures() {
    const control = this.#control.totals;
    const totals = { ...this.#totals.sum(), persons: control.persons };
    return { control, totals, lots: this.#lots, records: this.#records };
  }

  #closeLot(end: DecodedRecord): void {
    const [start] = this.#lot;
    const movements = this.#lot.filter(({ type }) => type === 'M2');
    this.#lots += 1;
    const counted = movements.map(countedMovement);
    for (const movement of counted) this.#control.add(movement);
    this.#totals.add(
      totalsOfRun(
        movements.map((record) => countedPayment(record, start)),
        0,
      ),
    );
    if (start === undefined || this.#header === undefined) return;
    const lot = { start, movements, end };
    const before = this.#lotBefore;
    // The school of the lot before is all that is needed of it: whether this one comes after.
    const lots = before === undefined ? [lot] : [{ start: before, movements: [], end: before }, lot];
    this.#faults.push(
      ...headerFaults(this.#layout, this.#header, this.#lot),
      ...lotFaults(this.#layout, lots, this.#lots - lots.length + 1).filter(
        ({ offset }) => offset >= start.offset,
      ),
      ...movementFaults(this.#layout, this.#header, [lot], this.#references),
      ...totalFaults(this.#layout, end, { ...controlTotals(counted) }),
    );
    this.#lotBefore = start;
    this.#lot = [];
  }
}

function countedMovement({ values }: DecodedRecord) {
  const sign = values['sens'] === '-' ? ('-' as const) : ('+' as const);
  return { nir: String(values['nir']), sign, cents: BigInt(values['montant'] ?? 0n) };
}

function countedPayment({ values }: DecodedRecord, start: DecodedRecord | undefined) {
  const cents = centsOf(BigInt(values['montant'] ?? 0n));
  return {
    amount: values['sens'] === '-' ? negateCents(cents) : cents,
    regime: String(values['regime'] ?? ''),
    nature: String(values['nature'] ?? '') as Nature,
    uai: String(values['uai'] ?? start?.values['uai'] ?? ''),
  };
}

/** The first and the last bytes of a file that comes in pieces. */
class FileEnds {
  readonly #width: number;
  first = new Uint8Array();
  last = new Uint8Array();
  length = 0;

  constructor(width: number) {
    this.#width = width;
  }

  add(piece: Uint8Array): void {
    if (this.first.length < this.#width) this.first = joined(this.first, piece).slice(0, this.#width);
    this.last =
      piece.length >= this.#width ? piece.slice(-this.#width) : joined(this.last, piece).slice(-this.#width);
    this.length += piece.length;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
