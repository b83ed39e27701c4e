import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import { PAY_STEPS, type PayStep } from '../../src/operations/pay-request.js';
import { STORES, type TestStore } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { monthAfterMonth, nextRun, type Killing } from './killing.js';
import { looking } from './paid-files.js';

/** Kills in each store: every step four times. */
const KILLS = 4 * PAY_STEPS.length;

/** What must be found right after a kill. */
interface Found {
  /** The lease of the dead process: the next run must not be stopped by it. */
  readonly leases: number;
  /** Folders half made, whose names begin with a dot. */
  readonly drafts: number;
  readonly posted: boolean;
  readonly folder: boolean;
  readonly confirmed: boolean;
}

const UNDONE: Found = { leases: 1, drafts: 0, posted: false, folder: false, confirmed: false };

const FOUND: Readonly<Record<PayStep, Found>> = {
  opened: { ...UNDONE, leases: 0 },
  leased: UNDONE,
  reissued: UNDONE,
  computed: UNDONE,
  archived: UNDONE,
  drafted: { ...UNDONE, drafts: 1 },
  posted: { ...UNDONE, drafts: 1, posted: true },
  published: { ...UNDONE, posted: true, folder: true },
  confirmed: { ...UNDONE, posted: true, folder: true, confirmed: true },
};

test.each(STORES)(
  'a run killed at each step in $name: not done at all before it is posted, done from then on, and no trace is left',
  async (store) => {
    await monthAfterMonth(store, KILLS, async (killing) => {
      const step = PAY_STEPS[killing.turn % PAY_STEPS.length]!;
      killing.process.run(killing.words, step);
      await killing.process.saw(step);
      await killing.process.kill();
      const found = FOUND[step];
      expect(await foundBy(store, killing), step).toEqual(found);
      const next = found.posted ? (found.folder ? 'nothing' : 'reissues') : 'pays';
      expect(await nextRun(killing), step).toBe(next);
      if (next === 'pays') expect(await nextRun(killing), step).toBe('nothing');
    });
  },
  240_000,
);

async function foundBy(store: TestStore, { ledger, output, payMonth }: Killing): Promise<Found> {
  const [remittance] = await looking(ledger, async (book) =>
    (await all(book.remittances())).filter(({ payMonth: month }) => formatPayMonth(month) === payMonth),
  );
  const month = join(output, payMonth);
  const names = existsSync(month) ? readdirSync(month) : [];
  return {
    leases: (await store.sql(ledger, 'SELECT token FROM leases')).length,
    drafts: names.filter((name) => name.startsWith('.')).length,
    posted: remittance !== undefined,
    folder: names.includes('01'),
    confirmed: remittance?.published === true,
  };
}
