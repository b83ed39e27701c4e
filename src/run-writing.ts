import type { PayMonth } from './calendar/index.js';
import { sumOfControl, type ControlTotals } from './emit/control-totals.js';
import { csvBytes } from './emit/csv.js';
import { reportedMismatches, reportedTables, type Reported } from './emit/emit.js';
import { manifestJson, type FileDigest, type ManifestFacts } from './emit/manifest.js';
import { FIRST_SECTION, writeEnd, writeStart, type FileHeader } from './emit/movement-file.js';
import { readMovementFrame } from './emit/movement-file-reader.js';
import { PAYMENT_COLUMNS } from './emit/payment.js';
import type { WrittenRange } from './emit/school-range.js';
import { tableMismatches } from './emit/read-back.js';
import { manifestMismatches } from './emit/read-back-manifest.js';
import { headerMismatches } from './emit/read-back-movements.js';
import type { RunTotals } from './emit/totals.js';
import { TotalsSum } from './emit/totals-sum.js';
import { giveBack } from './given-bytes.js';
import { inTurn } from './in-turn.js';
import { byCodePoint, type Brake } from './model/index.js';
import { rejectFiles } from './reject-files.js';
import { issueSentence } from './report/messages/index.js';
import { MOST_ROWS, type PaymentRow } from './report/page/report-facts.js';
import { paymentRowOf } from './report-facts.js';
import { rowsOfFiles, sourcesOf, type RunInputs } from './run-inputs.js';
import { takeWaiting, type SettledByParts } from './settled-by-parts.js';
import { runPages } from './run-pages.js';
import { headerOf } from './settled-run.js';
import { rangeOf } from './waiting-ranges.js';

/** Where the files of a run are written, until they appear together. */
export interface Draft {
  /** Adds bytes at the end of a file, which is made the first time; they need not hold good once that is done. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Name, size and digest of every file so far, in the order they were made. */
  digests(): readonly FileDigest[];
}

/** The writing of a settled run: its movements school by school, and everything there is to say. */
export class RunWriting {
  readonly #settled: SettledByParts;
  readonly #inputs: RunInputs;
  readonly #header: FileHeader;
  readonly #manifest: Omit<ManifestFacts, 'outputs'>;
  readonly #reported: Reported;
  readonly #since: ReadonlyMap<string, PayMonth>;

