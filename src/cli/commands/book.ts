import type { Argv } from 'yargs';
import type { Commands, CommonOptions, Session } from '../session.js';
import { textsIn } from '../texts.js';
import { encodingOption, fileArgument, jsonOption, ledgerOption, monthOption, nowOption } from './options.js';
import { viewCommands } from './book-views.js';

/** `cancel`, `acknowledge` and `ledger`: what is done to the book besides paying. */
export const bookCommands: Commands = (line, session) => {
  const { lang, terminal, done } = session;
  const { book } = textsIn(lang);
  const { help } = book;
  return line
    .command(
      'cancel',
      help.cancel,
      (args) =>
        nowOption(ledgerOption(monthOption(args, lang), lang), lang).option('remittance', {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: help.remittance,
        }),
      async (args) => {
        const { cancelCommand } = await import('../cancel.js');
        done(await cancelCommand(args, terminal));
      },
    )
    .command(
      'acknowledge <file>',
      help.acknowledge,
      (args) =>
        nowOption(ledgerOption(encodingOption(fileArgument(args, help.returnFile), lang), lang), lang),
      async (args) => {
        const { acknowledge } = await import('../acknowledge.js');
        done(await acknowledge(args, terminal));
      },
    )
    .command('ledger', help.ledger, (args) => ledgerCommands(args, session));
};

function ledgerCommands(args: Argv<CommonOptions>, session: Session) {
  const { lang, terminal, done } = session;
  const { help } = textsIn(lang).book;
  const common = textsIn(lang).help;
  return viewCommands(
    args.command(
      'verify',
      help.verify,
      (inner) =>
        jsonOption(ledgerOption(inner, lang), lang).option('manifest', {
          type: 'string',
          array: true,
          requiresArg: true,
          default: [] as string[],
          describe: help.manifest,
        }),
      async (inner) => {
        const { verify } = await import('../ledger-verify.js');
        done(await verify(inner, terminal));
      },
    ),
    session,
  )
    .command(
      'import <file>',
      help.import,
      (inner) =>
        nowOption(
          ledgerOption(encodingOption(fileArgument(inner, help.openingFile), lang), lang),
          lang,
        ).option('regulations', {
          type: 'string',
          requiresArg: true,
          describe: common.regulationsDir,
          default: undefined,
        }),
      async (inner) => {
        const { importLedger } = await import('../ledger-import.js');
        done(await importLedger(inner, terminal));
      },
    )
    .demandCommand(1);
}
