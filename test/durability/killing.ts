import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestStore } from '../ledger/stores.js';
import { trentieme, workplace, type Workplace } from '../support/command-line.js';
import { expectAsNeverKilled, monthlyRun, SCHOOL_YEAR } from './never-killed.js';
import { payProcess, type PayProcess } from './processes.js';

/** A month to be paid by a process that will not live. */
export interface Killing {
  /** Rank of the kill, from 0. */
  readonly turn: number;
  readonly payMonth: string;
  readonly ledger: string;
  readonly output: string;
  readonly words: readonly string[];
  /** Ready, and not yet told what to run. */
  readonly process: PayProcess;
}

/** One kill a month; a new workplace and a new ledger every school year. */
export async function monthAfterMonth(
  store: TestStore,
  count: number,
  kill: (killing: Killing) => Promise<void>,
): Promise<void> {
  let [at, ledger]: [Workplace, string] = [workplace(), ''];
  let process = payProcess();
  for (let turn = 0; turn < count; turn += 1) {
    const payMonth = SCHOOL_YEAR[turn % SCHOOL_YEAR.length]!;
    if (payMonth === SCHOOL_YEAR[0]) [at, ledger] = [workplace(), await store.freshAddress()];
    const next = payProcess();
    const words = monthlyRun(at, payMonth, ledger);
    await kill({ turn, payMonth, ledger, output: at.output, words, process });
    await expectAsNeverKilled(at.output, payMonth, ledger, SCHOOL_YEAR.length);
    process = next;
  }
}

/** The next run of the month, in this process: what it did. It must not wait for the dead one. */
export async function nextRun({
  words,
  output,
  payMonth,
}: Killing): Promise<'pays' | 'reissues' | 'nothing'> {
  const { code, out, err } = await trentieme(...words);
  expect(code, err).toBe(0);
  const folder = join(output, payMonth, '01');
  const isReissued = err.includes(`dossier manquant : ${folder} est réécrit à l'identique`);
  if (out.includes('remise 01')) {
    expect(isReissued).toBe(false);
    return 'pays';
  }
  expect(out).toContain('sans mouvement');
  return isReissued ? 'reissues' : 'nothing';
}
