import { formatPayMonth } from './calendar/index.js';
import { emit, type Emission } from './emit/emit.js';
import type { OutputFile } from './emit/manifest.js';
import type { Payment } from './emit/payment.js';
import { mismatches } from './emit/read-back.js';
import type { Retained } from './emit/retained-csv.js';
import { readCsvRecords } from './ingest/csv.js';
import type { LedgerView } from './ledger/view.js';
import { overrideOf, type Brake, type FileProblem, type Issue, type Lapse } from './model/index.js';
import { issueSentence } from './report/messages/index.js';
import { runFigures } from './run-figures.js';
import { sourcesOf, type RunInputs } from './run-inputs.js';
import { explainer } from './run-payments.js';
import { trippedBrakes } from './settle/brakes.js';
import type { Equation } from './settle/equation.js';
import { lapsingSoon } from './settle/lapsing.js';
import { settleRun } from './settled-run.js';
import type { ValidatedExport } from './validate/validated-export.js';

export type RunOutcome =
  /** Files that cannot be used: nothing is written (exit 65). */
  { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } | BrakedRun | CompletedRun;

/** Figures that look like an accident, and nobody accepted them: nothing is written (exit 3). */
export interface BrakedRun {
  readonly kind: 'braked';
  readonly brakes: readonly Brake[];
  readonly payments: readonly Payment[];
  readonly facts: ValidatedExport;
}

export interface CompletedRun {
  readonly kind: 'completed';
  /** Under the pay month: `01`, `projet` or `sans-mouvement` (files.md section 3). */
  readonly folder: string;
  readonly remittance: number;
  /** Rows of each input file, by file name. */
  readonly rowCounts: ReadonlyMap<string, number>;
  readonly files: readonly OutputFile[];
  readonly payments: readonly Payment[];
  readonly retained: readonly Retained[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
  readonly issues: readonly Issue[];
  readonly equation: Equation;
  /** Of a draft: the brakes that would stop the run for good. */
  readonly brakes: readonly Brake[];
  readonly facts: ValidatedExport;
  /** Reads the files back from where they were written; every mismatch is a bug (exit 70). */
  readonly readBack: (written: readonly OutputFile[]) => readonly string[];
}

/** One pay run, from the bytes of an export to the bytes of the payment files. Writes nothing. */
export function runPayroll(inputs: RunInputs): RunOutcome {
  const { config, payMonth, layout, sha256, ledger, dryRun } = inputs;
  const settled = settleRun(inputs);
  if (settled.kind === 'unusable') return settled;
  const { facts, rowCounts, computation, payments, retained, issues, equation } = settled;
  const figures = runFigures(rowCounts, inputs.exportedAt, computation, payments, inputs.standing);
  const tripped = trippedBrakes(figures, config.thresholds);
  const brakes = tripped.filter((brake) => !inputs.accepted.includes(overrideOf(brake)));
  if (brakes.length > 0 && !dryRun) return { kind: 'braked', brakes, payments, facts };
  const lapses = lapsesOf(retained, ledger, payMonth);
  const nothingToSend = payments.length === 0 && !dryRun;
  const emission: Emission = {
    layout,
    header: nothingToSend ? { ...settled.header, remittance: 0 } : settled.header,
    remittance: nothingToSend ? null : inputs.remittance,
    sources: sourcesOf(inputs, rowCounts),
    brakes: { accepted: inputs.accepted, tripped },
    payments,
    retained,
    lapses,
    issues,
    equation,
    explain: inputs.explanations ? explainer(computation, inputs) : undefined,
    sentenceOf: (issue) => issueSentence(issue, inputs.lang),
  };
  return {
    kind: 'completed',
    folder: `${formatPayMonth(payMonth)}/${nothingToSend ? 'sans-mouvement' : remittanceFolder(inputs)}`,
    remittance: inputs.remittance,
    rowCounts,
    files: emit(emission, sha256),
    payments,
    retained,
    lapses,
    issues,
    equation,
    brakes,
    facts,
    readBack: (onDisk) => mismatches(onDisk, emission, readCsvRecords, sha256),
  };
}

function remittanceFolder({ dryRun, remittance }: RunInputs): string {
  return dryRun ? 'projet' : String(remittance).padStart(2, '0');
}

function lapsesOf(
  retained: readonly Retained[],
  ledger: LedgerView,
  payMonth: RunInputs['payMonth'],
): Lapse[] {
  return retained.flatMap((entry) => {
    if (entry.kind !== 'held') return [];
    const { payee, award, instalmentMonth } = entry.key;
    const postings = ledger
      .postingsOf(award)
      .filter(({ key }) => key.payee === payee && key.instalmentMonth === instalmentMonth);
    return lapsingSoon(entry, postings, payMonth);
  });
}
