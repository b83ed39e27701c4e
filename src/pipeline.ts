import { formatPayMonth, type PayMonth } from './calendar/index.js';
import { compute, type Computation } from './computation.js';
import { writtenConventions, type Config } from './config/config.js';
import { emit, type Emission } from './emit/emit.js';
import { digestOf, type OutputFile, type RunSources } from './emit/manifest.js';
import type { FileHeader } from './emit/movement-file.js';
import { referenceOf, type Payment, type Sha256 } from './emit/payment.js';
import { mismatches } from './emit/read-back.js';
import type { Retained } from './emit/retained-csv.js';
import { writablePayments } from './emit/writable.js';
import { readCsvRecords } from './ingest/csv.js';
import type { InputFile } from './ingest/ingest.js';
import type { Layout } from './layout/index.js';
import type { LedgerView } from './ledger/view.js';
import type { FileProblem, Issue } from './model/index.js';
import { addCents, subtractCents, sumCents } from './money/index.js';
import { readExport } from './read-export.js';
import type { Regulations } from './regulations/regulations.js';
import { explanationLine } from './report/explanation.js';
import { issueSentence, type Lang } from './report/messages/index.js';
import { holds, type Equation } from './settle/equation.js';
import type { InputName } from './validate/input-tables.js';
import type { TableSchema } from './validate/table-schema.js';

/** Everything a run depends on. Same inputs, same bytes: the clock, the ledger and the digests are passed in. */
export interface RunInputs {
  readonly files: readonly InputFile[];
  readonly tableSchemas: Readonly<Record<InputName, TableSchema>>;
  readonly config: Config;
  readonly configFile: { readonly name: string; readonly bytes: Uint8Array };
  /** Values given over the configuration on the command line, as typed. */
  readonly overrides: readonly string[];
  readonly regulations: Regulations;
  readonly regulationFiles: readonly OutputFile[];
  readonly layout: Layout;
  readonly layoutBytes: Uint8Array;
  readonly program: RunSources['program'];
  readonly ledger: LedgerView;
  readonly payMonth: PayMonth;
  /** Rank of the remittance this run would send, from 1. */
  readonly remittance: number;
  readonly dryRun: boolean;
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  readonly explanations: boolean;
  readonly lang: Lang;
  readonly sha256: Sha256;
}

export type RunOutcome =
  /** Files that cannot be used: nothing is written (exit 65). */
  { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } | CompletedRun;

export interface CompletedRun {
  readonly kind: 'completed';
  /** Under the pay month: `01`, `projet` or `sans-mouvement` (files.md section 3). */
  readonly folder: string;
  readonly files: readonly OutputFile[];
  readonly payments: readonly Payment[];
  readonly retained: readonly Retained[];
  readonly issues: readonly Issue[];
  readonly equation: Equation;
  /** Reads the files back from where they were written; every mismatch is a bug (exit 70). */
  readonly readBack: (written: readonly OutputFile[]) => readonly string[];
}

/** One pay run, from the bytes of an export to the bytes of the payment files. Writes nothing. */
export function runPayroll(inputs: RunInputs): RunOutcome {
  const { files, config, regulations, payMonth, layout, sha256 } = inputs;
  const reading = readExport(files, inputs.tableSchemas, config, regulations);
  if (reading.kind === 'unusable') return reading;
  const computation = compute({ ...inputs, facts: reading.facts, conventions: config.conventions });
  const header = headerOf(inputs);
  const candidates = paymentsOf(computation, inputs, reading);
  const {
    payments,
    held,
    issues: unwritten,
  } = writablePayments(candidates, layout, header, inputs.configFile.name);
  const retained = [...computation.settlements.filter((entry) => entry.kind !== 'movement'), ...held];
  const issues = [...reading.facts.issues, ...computation.issues, ...unwritten];
  const equation = withHeld(computation.equation, held);
  if (!holds(equation)) throw new Error('the control equation does not hold');
  const nothingToSend = payments.length === 0 && !inputs.dryRun;
  const emission: Emission = {
    layout,
    header: nothingToSend ? { ...header, remittance: 0 } : header,
    remittance: nothingToSend ? null : inputs.remittance,
    sources: sourcesOf(inputs, reading.rowCounts),
    payments,
    retained,
    issues,
    equation,
    explain: inputs.explanations ? explainer(computation, inputs) : undefined,
    sentenceOf: (issue) => issueSentence(issue, inputs.lang),
  };
  return {
    kind: 'completed',
    folder: `${formatPayMonth(payMonth)}/${nothingToSend ? 'sans-mouvement' : remittanceFolder(inputs)}`,
    files: emit(emission, sha256),
    payments,
    retained,
    issues,
    equation,
    readBack: (onDisk) => mismatches(onDisk, emission, readCsvRecords, sha256),
  };
}

