import { contractTables, asInOrigin } from './contract-tables.js';
import { divideExport, POSTING_BYTES } from './divided-export.js';
import type { SectionPlace } from './emit/movement-file.js';
import type { CsvRecords } from './emit/read-back.js';
import type { WrittenRange } from './emit/school-range.js';
import type { WaitingPayments } from './emit/waiting-payments.js';
import { sizeOf } from './ingest/ingest.js';
import { inTurn } from './in-turn.js';
import { postedAwards } from './ledger/posting-batches.js';
import { viewOf, type LedgerSource, type LedgerView } from './ledger/view.js';
import type { Envelope } from './model/index.js';
import {
  type PartContext,
  type PartOutcome,
  settleFacts,
  type PartTools,
  type Recovery,
} from './part-crew.js';
import { UnreadablePartError } from './part-rows.js';
import type { ProgressListener } from './progress.js';
import { readContractTables, readTables, type UnusableExport } from './read-export.js';
import type { RunInputs } from './run-inputs.js';
import type { ContractTables } from './export-form.js';
import { giveBack } from './given-bytes.js';
import { Gathering, type SettledFacts } from './gathering.js';
import { headerOf } from './settled-run.js';
import type { Buckets } from './split/buckets.js';
import type { ExportRowBlocks } from './split/row-blocks.js';
import type { ExportPart } from './split/export-splitter.js';
import { stsSchoolIssues } from './sts/eps-counts.js';
import { envelopeIssues, type EnvelopeUse } from './validate/envelopes.js';
import { openInputs } from './validate/input-tables.js';
import { eachRange, LISTS, type WaitingRanges } from './waiting-ranges.js';
import type { TableRoom } from './written-table.js';

/** Whoever settles and writes parts: this thread, or others. */
export interface Crew {
  /** How many tasks it does at once. */
  readonly width: number;
  settle(part: ExportPart): Promise<PartOutcome>;
  write(waiting: WaitingPayments, place: SectionPlace): Promise<WrittenRange>;
  /** Nothing more will be asked: what it holds is given back, while the rest of the run goes on. */
  close(): Promise<void>;
}

/** What a run works with: room aside, and people to do its parts. */
export interface Workshop extends PartTools {
  /** For the rows of parts. */
  readonly rows: Buckets;
  /** For movements that wait for those of the same schools. */
  readonly waiting: Buckets;
  /** For tables that came in another form. */
  readonly tables: TableRoom;
  /** Reads a small table back. */
  readonly readCsv: (bytes: Uint8Array) => CsvRecords;
  crew(context: PartContext, parts: number): Crew;
  readonly sizes: PartSizes;
  /** Hears how far the run is. */
  readonly progress?: ProgressListener;
}

/** Where an export is cut. Nothing that is paid, said or written depends on it. */
export interface PartSizes {
  /** An export of no more bytes is settled whole. */
  readonly small: number;
  /** Bytes of a part, about: small enough for its objects to die young, large enough for few parts. */
  readonly part: number;
  /** Awards whose movements are written together, about. */
  readonly range: number;
}

export const PART_SIZES: PartSizes = { small: 1 << 20, part: 256 << 10, range: 4096 };

/** A run settled: its movements wait in the workshop, by range of schools. */
export interface SettledByParts {
  readonly kind: 'settled';
  readonly facts: SettledFacts;
  /** Rows of each table, by its file in the contract. */
  readonly rowCounts: ReadonlyMap<string, number>;
  readonly origins: ContractTables['origins'];
  readonly recoveries: readonly Recovery[];
  readonly envelopes: readonly Envelope[];
  /** What awards take of them. */
  readonly envelopeUse: readonly EnvelopeUse[];
  /** The first school of each range after the first. */
  readonly ranges: readonly string[];
  /** Where the rows of a large export can be found again. */
  readonly rowBlocks: ExportRowBlocks;
  readonly crew: Crew;
  readonly workshop: Workshop;
}

/** Settles an export against the ledger: whole when it is small, else part by part. */
export async function settleByParts(
  asked: RunInputs,
  workshop: Workshop,
): Promise<SettledByParts | UnusableExport> {
  const { config, ledger } = asked;
  const tables = contractTables(asked.files, { ...asked, encoding: config.encoding }, workshop.tables);
  if (tables.kind === 'unusable') return tables;
  const inputs: RunInputs = { ...asked, files: tables.files, tableSchemas: tables.tableSchemas };
  const bytes = tables.files.reduce((sum, file) => sum + sizeOf(file), ledger.size * POSTING_BYTES);
  const settle = bytes <= workshop.sizes.small ? settleWhole : settleParts;
  return settle(inputs, tables, workshop);
}

