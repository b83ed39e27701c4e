import { awardExplainer } from '../explained/award.js';
import { absoluteCents, NO_CENTS, sumCents, type Cents } from '../money/index.js';
import type { PastCase } from '../past-case.js';
import { recoveredPayments } from '../recovered-payments.js';
import { causeLines } from '../report/causes/cause-sentences.js';
import type { CompanionFacts, EvidenceFacts } from '../report/evidence/evidence-facts.js';
import { letterCauses } from '../report/evidence/letter-causes.js';
import type { AwardExplanation, KeyExplanation } from '../report/explanation/award-explanation.js';
import { awardLines } from '../report/explanation/award-lines.js';
import type { Lang } from '../report/messages/index.js';
import type { CausesContext } from './causes/comparison.js';
import { causesOfMovement } from './causes/differences.js';
import { nameOfRun } from './causes/runs.js';
import { UnusablePastRunError } from './causes/taking.js';
import { piecesOf } from './evidence-pieces.js';
import { isOfKey, type Recovery } from './evidence-recovery.js';
import { explainedBook } from './explained-book.js';
import { caseOfRun } from './past-run-case.js';
import { pastRun } from './past-run.js';

/**
 * Everything that is to be shown about a recovery: its run computed again, what changed since the run before, and what
 * the book says.
 *
 * @param lang of the sentences, those of the letter apart
 * @throws LedgerError, UnreadableSettingsError, UnusablePastRunError
 */
export async function evidenceFacts(
  recovery: Recovery,
  context: CausesContext,
  lang: Lang,
): Promise<EvidenceFacts> {
  const { posting, run, tookInstead } = recovery;
  const { key, reference, remittance, payMonth, schoolYear } = posting;
  if (reference === undefined || remittance === undefined) throw new Error('a movement of no remittance');
  // What is signed rests on exports whose digest, under the seal of their run, was proven as a whole.
  const past = await pastRun(context.ledger, run, context.reader, context.today, 'whole');
  const again = await caseOfRun(past, { awards: [key.award], agents: [key.payee] });
  if (again.kind === 'unusable') throw new UnusablePastRunError(nameOfRun(run), again.problems);
  const caused = await causesOfMovement(posting, { ...context, read: past, exports: 'whole' });
  const { explanation, own } = explainedKey(again, recovery);
  return {
    ...{ reference, key, remittance, payMonth, schoolYear, tookInstead },
    academie: past.config.academie,
    payee: again.facts.agents.get(key.payee),
    allowance: allowanceOf(again, recovery),
    uai: explanation.award?.uai ?? '',
    missionFunction: explanation.award?.missionFunction ?? '',
    rounding: explanation.rounding,
    ...amountsOf(own, recovery),
    payments: paymentsOf(recovery),
    companions: companionsOf(recovery),
    origin: { ...run, run: run.number },
    explanation: awardLines(explanation, lang, { payee: key.payee, inFull: (one) => one === own }),
    since: caused.since,
    causes: causeLines(caused, lang),
    letterCauses: letterCauses(caused),
    pieces: piecesOf(again.excerpt, again.origin, key),
  };
}

function explainedKey(
  again: PastCase,
  { posting, run, records }: Recovery,
): { readonly explanation: AwardExplanation; readonly own: KeyExplanation } {
  const { key, remittance } = posting;
  // What is told in full was sent, hence written.
  const explain = awardExplainer({
    ...again,
    remittance,
    book: explainedBook(records, run),
    unwritable: () => [],
  });
  const explanation = explain(key.award);
  const payee = explanation?.payees.find((one) => one.payee === key.payee);
  const own = payee?.keys.find((one) => one.key.instalmentMonth === key.instalmentMonth);
  if (explanation === undefined || own === undefined) throw new Error('a recovery that nothing explains');
  return { explanation, own };
}

/** As the law of the run names it; its code alone where that law is gone. */
function allowanceOf({ regulations }: PastCase, { posting }: Recovery): EvidenceFacts['allowance'] {
  const code = posting.allowance;
  const known = regulations.allowances.get(code);
  return { code, name: known?.name ?? { fr: code, en: code }, legalText: known?.legalText ?? '' };
}

function amountsOf(
  { due, posted, outcomes, instalment, closing }: KeyExplanation,
  { posting }: Recovery,
): Pick<EvidenceFacts, 'due' | 'postedBefore' | 'taken' | 'barred' | 'otherwise' | 'instalment' | 'closing'> {
  const of = (kind: 'movement' | 'barred'): Cents =>
    sumCents(outcomes.flatMap((outcome) => (outcome.kind === kind ? [outcome.amount] : [NO_CENTS])));
  const computed = of('movement');
  return {
    ...{ due, instalment, closing },
    postedBefore: posted,
    taken: absoluteCents(posting.amount),
    barred: absoluteCents(of('barred')),
    otherwise: computed === posting.amount ? undefined : computed,
  };
}

function paymentsOf({ posting, run, records }: Recovery): EvidenceFacts['payments'] {
  const before = records.filter((record) => record.number < run.firstPosting && isOfKey(record, posting.key));
  return recoveredPayments(before, posting);
}

/** In order of instalment: what else the remittance moved for this person and award. */
function companionsOf({ posting, records }: Recovery): readonly CompanionFacts[] {
  return records
    .filter(
      ({ run, number, key }) =>
        run === posting.run && number !== posting.number && key.payee === posting.key.payee,
    )
    .sort((a, b) => a.key.instalmentMonth - b.key.instalmentMonth)
    .flatMap(({ reference, nature, key: { instalmentMonth }, amount }) =>
      reference === undefined || nature === undefined ? [] : [{ reference, nature, instalmentMonth, amount }],
    );
}
