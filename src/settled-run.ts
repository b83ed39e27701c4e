import { formatPayMonth } from './calendar/index.js';
import { compute, type Computation } from './computation.js';
import type { FileHeader } from './emit/movement-file.js';
import type { Payment } from './emit/payment.js';
import type { Retained } from './emit/retained-csv.js';
import { writablePayments } from './emit/writable.js';
import type { FileProblem, Issue } from './model/index.js';
import { addCents, subtractCents, sumCents } from './money/index.js';
import { readExport } from './read-export.js';
import type { RunInputs } from './run-inputs.js';
import { paymentsOf } from './run-payments.js';
import { holds, type Equation } from './settle/equation.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** What settling needs of a run: everything but what becomes of the files. */
export type SettlingInputs = Pick<
  RunInputs,
  | 'files'
  | 'tableSchemas'
  | 'config'
  | 'configFile'
  | 'regulations'
  | 'layout'
  | 'ledger'
  | 'payMonth'
  | 'remittance'
  | 'dryRun'
  | 'created'
  | 'sha256'
>;

/** A run settled: what moves, what is held or barred, and everything there is to say about it. */
export interface SettledRun {
  readonly kind: 'settled';
  readonly facts: ValidatedExport;
  /** Rows of each input file, by file name. */
  readonly rowCounts: ReadonlyMap<string, number>;
  readonly computation: Computation;
  readonly header: FileHeader;
  readonly payments: readonly Payment[];
  readonly retained: readonly Retained[];
  readonly issues: readonly Issue[];
  readonly equation: Equation;
}

/** From the bytes of an export to movements that can be written. */
export function settleRun(
  inputs: SettlingInputs,
): SettledRun | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } {
  const { config, regulations, layout } = inputs;
  const reading = readExport(inputs.files, inputs.tableSchemas, config, regulations);
  if (reading.kind === 'unusable') return reading;
  const { facts, rowCounts } = reading;
  const computation = compute({ ...inputs, facts, conventions: config.conventions });
  const header = headerOf(inputs);
  const candidates = paymentsOf(computation, inputs, facts);
  const { payments, held, issues } = writablePayments(candidates, layout, header, inputs.configFile.name);
  const equation = withHeld(computation.equation, held);
  if (!holds(equation)) throw new Error('the control equation does not hold');
  return {
    kind: 'settled',
    facts,
    rowCounts,
    computation,
    header,
    payments,
    retained: [...computation.settlements.filter((entry) => entry.kind !== 'movement'), ...held],
    issues: [...facts.issues, ...computation.issues, ...issues],
    equation,
  };
}

function headerOf({ config, payMonth, remittance, created, dryRun }: SettlingInputs): FileHeader {
  return {
    academie: config.academie,
    ministere: config.ministere,
    payMonth: formatPayMonth(payMonth),
    remittance,
    created,
    mode: dryRun ? 'T' : 'P',
  };
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
