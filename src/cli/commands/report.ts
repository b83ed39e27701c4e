import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { ledgerOption, monthOption } from './options.js';

/** `report`: the page of a posted run, from the ledger. */
export const reportCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).report;
  return line.command(
    'report',
    help.report,
    (args) =>
      ledgerOption(monthOption(args, lang), lang)
        .option('remittance', {
          type: 'string',
          requiresArg: true,
          default: undefined,
          describe: help.remittance,
        })
        .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.output })
        .option('no-names', { type: 'boolean', default: false, describe: help.noNames }),
    async (args) => {
      const { report } = await import('../report.js');
      done(await report({ ...args, names: !args['no-names'] }, terminal));
    },
  );
};
