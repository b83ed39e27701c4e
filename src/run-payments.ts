import type { Computation } from './computation.js';
import type { LedgerView } from './ledger/view.js';
import type { Agent, Numen } from './model/index.js';
import { referenceOf, type Payment } from './emit/payment.js';
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
  { config, payMonth, remittance, sha256 }: Pick<RunInputs, 'config' | 'payMonth' | 'remittance' | 'sha256'>,
  { awards, agents }: ValidatedExport,
): Payment[] {
  const payments: Payment[] = [];
  let rank = 0;
  let [payee, agent]: [Numen | undefined, Agent | undefined] = [undefined, undefined];
  for (const settlement of settlements) {
    if (settlement.kind !== 'movement') continue;
    const { key, nature, amount, terms } = settlement;
    while (rank < awards.length && awards[rank]?.id !== key.award) rank += 1;
    const award = awards[rank];
    if (award === undefined) throw new Error('a movement for an award the export does not hold');
    if (key.payee !== payee) [payee, agent] = [key.payee, agents.get(key.payee)];
    payments.push({
      key,
      payMonth,
      nature,
      amount,
      award,
      terms,
      agent,
      allowanceCode: config.codes[terms.allowance] ?? '',
      reference: referenceOf(key, payMonth, remittance, sha256),
    });
  }
  return payments;
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
