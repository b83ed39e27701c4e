import yargs, { type Argv } from 'yargs';
import type { Lang } from '../report/messages/index.js';
import { bookCommands } from './commands/book.js';
import { payCommands } from './commands/pay.js';
import { toolCommands } from './commands/tools.js';
import { EXIT } from './exit-codes.js';
import { failureOf, UsageError } from './failures.js';
import { withoutPassword } from './ledger-address.js';
import { optionFaults } from './option-values.js';
import type { Session } from './session.js';
import { processTerminal, type Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/**
 * Runs one command line and gives its exit code (files.md section 6). Commands are loaded when they are called, so
 * that each starts with no more than it needs.
 *
 * @param step hears each boundary that a pay run passes
 */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
  step: Session['step'] = ignored,
): Promise<number> {
  const lang = languageOf(words);
  let code: number = EXIT.done;
  const done = (result: number): void => {
    code = result;
  };
  try {
    const faults = optionFaults(words, textsIn(lang));
    if (faults.length > 0) throw new UsageError(faults);
    await commandLine(words, { lang, terminal, step, done }).parseAsync();
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

function ignored(): void {
  // Nobody follows the run.
}

function commandLine(words: readonly string[], session: Session): Argv {
  const { lang } = session;
  const { help } = textsIn(lang);
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
    .option('debug', { type: 'boolean', default: false, describe: help.debug, global: true });
  return (
    toolCommands(bookCommands(payCommands(line, session), session), session)
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
