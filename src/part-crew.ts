import type { SchoolYear } from './calendar/index.js';
import type { FileHeader, SectionPlace } from './emit/movement-file.js';
import type { Payment } from './emit/payment.js';
import type { MovementKeeper } from './emit/payment-cells.js';
import type { RowReader } from './emit/rows.js';
import { writeRange, type RangeRequest, type WrittenRange } from './emit/school-range.js';
import type { WaitingPayments } from './emit/waiting-payments.js';
import { viewOf, type LedgerView } from './ledger/view.js';
import type { District, School } from './model/index.js';
import { giveBack } from './given-bytes.js';
import { readTable } from './part-rows.js';
import { unpackAwards } from './posted-awards.js';
import type { RunInputs, SettlingInputs } from './run-inputs.js';
import { settlePart, type PartFacts } from './settled-part.js';
import type { ExportPart } from './split/export-splitter.js';
import { stsIssues } from './sts/issues.js';
import type { StsReference } from './sts/reference.js';
import { closeInputs, openCompiled, type CompiledInputs } from './validate/input-tables.js';
import { validate } from './validate/validate.js';
import type { ValidatedExport } from './validate/validated-export.js';
import { RangeLists, type WaitingRanges } from './waiting-ranges.js';

/** What a part is settled and written with, beside its rows: the same for every part of a run. */
export interface PartContext extends Omit<SettlingInputs, 'files' | 'profile' | 'sha256'> {
  readonly header: FileHeader;
  readonly explanations: boolean;
  /** Rows that are of no part; envelopes are looked at when the parts are together. */
  readonly schools: readonly School[];
  readonly districts: readonly District[];
  readonly coverable: readonly SchoolYear[];
  /** The first school of each range after the first: the movements of a range are written together. */
  readonly ranges: readonly string[];
  /** What awards are compared with. */
  readonly reference: StsReference | undefined;
}

/** A part that is settled; its payments wait to be written with those of the same schools. */
export interface PartOutcome {
  readonly facts: PartFacts;
  /** Rows of each table. */
  readonly rowCounts: Readonly<Record<string, number>>;
  /** What its movements take back. */
  readonly recoveries: readonly Recovery[];
  readonly waiting: WaitingRanges;
}

/** A movement that takes back. */
export type Recovery = Pick<Payment, 'key' | 'amount'>;

/** What is passed in from the edge. */
export interface PartTools {
  readonly sha256: RunInputs['sha256'];
  readonly readRows: RowReader;
  readonly keepMovements: MovementKeeper;
}

/** Settles a part of an export. */
export function settleExportPart(
  part: ExportPart,
  inputs: CompiledInputs,
  context: PartContext,
  tools: PartTools,
): PartOutcome {
  const readers = openCompiled(inputs);
  for (const table of part.tables) readTable(table, readers);
  const tables = closeInputs(readers);
  const facts = validate(
    {
      ...tables,
      etablissements: { ...tables.etablissements, values: context.schools },
      districts: { ...tables.districts, values: context.districts },
    },
    context.regulations,
    context.config.conventions,
  );
  // What is said of a header is said once, where the file was split.
  const own = facts.issues.filter(({ code }) => code !== 'file.unknown-column');
  const { reference } = context;
  const issues = reference === undefined ? own : [...own, ...stsIssues(reference, facts)];
  const rowCounts = Object.fromEntries(part.tables.map(({ name }) => [name, tables[name].rowCount]));
  return {
    ...settleFacts({ ...facts, issues }, viewOf(unpackAwards(part.ledger)), context, tools),
    rowCounts,
  };
}

/** The memory of the lists serves every part of a run: it is kept with their context. */
function rangeListsOf(context: PartContext): RangeLists {
  let kept = WAITING.get(context);
  if (kept === undefined) WAITING.set(context, (kept = new RangeLists(context.ranges)));
  kept.clear();
  return kept;
}

const WAITING = new WeakMap<PartContext, RangeLists>();

/** Settles checked facts. */
export function settleFacts(
  facts: ValidatedExport,
  ledger: LedgerView,
  context: PartContext,
  tools: PartTools,
): Omit<PartOutcome, 'rowCounts'> {
  const inputs = { ...context, ...tools, ledger, coverable: new Set(context.coverable) };
  const recoveries: Recovery[] = [];
  const waiting = rangeListsOf(context);
  const settled = settlePart(facts, context.header, inputs, (payment, record, explanation) => {
    const { award, nature, key, amount } = payment;
    waiting.of(award.uai).add(payment, record, explanation);
    if (nature === 'T') recoveries.push({ key, amount });
  });
  return { facts: settled, recoveries, waiting: waiting.all() };
}

/** Writes the movements of a range of schools; the bytes that waited are given back. */
export function writeWaiting(
  waiting: WaitingPayments,
  place: SectionPlace,
  context: PartContext,
  { readRows, keepMovements, sha256 }: PartTools,
): WrittenRange {
  const { layout, header, explanations } = context;
  const keep: RangeRequest['keep'] = (movements) => keepMovements(movements, context);
  const request = { layout, header, place, withExplanations: explanations, keep, sha256 };
  const written = writeRange(waiting, request, readRows);
  giveBack(waiting.rows, waiting.records, waiting.details);
  return written;
}
