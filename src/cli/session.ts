import type { Argv } from 'yargs';
import type { PayStep } from '../operations/pay-request.js';
import type { Lang } from '../report/messages/index.js';
import type { Terminal } from './terminal.js';

/** What the commands need besides their options. */
export interface Session {
  readonly lang: Lang;
  readonly terminal: Terminal;
  /** Hears each boundary that a pay run passes: only tests follow it. */
  readonly step: (step: PayStep) => void;
  /** Takes the exit code of the command. */
  readonly done: (code: number) => void;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly lang: Lang;
  readonly debug: boolean;
}

/** Adds commands to a command line. */
export type Commands = (line: Argv<CommonOptions>, session: Session) => Argv<CommonOptions>;

/** Created on first use, where the program is run. */
export const DEFAULT_LEDGER = './trentieme.db';
