import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { jsonOption, ledgerOption, metricsOption, monthOption, nowOption, outputOption } from './options.js';

/** `approve`: a second person releases what `run` prepared. */
export const approveCommands: Commands = (line, { lang, terminal, step, done }) => {
  const { help: common, book, approve, seal } = textsIn(lang);
  const { help } = approve;
  return line.command(
    'approve',
    help.approve,
    (args) =>
      metricsOption(
        jsonOption(nowOption(ledgerOption(outputOption(monthOption(args, lang), lang), lang), lang), lang),
        lang,
      )
        .option('remittance', {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: book.help.remittance,
        })
        .option('operator', {
          type: 'string',
          requiresArg: true,
          default: undefined,
          describe: help.operator,
        })
        .option('sign-key', {
          type: 'string',
          requiresArg: true,
          default: undefined,
          describe: seal.help.signKey,
        })
        .option('refuse', { type: 'string', requiresArg: true, default: undefined, describe: help.refuse })
        .option('workers', {
          type: 'string',
          requiresArg: true,
          default: undefined,
          describe: common.workers,
        }),
    async (args) => {
      const { approveCommand } = await import('../approve.js');
      done(await approveCommand({ ...args, signKey: args['sign-key'] }, terminal, step));
    },
  );
};
