import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAY_STEPS, type PayStep } from '../../src/operations/pay-request.js';
import { STORES } from '../ledger/stores.js';
import { randomRuns } from '../support/random-runs.js';
import { monthAfterMonth, nextRun } from './killing.js';
import { numbersFrom, pause } from './processes.js';

/** Kills in each store. */
const KILLS = 64;

const { seed } = randomRuns(KILLS);

test.each(STORES)(
  `a run killed at any instant in $name (seed ${String(seed)}): done whole or not at all, and no trace is left`,
  async (store) => {
    const random = numbersFrom(seed);
    let inTheMiddle = 0;
    await monthAfterMonth(store, KILLS, async (killing) => {
      const { process, words, output, payMonth } = killing;
      process.run(words);
      // So many steps and a little more: an instant of its own each time, whatever the load of the machine.
      await process.sawSteps(Math.floor(random() * (PAY_STEPS.length + 1)));
      await pause(Math.floor(random() * 20));
      await process.kill();
      const passed = (step: PayStep): boolean => process.steps.includes(step);
      const folder = existsSync(join(output, payMonth, '01'));
      const next = await nextRun(killing);
      const at = `killed after «${process.steps.at(-1) ?? 'nothing'}»`;
      if (folder) expect(next, `${at}, with a folder`).toBe('nothing');
      else expect(['pays', 'reissues'], `${at}, without a folder`).toContain(next);
      if (passed('published')) expect(folder, at).toBe(true);
      if (passed('posted')) expect(next, at).not.toBe('pays');
      else expect(folder, at).toBe(false);
      if (!passed('drafted')) expect(next, at).toBe('pays');
      if (next === 'pays') expect(await nextRun(killing), at).toBe('nothing');
      if (!passed('confirmed')) inTheMiddle += 1;
    });
    expect(inTheMiddle).toBeGreaterThan(KILLS / 2);
  },
  240_000,
);
