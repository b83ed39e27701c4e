import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { failureJson, summarisedCommand } from './summary-json.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { failureIn } from './told-failure.js';
import { flagIn } from './words.js';

/** Tells the log that a command which changes something, or takes long, is over. */
export function commandEnded(
  words: readonly string[],
  exitCode: number,
  milliseconds: number,
  terminal: Terminal,
  lang: Lang,
): void {
  const command = ACTING.find((each) => each === words[0] || each === words.slice(0, 2).join(' '));
  if (command === undefined) return;
  const level = exitCode === EXIT.done ? 'info' : exitCode === EXIT.doneWithRejects ? 'warn' : 'error';
  const sentence = textsIn(lang).log.commandEnded(command, exitCode);
  const fields = { command, exitCode, milliseconds: Math.round(milliseconds) };
  terminal.journal?.note('command-ended', fields, sentence, level);
}

/** What only answers a question says nothing in a log. */
const ACTING: readonly string[] = [
  ...['run', 'approve', 'schedule', 'replay', 'cancel', 'acknowledge', 'purge'],
  ...['ledger import', 'ledger verify', 'ledger export'],
];

/** Says why a command failed, in every form that was asked for, and gives its exit code. */
export function commandFailed(
  error: unknown,
  words: readonly string[],
  terminal: Terminal,
  hasSummary: boolean,
  lang: Lang,
): number {
  const { code, failure } = failureIn(error, lang);
  const command = summarisedCommand(words);
  if (flagIn(words, 'json') && command !== undefined && !hasSummary) {
    terminal.out(failureJson(command, code, failure));
  }
  for (const line of failure.sentences) terminal.err(line, 'error');
  if (flagIn(words, 'debug') && error instanceof Error) terminal.err(traceOf(error), 'error');
  return code;
}

/** Where it happened. The message of a bug can hold what it was working on: it stays out. */
function traceOf({ constructor: { name }, stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [name, ...frames].join('\n');
}
