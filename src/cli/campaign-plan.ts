import { dirname, resolve } from 'node:path';
import { readPlan, type CampaignPlan } from '../campaign/plan.js';
import { unitsOf } from '../campaign/units.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { compileSchema } from '../contracts/json-schema.js';
import { readPackageJson } from '../io/package-files.js';
import { readDiskFile } from '../io/read-inputs.js';
import type { Lang } from '../report/messages/index.js';
import { configFaultLines, UsageError } from './failures.js';
import { settingRead } from './settings.js';

export interface LoadedPlan {
  readonly plan: CampaignPlan;
  readonly units: readonly CampaignUnit[];
  /** Where the national manifest goes unless the command line says otherwise. */
  readonly manifest: string;
}

/**
 * A plan and its units, paths made absolute from the folder of the plan.
 *
 * @param month the one month to pay, in place of the plan's work and of its instant
 * @throws UsageError with every fault of the plan
 */
export async function loadPlan(path: string, lang: Lang, month?: string): Promise<LoadedPlan> {
  const { bytes } = await settingRead(readDiskFile(path), lang);
  const check = compileSchema(await readPackageJson('schemas/campaign.schema.json'));
  const outcome = readPlan(new TextDecoder().decode(bytes), check);
  if ('faults' in outcome) throw new UsageError(configFaultLines(path, outcome.faults, lang));
  const plan = month === undefined ? outcome.plan : monthOf(outcome.plan, month);
  const settled = (name: string): string => resolve(dirname(path), name);
  const name = month === undefined ? plan.name : `${plan.name}-${month}`;
  return { plan, units: unitsOf(plan, settled), manifest: settled(`${plan.output}/${name}.json`) };
}

function monthOf(plan: CampaignPlan, month: string): CampaignPlan {
  return { ...plan, work: { kind: 'pay', months: [month] }, now: undefined };
}
