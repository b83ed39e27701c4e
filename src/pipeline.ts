import { formatPayMonth } from './calendar/index.js';
import type { Retained } from './emit/retained-csv.js';
import type { RunTotals } from './emit/totals.js';
import { overrideOf, type Brake, type FileProblem, type Issue, type Lapse } from './model/index.js';
import { rejectedSince } from './reject-files.js';
import { runFigures } from './run-figures.js';
import type { Recovery } from './part-crew.js';
import type { RunInputs } from './run-inputs.js';
import { settleByParts, type SettledByParts, type Workshop } from './settled-by-parts.js';
import type { ExportRowBlocks } from './split/row-blocks.js';
import { trippedBrakes } from './settle/brakes.js';
import type { Equation } from './settle/equation.js';
import { RunWriting, type Draft } from './run-writing.js';

export type RunOutcome =
  /** Files that cannot be used: nothing is written (exit 65). */
  { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } | BrakedRun | CompletedRun;

/** Figures that look like an accident, and nobody accepted them: nothing is written (exit 3). */
export interface BrakedRun {
  readonly kind: 'braked';
  readonly brakes: readonly Brake[];
  /** Its movements that take back. */
  readonly recoveries: readonly Recovery[];
}

export interface CompletedRun {
  readonly kind: 'completed';
  /** Under the pay month: `01`, `projet` or `sans-mouvement` (files.md section 3). */
  readonly folder: string;
  readonly remittance: number;
  /** Rows of each table, by its file in the contract. */
  readonly rowCounts: ReadonlyMap<string, number>;
  /** The file of origin of each table that came in another form. */
  readonly origins: ReadonlyMap<string, string>;
  /** Where the rows of a large export can be found again. */
  readonly rowBlocks: ExportRowBlocks;
  readonly totals: RunTotals;
  /** Its movements that take back. */
  readonly recoveries: readonly Recovery[];
  readonly retained: readonly Retained[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
  readonly issues: readonly Issue[];
  readonly equation: Equation;
  /** Of a draft: the brakes that would stop the run for good. */
  readonly brakes: readonly Brake[];
  /**
   * Writes every file of the run, and gives its movements in the order of every output, some at a time, ready for the
   * ledger.
   * Once. What is written is read back meanwhile; the mismatches are there at the end, and every one is a bug (exit
   * 70).
   */
  readonly write: (draft: Draft, mismatches: string[]) => AsyncIterable<Uint8Array>;
}

/** One pay run, from the bytes of an export to the bytes of the payment files. */
export async function runPayroll(inputs: RunInputs, workshop: Workshop): Promise<RunOutcome> {
  const settled = await settleByParts(inputs, workshop);
  return settled.kind === 'unusable' ? settled : outcomeOf(settled, inputs);
}

async function outcomeOf(settled: SettledByParts, inputs: RunInputs): Promise<RunOutcome> {
  const { config, dryRun, payMonth, remittance } = inputs;
  const { facts, rowCounts, recoveries } = settled;
  const figures = runFigures(rowCounts, inputs.exportedAt, facts, inputs.standing);
  const tripped = trippedBrakes(figures, config.thresholds);
  const brakes = tripped.filter((brake) => !inputs.accepted.includes(overrideOf(brake)));
  if (brakes.length > 0 && !dryRun) return { kind: 'braked', brakes, recoveries };
  const nothingToSend = facts.totals.all.movements === 0 && !dryRun;
  const since = await rejectedSince(facts.issues, inputs);
  const writing = new RunWriting(settled, tripped, nothingToSend, inputs, since);
  return {
    kind: 'completed',
    folder: `${formatPayMonth(payMonth)}/${nothingToSend ? 'sans-mouvement' : remittanceFolder(inputs)}`,
    remittance,
    rowCounts,
    origins: settled.origins,
    rowBlocks: settled.rowBlocks,
    ...facts,
    recoveries,
    brakes,
    write: (draft, mismatches) => writing.write(draft, mismatches),
  };
}

function remittanceFolder({ dryRun, remittance }: RunInputs): string {
  return dryRun ? 'projet' : String(remittance).padStart(2, '0');
}
