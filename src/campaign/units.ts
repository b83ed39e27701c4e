import { OVERRIDES, type Override } from '../model/index.js';
import type { CampaignPlan, PlannedAcademie } from './plan.js';
import type { CampaignUnit, UnitTask } from './unit.js';

/**
 * The units of a plan, month by month, in each the académies as the plan lists them: a unit's rank in this list is its
 * `--unit-index`, and what comes before it in its académie has a lower one.
 *
 * @param settled makes a path of the plan one that every machine understands
 */
export function unitsOf(plan: CampaignPlan, settled: (path: string) => string): readonly CampaignUnit[] {
  return tasksOf(plan).flatMap((task, rank) =>
    plan.academies.map((academie) => unitOf(plan, academie, task, rank, settled)),
  );
}

function tasksOf({ work }: CampaignPlan): readonly UnitTask[] {
  if (work.kind === 'replay') return [work];
  return work.months.map((payMonth, rank) => ({ kind: 'pay', payMonth, after: work.months[rank - 1] }));
}

function unitOf(
  { name, now, accept }: CampaignPlan,
  academie: PlannedAcademie,
  task: UnitTask,
  rank: number,
  settled: (path: string) => string,
): CampaignUnit {
  const { id, input, config, output, ledger, regulations, set } = academie;
  const what = task.kind === 'pay' ? task.payMonth : `${task.from}..${task.to}`;
  return {
    id: `${id}/${what}`,
    campaign: name,
    academie: id,
    rank,
    task,
    input: input === '' ? '' : settled(input.replaceAll('{month}', what)),
    config: settled(config),
    output: settled(output),
    ledger:
      ledger.kind === 'address' && !ledger.address.includes('://')
        ? { kind: 'address', address: settled(ledger.address) }
        : ledger.kind === 'file'
          ? { kind: 'file', name: settled(ledger.name) }
          : ledger,
    regulations: regulations === undefined ? undefined : settled(regulations),
    set,
    accepted: OVERRIDES.filter((override): override is Override =>
      accept.includes(override.replace('accept-', '')),
    ),
    now,
  };
}
