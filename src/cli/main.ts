import yargs, { type Argv } from 'yargs';
import type { Lang } from '../report/messages/index.js';
import { approveCommands } from './commands/approve.js';
import { bookCommands } from './commands/book.js';
import { campaignCommands } from './commands/campaign.js';
import { evidenceCommands } from './commands/evidence.js';
import { explainCommands } from './commands/explain.js';
import { firstStepsCommands } from './commands/first-steps.js';
import { diffCommands } from './commands/diff.js';
import { notifyCommands } from './commands/notify.js';
import { payCommands } from './commands/pay.js';
import { purgeCommands } from './commands/purge.js';
import { sealCommands } from './commands/seal.js';
import { reportCommands } from './commands/report.js';
import { scheduleCommands } from './commands/schedule.js';
import { toolCommands } from './commands/tools.js';
import { commandEnded, commandFailed } from './command-end.js';
import { exampleLines } from './examples.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { isPasswordTyped, withoutPassword } from './ledger-address.js';
import { optionFaults } from './option-values.js';
import type { Commands, CommonOptions, Session } from './session.js';
import { processTerminal, quieted } from './open-terminal.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/**
 * Runs one command line and gives its exit code (files.md section 6). Commands are loaded when they are called, so
 * that each starts with no more than it needs.
 *
 * @param step hears each boundary that a pay run passes
 */
export async function main(
  words: readonly string[],
  given?: Terminal,
  step: Session['step'] = ignored,
): Promise<number> {
  const lang = languageOf(words);
  const texts = textsIn(lang);
  const terminal = quieted(given ?? (await processTerminal(words, texts)), words);
  const began = performance.now();
  let ended: number | undefined;
  let hasSummary = false;
  const session: Session = {
    ...{ lang, step },
    terminal: {
      ...terminal,
      out: (text) => {
        hasSummary = true;
        terminal.out(text);
      },
    },
    done: (code) => {
      ended = code;
    },
  };
  try {
    const faults = optionFaults(words, texts);
    if (faults.length > 0) throw new UsageError(faults);
    if (isPasswordTyped(words)) terminal.err(texts.ledger.passwordTyped);
    await commandLine(words, session).parseAsync();
    for (const example of exampleLines(words, lang)) terminal.out(example);
  } catch (error) {
    ended = commandFailed(error, words, terminal, hasSummary, lang);
  }
  if (ended !== undefined) commandEnded(words, ended, performance.now() - began, terminal, lang);
  return ended ?? EXIT.done;
}

/** The language is needed before the command line is read, to complain about it. */
function languageOf(words: readonly string[]): Lang {
  const at = words.indexOf('--lang');
  return words[at + 1] === 'en' && at >= 0 ? 'en' : words.includes('--lang=en') ? 'en' : 'fr';
}

function ignored(): void {
  // Nobody follows the run.
}

/** In the order that --help lists them. */
const COMMANDS: readonly Commands[] = [
  payCommands,
  approveCommands,
  scheduleCommands,
  campaignCommands,
  bookCommands,
  explainCommands,
  reportCommands,
  diffCommands,
  evidenceCommands,
  toolCommands,
  notifyCommands,
  sealCommands,
  purgeCommands,
  firstStepsCommands,
];

function commandLine(words: readonly string[], session: Session): Argv {
  const { lang } = session;
  const texts = textsIn(lang);
  const { help, log } = texts;
  const line = yargs([...words])
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
    .option('quiet', { type: 'boolean', default: false, describe: log.help.quiet, global: true })
    .option('log', {
      choices: ['auto', 'json', 'text'] as const,
      default: 'auto' as const,
      describe: log.help.log,
      global: true,
    });
  return (
    COMMANDS.reduce<Argv<CommonOptions>>((all, add) => add(all, session), line)
      .completion('completion', texts.examples.completion)
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
        throw new UsageError([
          withoutPassword((message ?? error?.message ?? '').replaceAll(/\s*\n\s*/g, ' ')),
        ]);
      })
      .wrap(110)
  );
}
