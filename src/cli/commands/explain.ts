import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { ledgerOption } from './options.js';

/** `explain`: why an amount, or nothing. */
export const explainCommands: Commands = (line, { lang, terminal, done }) => {
  const { explain, help } = textsIn(lang);
  const text = { type: 'string', requiresArg: true, default: undefined } as const;
  return line.command(
    'explain',
    explain.help.explain,
    (args) =>
      ledgerOption(args, lang)
        .option('agent', { ...text, describe: explain.help.agent })
        .option('award', { ...text, describe: explain.help.award })
        .option('reference', { ...text, describe: explain.help.reference })
        .option('month', { ...text, describe: explain.help.month })
        .option('format', {
          choices: ['text', 'json'] as const,
          default: 'text' as const,
          describe: help.format,
        }),
    async (args) => {
      const { explainCommand } = await import('../explain.js');
      done(await explainCommand(args, terminal));
    },
  );
};
