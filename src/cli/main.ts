import yargs, { type Argv } from 'yargs';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { failureOf, UsageError } from './failures.js';
import { optionFaults } from './option-values.js';
import { processTerminal, type Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/**
 * Runs one command line and gives its exit code (files.md section 6). Commands are loaded when they are called, so
 * that each starts with no more than it needs.
 */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> {
  const lang = languageOf(words);
  let code: number = EXIT.done;
  try {
    const faults = optionFaults(words, textsIn(lang));
    if (faults.length > 0) throw new UsageError(faults);
    const parser = commandLine(words, lang, terminal, (result) => {
      code = result;
    });
    await parser.parseAsync();
    return code;
  } catch (error) {
    const failure = failureOf(error, lang);
    for (const line of failure.lines) terminal.err(line);
    if (words.includes('--debug') && error instanceof Error) terminal.err(error.stack ?? '');
    return failure.code;
  }
}

/** The language is needed before the command line is read, to complain about it. */
function languageOf(words: readonly string[]): Lang {
  const at = words.indexOf('--lang');
  return words[at + 1] === 'en' && at >= 0 ? 'en' : words.includes('--lang=en') ? 'en' : 'fr';
}

type Report = (code: number) => void;

function commandLine(words: readonly string[], lang: Lang, terminal: Terminal, done: Report): Argv {
  const { help } = textsIn(lang);
  return (
    yargs([...words])
      .scriptName('trentieme')
      .locale(lang)
      .usage(help.usage)
      .option('lang', {
        choices: ['fr', 'en'] as const,
        default: 'fr' as const,
        describe: help.lang,
        global: true,
      })
      .option('debug', { type: 'boolean', default: false, describe: help.debug, global: true })
      .command(
        'run',
        help.run,
        (args) => runOptions(args, lang),
        async (args) => {
          const { run } = await import('./run.js');
          done(await run({ ...args, dryRun: args['dry-run'] }, terminal));
        },
      )
      .command(
        'check',
        help.check,
        (args) => settingOptions(args, lang),
        async (args) => {
          const { check } = await import('./check.js');
          done(await check(args, terminal));
        },
      )
      .command(
        'generate',
        help.generate,
        (args) => generateOptions(args, lang),
        async (args) => {
          const { generate } = await import('./generate.js');
          done(await generate({ ...args, schoolYear: args['school-year'] }, terminal));
        },
      )
      .command('layout', help.layout, (args) => layoutCommands(args, lang, terminal, done))
      .command(
        'regulations',
        help.regulations,
        (args) => regulationOptions(args, lang),
        async (args) => {
          const { regulations } = await import('./regulations.js');
          done(await regulations(args, terminal));
        },
      )
      .demandCommand(1)
      .strict()
      .version(false)
      // An option is what --help says it is: no `--no-config`, no `--set.key`, one value for each `--set`.
      .parserConfiguration({
        'boolean-negation': false,
        'camel-case-expansion': false,
        'dot-notation': false,
        'greedy-arrays': false,
      })
      .exitProcess(false)
      .showHelpOnFail(false)
      .fail((message: string | null, error: Error | undefined) => {
        // yargs raises its own complaints about the words; anything else comes from a command.
        if (error !== undefined && error.name !== 'YError') throw error;
        throw new UsageError([(message ?? error?.message ?? '').replaceAll(/\s*\n\s*/g, ' ')]);
      })
      .wrap(110)
  );
}

/** What `run` and `check` share: where the export is, and the settings. */
function settingOptions(args: Argv<CommonOptions>, lang: Lang) {
  const { help } = textsIn(lang);
  return args
    .option('input', { type: 'string', demandOption: true, requiresArg: true, describe: help.input })
    .option('config', { type: 'string', requiresArg: true, describe: help.config, default: undefined })
    .option('set', { type: 'string', array: true, default: [] as string[], describe: help.set })
    .option('regulations', {
      type: 'string',
      requiresArg: true,
      describe: help.regulationsDir,
      default: undefined,
    });
}

interface CommonOptions {
  readonly lang: Lang;
  readonly debug: boolean;
}

function runOptions(args: Argv<CommonOptions>, lang: Lang) {
  const { help } = textsIn(lang);
  return settingOptions(args, lang)
    .option('month', { type: 'string', demandOption: true, requiresArg: true, describe: help.month })
    .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.output })
    .option('ledger', { type: 'string', requiresArg: true, describe: help.ledger, default: undefined })
    .option('dry-run', { type: 'boolean', default: false, describe: help.dryRun })
    .option('explanations', { type: 'boolean', default: false, describe: help.explanations })
    .option('now', { type: 'string', requiresArg: true, describe: help.now, default: undefined });
}

function generateOptions(args: Argv<CommonOptions>, lang: Lang) {
  const { help } = textsIn(lang);
  return args
    .option('output', { type: 'string', demandOption: true, requiresArg: true, describe: help.output })
    .option('agents', { type: 'string', requiresArg: true, default: '300', describe: help.agents })
    .option('school-year', {
      type: 'string',
      requiresArg: true,
      default: '2025-2026',
      describe: help.schoolYear,
    })
    .option('seed', { type: 'string', requiresArg: true, default: '1', describe: help.seed })
    .option('errors', { type: 'string', requiresArg: true, default: '0', describe: help.errors });
}

function layoutCommands(args: Argv<CommonOptions>, lang: Lang, terminal: Terminal, done: Report) {
  const { help } = textsIn(lang);
  const withLayout = (inner: Argv<CommonOptions>) =>
    inner.option('layout', {
      type: 'string',
      requiresArg: true,
      describe: help.layoutFile,
      default: undefined,
    });
  return args
    .command('describe', help.describe, withLayout, async (inner) => {
      const { describe } = await import('./layout.js');
      done(await describe(inner, terminal));
    })
    .command('lint', help.lint, withLayout, async (inner) => {
      const { lint } = await import('./layout.js');
      done(await lint(inner, terminal));
    })
    .demandCommand(1);
}

function regulationOptions(args: Argv<CommonOptions>, lang: Lang) {
  const { help } = textsIn(lang);
  return args
    .option('at', { type: 'string', demandOption: true, requiresArg: true, describe: help.at })
    .option('regulations', {
      type: 'string',
      requiresArg: true,
      describe: help.regulationsDir,
      default: undefined,
    });
}
