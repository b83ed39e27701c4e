import { main } from '../../src/cli/main.js';
import { openTerminal } from '../../src/cli/open-terminal.js';
import { textsIn } from '../../src/cli/texts.js';
import type { Answer } from './command-line.js';

export interface Listening {
  /** Columns of the terminal; none when nobody looks. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
}

/** Runs a command line in this process as the process itself would: on a terminal, or for a log. */
export async function listened(
  words: readonly string[],
  { columns, env = {}, tick = 0 }: Listening = {},
): Promise<Answer> {
  const written = { out: '', err: '' };
  let clock = 0;
  const writer = (to: 'out' | 'err') => ({
    write: (text: string) => void (written[to] += `${text}\n`),
    raw: (text: string) => void (written[to] += text),
    drained: () => Promise.resolve(true),
  });
  const terminal = await openTerminal(words, textsIn('fr'), {
    out: writer('out'),
    err: writer('err'),
    columns: () => columns,
    env,
    now: () => (clock += tick),
    newRun: () => '00000000-0000-4000-8000-000000000000',
  });
  return { code: await main(words, terminal), ...written };
}
