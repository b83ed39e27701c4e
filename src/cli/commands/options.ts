import type { Argv } from 'yargs';
import type { Lang } from '../../report/messages/index.js';
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
  return args.option('ledger', {
    type: 'string',
    requiresArg: true,
    describe: help.ledger,
    default: DEFAULT_LEDGER,
  });
}

export function nowOption<Options extends CommonOptions>(args: Argv<Options>, lang: Lang) {
  const { help } = textsIn(lang);
  return args.option('now', { type: 'string', requiresArg: true, describe: help.now, default: undefined });
}