function headerOf({ config, payMonth, remittance, created, dryRun }: RunInputs): FileHeader {
  return {
    academie: config.academie,
    ministere: config.ministere,
    payMonth: formatPayMonth(payMonth),
    remittance,
    created,
    mode: dryRun ? 'T' : 'P',
  };
}

function remittanceFolder({ dryRun, remittance }: RunInputs): string {
  return dryRun ? 'projet' : String(remittance).padStart(2, '0');
}

function paymentsOf(
  computation: Computation,
  { config, payMonth, remittance, sha256 }: RunInputs,
  { facts }: Extract<ReturnType<typeof readExport>, { kind: 'readable' }>,
): Payment[] {
  const awards = new Map(facts.awards.map((award) => [award.id, award]));
  return computation.settlements.flatMap((settlement) => {
    if (settlement.kind !== 'movement') return [];
    const { key, nature, amount, terms } = settlement;
    const award = awards.get(key.award);
    if (award === undefined) throw new Error('a movement for an award the export does not hold');
    return {
      key,
      payMonth,
      nature,
      amount,
      award,
      terms,
      agent: facts.agents.get(key.payee),
      allowanceCode: config.codes[terms.allowance] ?? '',
      reference: referenceOf(key, payMonth, remittance, sha256),
    };
  });
}

/** What cannot be written moves from the movements to what is held; the two sides stay equal. */
function withHeld(equation: Equation, held: readonly Retained[]): Equation {
  const amount = sumCents(held.map((entry) => entry.amount));
  return {
    ...equation,
    movements: subtractCents(equation.movements, amount),
    held: addCents(equation.held, amount),
  };
}

function explainer(
  computation: Computation,
  { regulations, ledger }: RunInputs,
): (payment: Payment) => string {
  return ({ key, award, terms, amount, nature, payMonth, reference }) => {
    const entitlements = computation.explain(award);
    const entitlement = entitlements.find(({ payee }) => payee === key.payee);
    const allowance = regulations.allowances.get(terms.allowance);
    if (allowance === undefined) throw new Error(`unknown allowance ${terms.allowance}`);
    const postings = ledger.postingsOf(award.id);
    return explanationLine({
      reference,
      payMonth,
      nature,
      amount,
      key,
      award,
      allowance,
      plan: terms.plan,
      instalment: entitlement?.instalments.find(({ month }) => month === key.instalmentMonth),
      postings: postings.filter(
        (posting) => posting.key.payee === key.payee && posting.key.instalmentMonth === key.instalmentMonth,
      ),
    });
  };
}

function sourcesOf(inputs: RunInputs, rowCounts: ReadonlyMap<string, number>): RunSources {
  const { layout, sha256, regulationFiles } = inputs;
  const regulations = regulationFiles.map((file) => digestOf(file, sha256));
  return {
    program: inputs.program,
    inputs: inputs.files.map((file) => ({ ...digestOf(file, sha256), rows: rowCounts.get(file.name) ?? 0 })),
    configuration: digestOf(inputs.configFile, sha256),
    overrides: inputs.overrides,
    regulations: {
      sha256: sha256(regulations.map(({ name, sha256: digest }) => `${name} ${digest}\n`).join('')),
      files: regulations,
    },
    layout: { name: layout.name, version: layout.version, sha256: sha256(inputs.layoutBytes) },
    conventions: writtenConventions(inputs.config.conventions),
  };
}
