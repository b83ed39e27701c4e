import type { DigestFailure } from '../notify/run-digest.js';

/** The commands whose `--json` prints one summary (`schemas/summary.schema.json`). */
export type SummaryCommand = RunCommand | 'check' | 'replay' | 'ledger verify';

/** Those that post a run, or prepare one. */
export type RunCommand = 'run' | 'approve';

/** A summary for programs, whatever the command. */
export function summaryJson(
  command: SummaryCommand,
  outcome: string,
  exitCode: number,
  facts: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({ version: 1, command, outcome, exitCode, ...facts }, undefined, 2);
}

/** The summary of what could not be done. */
export function failureJson(command: SummaryCommand, exitCode: number, failure: DigestFailure): string {
  return summaryJson(command, 'failure', exitCode, { failure });
}

/** The command of a command line, when it has a summary: its words come first. */
export function summarisedCommand([first = '', second = '']: readonly string[]): SummaryCommand | undefined {
  return COMMANDS.find((command) => command === first || command === `${first} ${second}`);
}

const COMMANDS: readonly SummaryCommand[] = ['run', 'approve', 'check', 'replay', 'ledger verify'];
