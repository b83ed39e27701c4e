import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { ledgerOption, nowOption } from './options.js';

/** `purge`: what is kept of the past once nothing of it can be claimed. */
export const purgeCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).purge;
  return line.command(
    'purge',
    help.purge,
    (args) =>
      nowOption(ledgerOption(args, lang), lang)
        .option('before', { type: 'string', demandOption: true, requiresArg: true, describe: help.before })
        .option('dry-run', { type: 'boolean', default: false, describe: help.dryRun }),
    async (args) => {
      const { purgeCommand } = await import('../purge.js');
      done(await purgeCommand({ ...args, dryRun: args['dry-run'] }, terminal));
    },
  );
};
