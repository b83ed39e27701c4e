import { overlaps, without, type Period } from '../calendar/index.js';
import { stretchesOf, type AwardCase } from '../entitle/entitle.js';
import type { Numen, Replacement } from '../model/index.js';
import type { ExplainedDays } from '../report/explanation/award-explanation.js';
import type { Holding } from '../rules/holdings.js';

/**
 * Every day of an award, folded into periods over which neither the payee nor anything that makes the amount changes.
 *
 * @param unknown payees of whom nothing is computed: their agent row is rejected
 */
export function explainDays(
  awardCase: AwardCase,
  planned: Period,
  held: readonly Holding[],
  unknown: ReadonlySet<string>,
): readonly ExplainedDays[] {
  const ofNobody = without(
    planned,
    held.map(({ period }) => period),
  ).map((period) => ({ period, payee: undefined, replacement: undefined, stretch: undefined }));
  const ofPayees = held.flatMap(({ payee, period }): readonly ExplainedDays[] => {
    const replacement = replacementOf(awardCase, payee, period);
    if (unknown.has(payee)) return [{ period, payee, replacement, stretch: undefined }];
    return stretchesOf(awardCase, payee, [period]).map((stretch) => ({
      period: stretch.period,
      payee,
      replacement,
      stretch,
    }));
  });
  return [...ofPayees, ...ofNobody].sort((a, b) => a.period.start - b.period.start);
}

function replacementOf(
  { award, replacements }: AwardCase,
  payee: Numen,
  period: Period,
): Replacement | undefined {
  if (payee === award.holder) return undefined;
  return replacements.find(
    (replacement) => replacement.numen === payee && overlaps(replacement.period, period),
  );
}
