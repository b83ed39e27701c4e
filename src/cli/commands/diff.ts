import { FORMATS } from '../book-table.js';
import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { ledgerOption, settingOptions } from './options.js';

/** `diff`: what changed between two posted pay runs. */
export const diffCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).diff;
  return line.command(
    'diff',
    help.diff,
    (args) =>
      ledgerOption(settingOptions(args, lang), lang)
        .option('from', { type: 'string', demandOption: true, requiresArg: true, describe: help.from })
        .option('to', { type: 'string', demandOption: true, requiresArg: true, describe: help.to })
        .option('format', {
          choices: FORMATS,
          default: 'text' as const,
          describe: textsIn(lang).help.format,
        }),
    async (args) => {
      const { diff } = await import('../diff.js');
      done(await diff(args, terminal));
    },
  );
};
