import type { ExplainedCase } from './case.js';
import type { PayeeStory } from './keys.js';
import { otherHolders } from './zero.js';
import type { PayMonth } from '../calendar/index.js';
import type { Issue } from '../model/index.js';
import { addCents, NO_CENTS, type Cents } from '../money/index.js';
import type { KeyExplanation, Obstacle, WhyNothing } from '../report/explanation/award-explanation.js';

/**
 * Why a run sent a payee nothing for an award: what stands in the way, else what became of each instalment, else when
 * the next one is due. Empty when it sent something.
 */
export function whyNothing(
  story: PayeeStory,
  keys: readonly KeyExplanation[],
  obstacles: readonly Obstacle[],
  { payMonth }: ExplainedCase,
): readonly WhyNothing[] {
  if (keys.some(({ outcomes }) => outcomes.some(({ kind }) => kind === 'movement'))) return [];
  const reasons: WhyNothing[] = obstacles.map((obstacle) => ({ kind: 'obstacle', obstacle }));
  reasons.push(...stopped(keys));
  return reasons.length > 0 ? reasons : whyNotOpen(story, keys, payMonth);
}

/** What is barred or cannot be written, its instalments together. What is held otherwise has its obstacle. */
function stopped(keys: readonly KeyExplanation[]): readonly WhyNothing[] {
  const outcomes = keys.flatMap((key) => key.outcomes);
  const barred = new Map<PayMonth, Cents>();
  const unwritable = new Set<Issue>();
  let lost = NO_CENTS;
  for (const outcome of outcomes) {
    const { kind, amount } = outcome;
    if (kind === 'barred') {
      barred.set(outcome.since, addCents(barred.get(outcome.since) ?? NO_CENTS, amount));
    }
    if (kind === 'unwritable') {
      lost = addCents(lost, amount);
      for (const issue of outcome.issues) unwritable.add(issue);
    }
  }
  return [
    ...[...barred].map(([since, amount]) => ({ kind: 'barred', since, amount }) as const),
    ...(unwritable.size === 0
      ? []
      : [{ kind: 'unwritable', issues: [...unwritable], amount: lost } as const]),
  ];
}

/** Nothing stands in the way. */
function whyNotOpen(
  { payee, entitlement, laidOut }: PayeeStory,
  keys: readonly KeyExplanation[],
  payMonth: ExplainedCase['payMonth'],
): readonly WhyNothing[] {
  const current = keys.find(({ key }) => key.instalmentMonth === payMonth);
  const next = entitlement?.instalments.find(({ month }) => month > payMonth);
  if (current === undefined && next !== undefined) {
    return [{ kind: 'not-yet', month: next.month, count: next.count }];
  }
  const key = current ?? keys.at(-1);
  if (key === undefined || (entitlement === undefined && key.due === 0n)) {
    return [{ kind: 'no-day', days: otherHolders(payee, laidOut?.days ?? []) }];
  }
  return [{ kind: key.due > 0n ? 'already-paid' : 'nothing-due', key }];
}
