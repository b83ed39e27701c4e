import type { Argv } from 'yargs';
import type { Lang } from '../../report/messages/index.js';
import { ledgerIn, LEDGER_VARIABLE } from '../ledger-place.js';
import { DEFAULT_LEDGER, type CommonOptions } from '../session.js';
import { textsIn } from '../texts.js';

/** Where the settings are: what `run`, `check` and `replay` share. */
export function settingOptions<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args
    .option('config', { type: 'string', requiresArg: true, describe: help.config, default: undefined })
    .option('set', { type: 'string', array: true, default: [] as string[], describe: help.set })
    .option('regulations', {
      type: 'string',
      requiresArg: true,
      describe: help.regulationsDir,
      default: undefined,
    });
}

export function inputOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args.option('input', {
    type: 'string',
    demandOption: true,
    requiresArg: true,
    describe: help.input,
  });
}

export function monthOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args.option('month', {
    type: 'string',
    demandOption: true,
    requiresArg: true,
    describe: help.month,
  });
}

export function outputOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args.option('output', {
    type: 'string',
    demandOption: true,
    requiresArg: true,
    describe: help.output,
  });
}

export function ledgerOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  const { place } = textsIn(lang).ledger;
  return args
    .option('ledger', {
      type: 'string',
      requiresArg: true,
      describe: help.ledger,
      default: process.env[LEDGER_VARIABLE] ?? DEFAULT_LEDGER,
      // The variable may hold a password.
      defaultDescription: `$${LEDGER_VARIABLE}, ${DEFAULT_LEDGER}`,
    })
    .option('ledger-file', { type: 'string', requiresArg: true, default: undefined, describe: place })
    .middleware(async (argv: { ledger: string; readonly 'ledger-file': string | undefined }) => {
      const file = argv['ledger-file'];
      if (file !== undefined) argv.ledger = await ledgerIn(file, lang);
    });
}

export function nowOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args.option('now', { type: 'string', requiresArg: true, describe: help.now, default: undefined });
}

/** One summary for programs, in place of what the command prints. */
export function jsonOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  return args.option('json', { type: 'boolean', default: false, describe: textsIn(lang).log.help.json });
}

/** A file for whoever measures runs. */
export function metricsOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  return args.option('metrics', {
    type: 'string',
    requiresArg: true,
    default: undefined,
    describe: textsIn(lang).log.help.metrics,
  });
}

/** A file named by its place among the words. */
export function fileArgument<Options extends CommonOptions>(args: Argv<Options>, describe: string) {
  return args.positional('file', { type: 'string', demandOption: true, describe });
}

/** Stated, never guessed. */
export function encodingOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  return args.option('encoding', {
    choices: ['UTF-8', 'ISO-8859-15', 'windows-1252'] as const,
    default: 'UTF-8' as const,
    describe: textsIn(lang).book.help.encoding,
  });
}

/** Which postings of the ledger are meant: all those that match every option given. */
export function filterOptions<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang).book;
  return args
    .option('agent', { type: 'string', requiresArg: true, default: undefined, describe: help.agent })
    .option('award', { type: 'string', requiresArg: true, default: undefined, describe: help.award })
    .option('month', { type: 'string', requiresArg: true, default: undefined, describe: help.payMonth });
}
