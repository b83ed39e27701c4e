import { parsePayMonth } from '../calendar/index.js';
import { isDone, stopped, type UnitOutcome } from '../campaign/outcome.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { parisNow } from '../io/clock.js';
import { pause } from '../io/pause.js';
import { runCampaign } from '../operations/campaign.js';
import { monthFacts } from '../operations/month-facts.js';
import type { Lang } from '../report/messages/index.js';
import { UnitQueue } from '../queue/unit-queue.js';
import { loadPlan, type LoadedPlan } from './campaign-plan.js';
import { campaignProgress } from './campaign-progress.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { writeNationalManifest } from './national-manifest.js';
import { queuePlace, type QueueOptions } from './queue-place.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { performUnit, postedOutcome } from './unit.js';
import { ledgerAddressAt } from './ledger-secret.js';

export interface CampaignOptions extends QueueOptions {
  readonly plan: string;
  /** The one month to pay, where a schedule asks for it; what the plan says without it. */
  readonly month?: string;
  /** The file of the national manifest; that of the plan without it. */
  readonly output: string | undefined;
  readonly unitIndex: string | undefined;
  readonly collect: boolean;
  readonly heartbeat: string;
  /** Whether somebody looks at a terminal. */
  readonly isWatched?: boolean;
}

/**
 * `trentieme campaign`: queues the units of a plan, follows them, writes the national manifest. Exit 0 when all is done
 * without rejects, 2 otherwise.
 */
export async function campaign(options: CampaignOptions, terminal: Terminal): Promise<number> {
  const { lang, unitIndex, collect, queue } = options;
  if ([unitIndex !== undefined, collect, queue !== undefined].filter(Boolean).length > 1) {
    throw new UsageError([textsIn(lang).campaign.oneWay]);
  }
  const plan = await loadPlan(options.plan, lang, options.month);
  if (unitIndex !== undefined) return oneUnit(plan, unitIndex, lang, terminal);
  const outcomes = collect ? await collected(plan.units, lang) : await distributed(plan, options, terminal);
  if (outcomes === undefined) return EXIT.locked;
  return writeNationalManifest(options.output ?? plan.manifest, plan.units, outcomes, terminal, lang);
}

/**
 * A unit without a queue. Exit 0 once it is done, rejects or not, since what calls it takes anything else for a failure
 * to try again; else its own, 75 as long as the month before it is not posted.
 */
async function oneUnit(
  { units }: LoadedPlan,
  index: string,
  lang: Lang,
  terminal: Terminal,
): Promise<number> {
  const { campaign: texts } = textsIn(lang);
  const unit = /^\d{1,6}$/.test(index) ? units[Number(index)] : undefined;
  if (unit === undefined) throw new UsageError([texts.badIndex(index, units.length)]);
  const outcome = await performUnit(unit, { workers: undefined, lang }, terminal);
  for (const reason of outcome.reasons) terminal.err(reason, 'error');
  terminal.err(texts.ended(unit.id, texts.outcomes[outcome.kind]));
  return isDone(outcome) || outcome.kind === 'waiting' ? EXIT.done : outcome.exitCode;
}

/** What the ledgers say, whoever posted it. */
async function collected(
  units: readonly CampaignUnit[],
  lang: Lang,
): Promise<ReadonlyMap<string, UnitOutcome>> {
  const outcomes = new Map<string, UnitOutcome>();
  for (const { id, task, ledger } of units) {
    const payMonth = task.kind === 'pay' ? parsePayMonth(task.payMonth) : undefined;
    if (payMonth === undefined) continue;
    const address = await ledgerAddressAt(ledger, textsIn(lang).campaign.noLedger);
    const facts = await monthFacts({ ledger: address, now: Date.now }, payMonth);
    outcomes.set(id, facts === undefined ? stopped('not-run', 0, []) : postedOutcome(facts));
  }
  return outcomes;
}

async function distributed(
  { plan, units }: LoadedPlan,
  options: CampaignOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<string, UnitOutcome> | undefined> {
  const { lang } = options;
  const { campaign: texts } = textsIn(lang);
  const heartbeat = heartbeatOf(options);
  const progress = campaignProgress(terminal, lang, options.isWatched === true);
  const queue = await UnitQueue.open(queuePlace(options), progress.trouble);
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  try {
    terminal.err(texts.begun(plan.name, units.length));
    const outcomes = await runCampaign(queue, units, {
      heartbeat,
      now: parisNow(),
      tell: progress.tell,
      trouble: progress.trouble,
      pause,
      isStopped: () => isStopped,
    });
    progress.end();
    if (outcomes === undefined) terminal.err(texts.left);
    return outcomes;
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    await queue.close();
  }
}

/** pg-boss looks at nothing shorter than ten seconds. */
function heartbeatOf({ heartbeat, lang }: CampaignOptions): number {
  const seconds = /^\d{2,4}$/.test(heartbeat) ? Number(heartbeat) : 0;
  if (seconds < 10 || seconds > 3600) {
    throw new UsageError([textsIn(lang).badCount('heartbeat', heartbeat, '10–3600')]);
  }
  return seconds;
}