  /** @param since as `rejectedSince` says it */
  constructor(
    settled: SettledByParts,
    tripped: readonly Brake[],
    nothingToSend: boolean,
    inputs: RunInputs,
    since: ReadonlyMap<string, PayMonth>,
  ) {
    const { facts, rowCounts, origins } = settled;
    const header = headerOf(inputs);
    this.#settled = settled;
    this.#inputs = inputs;
    this.#since = since;
    this.#header = nothingToSend ? { ...header, remittance: 0 } : header;
    this.#reported = { ...facts, sentenceOf: (issue) => issueSentence(issue, inputs.lang) };
    this.#manifest = {
      ...facts,
      header: this.#header,
      remittance: nothingToSend ? null : inputs.remittance,
      sources: sourcesOf(inputs, rowsOfFiles(rowCounts, origins, inputs.sts)),
      brakes: { accepted: inputs.accepted, tripped },
    };
  }

  /**
   * Writes every file and hands over the movements in the order of every output, the ranges of schools one by one: each
   * holds good until the next is asked for.
   *
   * @param mismatches takes what is read back and is not what was meant
   */
  async *write(draft: Draft, mismatches: string[]): AsyncGenerator<Uint8Array> {
    const { layout } = this.#inputs;
    const start = writeStart(layout, this.#header);
    await draft.append(MOVEMENTS, start);
    const columns = csvBytes(PAYMENT_COLUMNS, [], 'machine');
    await draft.append(PAYMENTS, columns);
    mismatches.push(...tableMismatches(PAYMENTS, this.#settled.workshop.readCsv(columns), [PAYMENT_COLUMNS]));
    await this.#writeReported(draft, mismatches);
    await this.#writeRejects(draft, mismatches);
    if (this.#inputs.explanations) await draft.append(EXPLANATIONS, new Uint8Array());
    const controls: ControlTotals[] = [];
    const totals = new TotalsSum();
    const payments: PaymentRow[] = [];
    const { progress } = this.#settled.workshop;
    const total = this.#settled.facts.totals.all.movements;
    let done = 0;
    const isFewPayments = this.#settled.facts.totals.all.movements <= MOST_ROWS;
    const read = { records: 0, lots: 0, school: undefined as string | undefined };
    let { record, lot } = FIRST_SECTION;
    for await (const range of this.#ranges()) {
      await draft.append(MOVEMENTS, range.movements);
      await draft.append(PAYMENTS, range.payments);
      if (this.#inputs.explanations) await draft.append(EXPLANATIONS, range.explanations);
      const { schools } = range.readBack;
      if (read.school !== undefined && byCodePoint(read.school, schools.first) >= 0) {
        mismatches.push(`${MOVEMENTS}: L1 uai`);
      }
      read.school = schools.last;
      read.records += range.readBack.records;
      read.lots += range.readBack.lots;
      controls.push(range.readBack.control);
      totals.add(range.readBack.totals);
      if (isFewPayments) {
        for (const cells of this.#settled.workshop.readCsv(range.payments))
          payments.push(paymentRowOf(cells));
      }
      record += range.records;
      lot += range.lots;
      for (const mismatch of range.readBack.mismatches) mismatches.push(mismatch);
      yield range.postings;
      giveBack(range.movements, range.payments, range.explanations, range.postings);
      done += range.readBack.totals.all.movements;
      progress?.({ stage: 'written', done, total });
    }
    const { persons } = this.#settled.facts.totals;
    const control = sumOfControl(controls, persons);
    const end = { ...control, records: record - FIRST_SECTION.record, lots: lot - FIRST_SECTION.lot };
    const closing = writeEnd(layout, this.#header, end);
    await draft.append(MOVEMENTS, closing);
    const found = { ...control, records: read.records + 2, lots: read.lots };
    const frame = readMovementFrame(layout, start, closing, found);
    mismatches.push(
      ...frame.faults.map(({ code, field }) => `mouvements.txt: ${code} ${field}`),
      ...headerMismatches(layout, frame.header, this.#header),
    );
    const pages = { settled: this.#settled, payments, control: { ...end, records: end.records + 2 } };
    for (const page of runPages(pages, this.#manifest, () => draft.digests(), this.#inputs)) {
      await draft.append(page.name, page.bytes);
    }
    await this.#writeManifest(draft, { ...totals.sum(), persons }, mismatches);
  }

  /** Where a range begins is known before it is written: the totals say how many movements and schools come first. */
  async *#ranges(): AsyncGenerator<WrittenRange> {
    const { crew, workshop, ranges } = this.#settled;
    const sizes = rangeSizes(this.#settled.facts.totals, ranges);
    let { record, lot } = FIRST_SECTION;
    const places = sizes.map(({ records, lots }, range) => {
      const place = { range, record, lot };
      record += records;
      lot += lots;
      return place;
    });
    const written = places.filter((_, range) => (sizes[range]?.lots ?? 0) > 0);
    yield* inTurn(written, crew.width, (place) =>
      crew.write(takeWaiting(place.range, workshop.waiting), place),
    );
    await crew.close();
  }

  async #writeReported(draft: Draft, mismatches: string[]): Promise<void> {
    const files = reportedTables(this.#reported);
    for (const { name, bytes } of files) await draft.append(name, bytes);
    mismatches.push(...reportedMismatches(files, this.#reported, this.#settled.workshop.readCsv));
  }

  async #writeRejects(draft: Draft, mismatches: string[]): Promise<void> {
    const { facts, workshop } = this.#settled;
    for await (const { name, bytes, meant } of rejectFiles(facts.issues, this.#since, this.#inputs)) {
      await draft.append(name, bytes);
      if (meant !== undefined) mismatches.push(...tableMismatches(name, workshop.readCsv(bytes), meant));
    }
  }

  /** @param totals as they were read back */
  async #writeManifest(draft: Draft, totals: RunTotals, mismatches: string[]): Promise<void> {
    const facts = { ...this.#manifest, outputs: draft.digests() };
    const bytes = manifestJson(facts);
    await draft.append(MANIFEST, bytes);
    // An output like the others, kept in the ledger; the manifest cannot list what is made of it.
    const signature = this.#inputs.sign?.(bytes);
    if (signature !== undefined) await draft.append(SIGNATURE, signature);
    mismatches.push(...manifestMismatches(bytes, totals, facts));
  }
}

/** How many records and lots the movements of each range are: two records beside them for each school. */
function rangeSizes(
  { bySchool }: RunTotals,
  ranges: readonly string[],
): readonly { readonly records: number; readonly lots: number }[] {
  const sizes = Array.from({ length: ranges.length + 1 }, () => ({ records: 0, lots: 0 }));
  for (const [uai, { movements }] of bySchool) {
    const size = sizes[rangeOf(uai, ranges)];
    if (size === undefined) throw new Error('a school of no range');
    size.records += movements + 2;
    size.lots += 1;
  }
  return sizes;
}

const MOVEMENTS = 'mouvements.txt';
const PAYMENTS = 'paiements.csv';
const EXPLANATIONS = 'explications.jsonl';
const MANIFEST = 'bordereau.json';
const SIGNATURE = 'bordereau.json.sig';
