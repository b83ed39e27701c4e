import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { ledgerOption } from './options.js';

/** `evidence`: what whoever answers for a recovery must be able to show. */
export const evidenceCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).evidence;
  return line.command(
    'evidence',
    help.evidence,
    (args) =>
      ledgerOption(args, lang)
        .option('reference', {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: help.reference,
        })
        .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.output }),
    async (args) => {
      const { evidenceCommand } = await import('../evidence.js');
      done(await evidenceCommand(args, terminal));
    },
  );
};
