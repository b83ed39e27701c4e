import { formatPayMonth } from './calendar/index.js';
import type { FileHeader } from './emit/movement-file.js';
import type { Payment } from './emit/payment.js';
import { Gathering, type SettledFacts } from './gathering.js';
import type { LedgerView } from './ledger/view.js';
import type { FileProblem } from './model/index.js';
import { readExport } from './read-export.js';
import type { SettlingInputs } from './run-inputs.js';
import { settlePart } from './settled-part.js';

/** A run settled whole, with its movements at hand. */
export interface SettledRun extends SettledFacts {
  readonly kind: 'settled';
  readonly payments: readonly Payment[];
}

/** From the bytes of an export to movements that can be written, without cutting it in parts: of past runs. */
export function settleRun(
  inputs: SettlingInputs & { readonly ledger: LedgerView },
): SettledRun | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } {
  const reading = readExport(inputs.files, inputs);
  if (reading.kind === 'unusable') return reading;
  const { facts } = reading;
  const coverable = facts.coveredSchoolYears;
  const payments: Payment[] = [];
  const part = settlePart(
    facts,
    headerOf(inputs),
    { ...inputs, coverable, explanations: false },
    (payment) => {
      payments.push(payment);
    },
  );
  const gathering = new Gathering();
  gathering.add(part);
  return { kind: 'settled', payments, ...gathering.settled() };
}

export function headerOf({
  config,
  payMonth,
  remittance,
  created,
  dryRun,
}: Pick<SettlingInputs, 'config' | 'payMonth' | 'remittance' | 'created' | 'dryRun'>): FileHeader {
  return {
    academie: config.academie,
    ministere: config.ministere,
    payMonth: formatPayMonth(payMonth),
    remittance,
    created,
    mode: dryRun ? 'T' : 'P',
  };
}
