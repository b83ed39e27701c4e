import type { Computation } from './computation.js';
import type { LedgerView } from './ledger/view.js';
import type { Agent, Award, Numen, Settlement } from './model/index.js';
import { referencer, type Payment } from './emit/payment.js';
import { explanationLine } from './report/explanation/movement-line.js';
import type { RunInputs } from './run-inputs.js';
import type { ValidatedExport } from './validate/validated-export.js';

/**
 * The movements of a computation with what the payer needs to know of each.
 *
 * @param computation its settlements come award by award, in the order of the awards of the facts
 */
export function paymentsOf(
  { settlements }: Pick<Computation, 'settlements'>,
  inputs: PaymentInputs,
  { awards, agents }: ValidatedExport,
): Payment[] {
  const paymentOf = paymentMaker(inputs, agents);
  const payments: Payment[] = [];
  let rank = 0;
  for (const settlement of settlements) {
    if (settlement.kind !== 'movement') continue;
    const { key } = settlement;
    while (rank < awards.length && awards[rank]?.id !== key.award) rank += 1;
    const award = awards[rank];
    if (award === undefined) throw new Error('a movement for an award the export does not hold');
    payments.push(paymentOf(settlement, award));
  }
  return payments;
}

/** What movements are made payments with. */
export type PaymentInputs = Pick<RunInputs, 'config' | 'payMonth' | 'remittance' | 'sha256'>;

/** Makes a payment of a movement of an award; those of a payee mostly follow each other. */
export function paymentMaker(
  { config, payMonth, remittance, sha256 }: PaymentInputs,
  agents: ValidatedExport['agents'],
): (movement: Extract<Settlement, { kind: 'movement' }>, award: Award) => Payment {
  const referenceOf = referencer(payMonth, remittance, sha256);
  let [payee, agent]: [Numen | undefined, Agent | undefined] = [undefined, undefined];
  return ({ key, nature, amount, terms }, award) => {
    if (key.payee !== payee) [payee, agent] = [key.payee, agents.get(key.payee)];
    return {
      key,
      payMonth,
      nature,
      amount,
      award,
      terms,
      agent,
      allowanceCode: config.codes[terms.allowance] ?? '',
      reference: referenceOf(key),
    };
  };
}

/**
 * Explains a payment: one line of `explications.jsonl`.
 *
 * @param explain recomputes the entitlements of an award, with their reasons
 */
export function explainer(
  explain: Computation['explain'],
  { regulations, ledger }: Pick<RunInputs, 'regulations'> & { readonly ledger: LedgerView },
): (payment: Payment) => string {
  return ({ key, award, terms, amount, nature, payMonth, reference }) => {
    const entitlements = explain(award);
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
