import type { Computation } from './computation.js';
import { referenceOf, type Payment } from './emit/payment.js';
import { explanationLine } from './report/explanation.js';
import type { RunInputs } from './run-inputs.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** The movements of a computation with what the payer needs to know of each. */
export function paymentsOf(
  computation: Computation,
  { config, payMonth, remittance, sha256 }: Pick<RunInputs, 'config' | 'payMonth' | 'remittance' | 'sha256'>,
  facts: ValidatedExport,
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

/** Explains a payment: one line of `explications.jsonl`. */
export function explainer(
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
