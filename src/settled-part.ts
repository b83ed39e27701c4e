import type { SchoolYear } from './calendar/index.js';
import { computePart, type PartComputation, type PartInputs } from './computation.js';
import type { FileHeader } from './emit/movement-file.js';
import type { Payment } from './emit/payment.js';
import type { Retained } from './emit/retained-csv.js';
import { totalsOfPayments, type RunTotals } from './emit/totals.js';
import { writablePayments, type Unwritable } from './emit/writable.js';
import { highlightsOf, paidBeforeIn } from './highlights.js';
import type { LedgerAwards } from './ledger-awards.js';
import type { Issue, Lapse } from './model/index.js';
import { addCents, subtractCents, sumCents, type Cents } from './money/index.js';
import type { Highlights } from './report/page/report-facts.js';
import type { SettlingInputs } from './run-inputs.js';
import { paymentsOf } from './run-payments.js';
import type { Equation } from './settle/equation.js';
import type { EnvelopeUse } from './validate/envelopes.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** A part of an export once settled: what moves, what is held or barred, and everything there is to say about it. */
export interface SettledPart {
  readonly payments: readonly Payment[];
  /** Their records of the movement file, in the same order, without their place in it. */
  readonly records: Uint8Array;
  readonly facts: PartFacts;
  readonly explain: PartComputation['explain'];
}

/** What a run needs of a part once its payments are on their way to the files: nothing that grows with them. */
export interface PartFacts {
  readonly issues: readonly Issue[];
  readonly unwritable: readonly Unwritable[];
  readonly retained: readonly Retained[];
  readonly lapses: readonly Lapse[];
  readonly equation: Equation;
  readonly ledgerAwards: readonly LedgerAwards[];
  readonly monthCredits: Cents;
  readonly totals: RunTotals;
  readonly coveredSchoolYears: readonly SchoolYear[];
  readonly envelopeUse: readonly EnvelopeUse[];
  readonly highlights: Highlights;
}

/** From checked facts to movements that can be written. */
export function settlePart(
  facts: ValidatedExport,
  header: FileHeader,
  inputs: Omit<SettlingInputs, 'files' | 'profile' | 'tableSchemas'> &
    Pick<PartInputs, 'ledger' | 'coverable'>,
): SettledPart {
  const { config, layout } = inputs;
  const computation = computePart({ ...inputs, facts, conventions: config.conventions });
  const candidates = paymentsOf(computation, inputs, facts);
  const { payments, records, held, unwritable } = writablePayments(
    candidates,
    layout,
    header,
    inputs.configFile.name,
  );
  return {
    payments,
    records,
    explain: computation.explain,
    facts: {
      issues: facts.issues,
      unwritable,
      retained: [...computation.settlements.filter((entry) => entry.kind !== 'movement'), ...held],
      lapses: computation.lapses,
      equation: withHeld(computation.equation, held),
      ledgerAwards: computation.ledgerAwards,
      monthCredits: computation.monthCredits,
      totals: totalsOfPayments(payments),
      coveredSchoolYears: [...facts.coveredSchoolYears],
      envelopeUse: facts.envelopeUse,
      highlights: highlightsOf(payments, paidBeforeIn(inputs.ledger)),
    },
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