async function settleWhole(
  inputs: RunInputs,
  tables: ContractTables,
  workshop: Workshop,
): Promise<SettledByParts | UnusableExport> {
  const reading = readContractTables(tables, inputs);
  if (reading.kind === 'unusable') return reading;
  const bytes = tables.files.reduce((sum, file) => sum + sizeOf(file), 0);
  workshop.progress?.({ stage: 'read', done: bytes, total: bytes });
  const coverable = [...reading.facts.coveredSchoolYears];
  const context = contextOf(inputs, { schools: [], districts: [], coverable, ranges: [] });
  const outcome = settleFacts(reading.facts, await wholeView(inputs.ledger), context, workshop);
  keepWaiting(outcome.waiting, workshop.waiting);
  const gathering = new Gathering();
  gathering.add(outcome.facts);
  workshop.progress?.({ stage: 'settled', done: 1, total: 1, rows: sumOf(reading.rowCounts) });
  return {
    kind: 'settled',
    facts: gathering.settled(),
    rowCounts: reading.rowCounts,
    origins: tables.origins,
    recoveries: outcome.recoveries,
    envelopes: reading.envelopes,
    envelopeUse: gathering.envelopeUse,
    ranges: [],
    rowBlocks: new Map(),
    crew: workshop.crew(context, 1),
    workshop,
  };
}

async function wholeView(ledger: LedgerSource): Promise<LedgerView> {
  const texts: string[] = [];
  for await (const postings of ledger.postings()) for (const { text } of postings) texts.push(text);
  return viewOf(postedAwards(texts));
}

async function settleParts(
  inputs: RunInputs,
  tables: ContractTables,
  workshop: Workshop,
): Promise<SettledByParts | UnusableExport> {
  const divided = await divideExport(inputs, workshop.rows, workshop.sizes, workshop.progress);
  if (divided === undefined) return whyUnusable(inputs);
  const { parts, shared, coverable, ranges } = divided;
  const context = contextOf(inputs, {
    schools: shared.etablissements.values,
    districts: shared.districts.values,
    coverable,
    ranges,
  });
  const crew = workshop.crew(context, parts.length);
  const gathering = new Gathering();
  const recoveries: Recovery[] = [];
  const rowCounts = new Map(divided.rowCounts);
  let done = 0;
  try {
    for await (const outcome of inTurn(parts, crew.width, (part) => crew.settle(part()))) {
      gathering.add(outcome.facts);
      keepWaiting(outcome.waiting, workshop.waiting);
      for (const recovery of outcome.recoveries) recoveries.push(recovery);
      for (const [name, rows] of Object.entries(outcome.rowCounts)) {
        rowCounts.set(`${name}.csv`, (rowCounts.get(`${name}.csv`) ?? 0) + rows);
      }
      done += 1;
      workshop.progress?.({ stage: 'settled', done, total: parts.length, rows: sumOf(rowCounts) });
    }
  } catch (error) {
    if (error instanceof UnreadablePartError) return whyUnusable(inputs);
    throw error;
  }
  const { allowances } = inputs.regulations;
  const overdrawn = envelopeIssues(
    shared.enveloppes.values,
    gathering.envelopeUse,
    allowances,
    inputs.config.conventions,
  );
  const { sts } = inputs;
  const compared =
    sts === undefined ? [] : [...sts.issues, ...stsSchoolIssues(sts.reference, shared.etablissements.values)];
  const facts = gathering.settled([...tables.issues, ...divided.issues, ...compared, ...overdrawn]);
  return {
    kind: 'settled',
    facts: { ...facts, issues: asInOrigin(facts.issues, tables) },
    rowCounts,
    origins: tables.origins,
    recoveries,
    envelopes: shared.enveloppes.values,
    envelopeUse: gathering.envelopeUse,
    ranges,
    rowBlocks: divided.rowBlocks,
    crew,
    workshop,
  };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** A file that cannot be cut is read whole by the reader that says why it cannot be used. */
function whyUnusable({ files, tableSchemas, regulations, config }: RunInputs): UnusableExport {
  const reading = readTables(files, openInputs(tableSchemas, regulations), config.encoding);
  if (reading.kind === 'unusable') return reading;
  throw new Error('an export that can be used could not be cut');
}

function contextOf(
  inputs: RunInputs,
  own: Pick<PartContext, 'schools' | 'districts' | 'coverable' | 'ranges'>,
): PartContext {
  const { tableSchemas, config, configFile, regulations, layout, payMonth } = inputs;
  const { remittance, dryRun, created, explanations } = inputs;
  return {
    ...{ tableSchemas, config, configFile, regulations, layout, payMonth, remittance, dryRun, created },
    explanations,
    header: headerOf(inputs),
    reference: inputs.sts?.reference,
    ...own,
  };
}

/** In the workshop, each list of a range has a bucket. The bytes it came in are given back. */
function keepWaiting(waiting: WaitingRanges, buckets: Buckets): void {
  eachRange(waiting, (range, list, bytes, start, end) => {
    buckets.append(bucketOf(range, list), bytes, start, end);
  });
  giveBack(waiting.bytes);
}

function bucketOf(range: number, list: keyof WaitingPayments): number {
  return LISTS.length * range + LISTS.indexOf(list);
}

/** Everything that waited for a range. */
export function takeWaiting(range: number, buckets: Buckets): WaitingPayments {
  return {
    rows: buckets.take(bucketOf(range, 'rows')),
    records: buckets.take(bucketOf(range, 'records')),
    details: buckets.take(bucketOf(range, 'details')),
  };
}
