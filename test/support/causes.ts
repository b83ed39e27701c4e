import { formatPayMonth } from '../../src/calendar/index.js';
import { loadProgram, loadTableSchemas } from '../../src/cli/settings.js';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { openLedger } from '../../src/ledger/index.js';
import type { CausedMovement } from '../../src/model/cause.js';
import type { CausesContext } from '../../src/operations/causes/comparison.js';
import { causesBetween } from '../../src/operations/causes/differences.js';
import { namedRun, runsOfLedger } from '../../src/operations/causes/runs.js';
import { causeLines } from '../../src/report/causes/cause-sentences.js';
import { all } from '../ledger/worlds.js';
import { month } from './paying.js';

/** Opens a ledger to ask it for causes, and closes it. */
export async function asking<Result>(
  address: string,
  body: (context: CausesContext) => Promise<Result>,
  today: Partial<CausesContext['today']> = {},
): Promise<Result> {
  const ledger = await openLedger(address, { create: false, now: Date.now });
  try {
    const settings = { tableSchemas: await loadTableSchemas(), program: await loadProgram(), ...today };
    return await body({ ledger, reader: settingsReader, today: settings });
  } finally {
    await ledger.close();
  }
}

/** What moved between two runs of a ledger, `2025-11` or `2025-11/01`, with the causes. */
export async function between(context: CausesContext, from: string, to: string): Promise<CausedMovement[]> {
  const runs = await runsOfLedger(context.ledger);
  const [first, last] = [from, to].map((text) => {
    const [payMonth = '', rank] = text.split('/');
    return namedRun(runs, month(payMonth), rank === undefined ? undefined : Number(rank));
  });
  if (first === undefined || last === undefined) throw new Error(`no run ${from} or ${to}`);
  return all(causesBetween(first, last, context));
}

/** A movement in one line, `M4 31E0000004ABC 2025-10 T -2978`, then its causes in French. */
export function toldLines(movement: CausedMovement): string[] {
  const { key, nature, amount } = movement;
  const head = [key.award, key.payee, formatPayMonth(key.instalmentMonth), nature, String(amount)].join(' ');
  return [head, ...causeLines(movement, 'fr').map((line) => `  ${line.replaceAll('\u00a0', ' ')}`)];
}
