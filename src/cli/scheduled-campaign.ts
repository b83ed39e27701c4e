import { formatPayMonth } from '../calendar/index.js';
import { digestOfTest, type RunFacts } from '../operations/digest-of-run.js';
import type { RunReport, RunTask } from '../operations/scheduler-world.js';
import type { Lang } from '../report/messages/index.js';
import { campaign } from './campaign.js';
import { EXIT } from './exit-codes.js';
import { DEFAULT_HEARTBEAT } from './queue-place.js';
import type { Terminal } from './terminal.js';

/**
 * The campaign of a cut-off: the month of the task for every académie of the plan, by way of the queue that the
 * environment gives. A campaign that is left in the middle is followed again at the next try.
 *
 * @throws what `campaign` throws: the schedule tells it as it tells a failed run
 */
export async function scheduledCampaign(
  plan: string,
  { payMonth }: RunTask,
  facts: (exitCode: number) => RunFacts,
  terminal: Terminal,
  lang: Lang,
): Promise<RunReport> {
  const code = await campaign(
    {
      plan,
      month: formatPayMonth(payMonth),
      queue: undefined,
      schema: undefined,
      output: undefined,
      unitIndex: undefined,
      collect: false,
      heartbeat: DEFAULT_HEARTBEAT,
      lang,
    },
    terminal,
  );
  const outcome = code === EXIT.done ? 'done' : 'rejects';
  const digest = { ...digestOfTest(facts(code)), outcome } as const;
  return { kind: 'ended', digest, state: code === EXIT.locked ? 'waiting' : 'final' };
}
