import type { Argv } from 'yargs';
import { DEFAULT_HEARTBEAT } from '../queue-place.js';
import type { CommonOptions, Commands } from '../session.js';
import { textsIn } from '../texts.js';

/** `campaign` and `worker`: many académies on many machines. */
export const campaignCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).campaign;
  const queueOptions = <Options extends CommonOptions>(args: Argv<Options>) =>
    args
      .option('queue', { type: 'string', requiresArg: true, default: undefined, describe: help.queue })
      .option('schema', {
        type: 'string',
        requiresArg: true,
        default: undefined,
        describe: help.schema,
      });
  return line
    .command(
      'campaign',
      help.campaign,
      (args) =>
        queueOptions(args)
          .option('plan', { type: 'string', demandOption: true, requiresArg: true, describe: help.plan })
          .option('output', { type: 'string', requiresArg: true, default: undefined, describe: help.output })
          .option('unit-index', {
            type: 'string',
            requiresArg: true,
            default: undefined,
            describe: help.unitIndex,
          })
          .option('collect', { type: 'boolean', default: false, describe: help.collect })
          .option('heartbeat', {
            type: 'string',
            requiresArg: true,
            default: DEFAULT_HEARTBEAT,
            describe: help.heartbeat,
          }),
      async (args) => {
        const { campaign } = await import('../campaign.js');
        const isWatched = process.stderr.isTTY && args['quiet'] !== true && args['log'] !== 'json';
        done(await campaign({ ...args, unitIndex: args['unit-index'], isWatched }, terminal));
      },
    )
    .command(
      'worker',
      help.worker,
      (args) =>
        queueOptions(args)
          .option('concurrency', {
            type: 'string',
            requiresArg: true,
            default: '1',
            describe: help.concurrency,
          })
          .option('once', { type: 'boolean', default: false, describe: help.once })
          .option('drain', { type: 'boolean', default: false, describe: help.drain }),
      async (args) => {
        const { worker } = await import('../worker.js');
        done(await worker(args, terminal));
      },
    );
};
