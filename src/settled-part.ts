import type { SchoolYear } from './calendar/index.js';
import { Settling, type PartInputs } from './computation.js';
import type { FileHeader } from './emit/movement-file.js';
import type { Payment } from './emit/payment.js';
import type { Retained } from './emit/retained-csv.js';
import { WritableSorter, type Unwritable } from './emit/writable.js';
import {
  HighlightTally,
  nameOfPayment,
  paidBeforeIn,
  rowOfPayment,
  type PartHighlights,
} from './highlights.js';
import type { LedgerAwards } from './ledger-awards.js';
import type { LedgerView } from './ledger/view.js';
import type { Issue, Lapse } from './model/index.js';
import { addCents, subtractCents, sumCents, type Cents } from './money/index.js';
import type { SettlingInputs } from './run-inputs.js';
import { explainer, paymentMaker } from './run-payments.js';
import type { Equation } from './settle/equation.js';
import type { EnvelopeUse } from './validate/envelopes.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** What a run needs of a part once its payments are on their way to the files: nothing that grows with them. */
export interface PartFacts {
  readonly issues: readonly Issue[];
  readonly unwritable: readonly Unwritable[];
  readonly retained: readonly Retained[];
  readonly lapses: readonly Lapse[];
  readonly equation: Equation;
  readonly ledgerAwards: readonly LedgerAwards[];
  readonly monthCredits: Cents;
  /** People who are paid: distinct NIR. */
  readonly persons: number;
  readonly coveredSchoolYears: readonly SchoolYear[];
  readonly envelopeUse: readonly EnvelopeUse[];
  readonly highlights: PartHighlights;
}

/** What a part is settled with. */
export type PartSettling = Omit<SettlingInputs, 'files' | 'profile' | 'tableSchemas'> &
  Pick<PartInputs, 'ledger' | 'coverable'> & { readonly explanations: boolean };

/**
 * Hears of a movement, with its record of the movement file but for its place in it, whose bytes hold good until the
 * next, and with its line of `explications.jsonl` (empty when nobody asks).
 */
export type PaymentListener = (payment: Payment, record: Uint8Array, explanation: string) => void;

/**
 * From checked facts to movements that can be written. Each leaves as soon as its award is settled: what a part makes
 * dies young.
 */
export function settlePart(
  facts: ValidatedExport,
  header: FileHeader,
  inputs: PartSettling,
  listener: PaymentListener,
): PartFacts {
  const { config, configFile, layout, ledger } = inputs;
  const settling = new Settling({ ...inputs, facts, conventions: config.conventions });
  const explain = inputs.explanations ? explainer((award) => settling.explain(award), inputs) : undefined;
  const tally = new PaymentTally(ledger);
  const sorter = new WritableSorter(layout, header, configFile.name, (payment, record) => {
    tally.add(payment);
    listener(payment, record, explain?.(payment) ?? '');
  });
  const paymentOf = paymentMaker(inputs, facts.agents);
  const retained: Retained[] = [];
  const computation = settling.settleAwards((award, settlements) => {
    for (const settlement of settlements) {
      if (settlement.kind === 'movement') sorter.add(paymentOf(settlement, award));
      else retained.push(settlement);
    }
  });
  const { held, unwritable } = sorter.end();
  return {
    issues: facts.issues,
    unwritable,
    retained: [...retained, ...held],
    lapses: computation.lapses,
    equation: withHeld(computation.equation, held),
    ledgerAwards: computation.ledgerAwards,
    monthCredits: computation.monthCredits,
    coveredSchoolYears: [...facts.coveredSchoolYears],
    envelopeUse: facts.envelopeUse,
    ...tally.figures(),
  };
}

/** What is said of the payments of a part together. */
class PaymentTally {
  readonly #persons = new Set<string>();
  #agent: Payment['agent'];
  readonly #highlights: HighlightTally<Payment>;

  constructor(ledger: LedgerView) {
    this.#highlights = new HighlightTally(rowOfPayment, paidBeforeIn(ledger), nameOfPayment);
  }

  add(payment: Payment): void {
    const { key, terms, award, agent, nature, amount } = payment;
    // The payments of an award follow each other: most are of the person of the one before.
    if (agent === undefined || agent !== this.#agent) this.#persons.add(agent?.nir ?? key.payee);
    this.#agent = agent;
    this.#highlights.add(payment, key.payee, terms.allowance, award.uai, nature, amount);
  }

  figures(): Pick<PartFacts, 'persons' | 'highlights'> {
    return { persons: this.#persons.size, highlights: this.#highlights.ofPart() };
  }
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
