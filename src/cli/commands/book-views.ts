import { FORMATS } from '../book-table.js';
import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { filterOptions, ledgerOption } from './options.js';

/** `ledger show`, `ledger balance` and `ledger export`: what only reads the book. */
export const viewCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).book;
  const { format } = textsIn(lang).help;
  return line
    .command(
      'show',
      help.show,
      (args) =>
        filterOptions(ledgerOption(args, lang), lang).option('format', {
          choices: FORMATS,
          default: 'text' as const,
          describe: format,
        }),
      async (args) => {
        const { show } = await import('../ledger-show.js');
        done(await show(args, terminal));
      },
    )
    .command(
      'balance',
      help.balance,
      (args) =>
        filterOptions(ledgerOption(args, lang), lang)
          .option('by', {
            choices: ['award', 'agent', 'month'] as const,
            default: 'month' as const,
            describe: help.by,
          })
          .option('format', { choices: FORMATS, default: 'text' as const, describe: format }),
      async (args) => {
        const { balance } = await import('../ledger-show.js');
        done(await balance(args, terminal));
      },
    )
    .command(
      'export',
      help.export,
      (args) =>
        ledgerOption(args, lang)
          .option('output', {
            type: 'string',
            requiresArg: true,
            default: undefined,
            describe: help.exportFile,
          })
          .option('format', {
            choices: ['csv', 'json'] as const,
            default: 'csv' as const,
            describe: format,
          }),
      async (args) => {
        const { exportLedger } = await import('../ledger-export.js');
        done(await exportLedger(args, terminal));
      },
    );
};
