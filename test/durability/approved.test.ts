import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import type { PayStep } from '../../src/operations/pay-request.js';
import { STORES, type TestStore } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { filesOf, treeOf, trentieme, workplace, type Workplace } from '../support/command-line.js';
import { SMALL_CONFIG } from '../support/small-export.js';
import { looking, sumsOfFiles, sumsOfLedger } from './paid-files.js';
import { payProcess, type PayProcess } from './processes.js';

// Preparing and releasing, killed at each step. The process that dies releases from an account of its own; what goes on
// afterwards runs here, from the accounts that the commands say.
const account = vi.hoisted(() => ({ login: 'preparateur' }));
vi.mock('../../src/io/who.js', () => ({
  whoRuns: () => `${account.login}@test (pid ${String(process.pid)})`,
  login: () => account.login,
}));

const MONTH = '2025-11';
const APPROVER = fileURLToPath(new URL('child/approve.ts', import.meta.url));

type Office = Workplace & { readonly approve: readonly string[] };

async function office(store: TestStore): Promise<Office> {
  const at = workplace(undefined, `${SMALL_CONFIG}approval: required\n`);
  const ledger = await store.freshAddress();
  const place = ['--month', MONTH, '--output', at.output, '--ledger', ledger];
  const run = at.run.map((word) => (word === at.ledger ? ledger : word));
  return { ...at, ledger, run, approve: ['approve', ...place, '--remittance', '01'] };
}

async function as(login: string, words: readonly string[]): Promise<string> {
  account.login = login;
  const { code, out, err } = await trentieme(...words);
  expect(code, err).toBe(0);
  return `${err}${out}`;
}

async function killed(process: PayProcess, words: readonly string[], step: PayStep): Promise<void> {
  process.run(words, step);
  await process.saw(step);
  await process.kill();
}

const inMonth = ({ output }: Workplace): string[] =>
  existsSync(join(output, MONTH)) ? readdirSync(join(output, MONTH)).sort() : [];

/** One remittance, each cent of it once in the book, and nothing left of what waited. */
async function expectReleased(at: Office, waiting: ReturnType<typeof filesOf>): Promise<void> {
  expect(inMonth(at).filter((name) => name !== 'sans-mouvement')).toEqual(['01']);
  expect(filesOf(join(at.output, MONTH, '01'))).toEqual(waiting);
  await looking(at.ledger, async (book) => {
    expect(await all(book.remittances())).toMatchObject([{ number: 1, published: true, state: 'posted' }]);
    expect(await book.preparations()).toEqual(new Map());
    expect(await all(book.verify())).toEqual([]);
    expect(await sumsOfLedger(book)).toEqual(sumsOfFiles(at.output));
  });
}

const RELEASING: readonly (readonly [PayStep, boolean])[] = [
  ['leased', false],
  ['reissued', false],
  ['computed', false],
  ['archived', false],
  ['drafted', false],
  ['posted', true],
  ['published', true],
  ['confirmed', true],
];

describe.each(STORES)('a release in $name', (store) => {
  test.each(RELEASING)(
    'killed once %s: posted %s, and the next release brings it to its end',
    async (step, posted) => {
      const process = payProcess(APPROVER);
      const at = await office(store);
      await as('preparateur', at.run);
      const waiting = filesOf(join(at.output, MONTH, 'a-approuver'));
      await killed(process, at.approve, step);
      await looking(at.ledger, async (book) => {
        expect((await book.head()).runs).toBe(posted ? 1 : 0);
      });
      expect(filesOf(join(at.output, MONTH, 'a-approuver'))).toEqual(waiting);
      const said = await as('approbateur', at.approve);
      expect(said).toContain(posted ? 'Rien n’est payé deux fois' : 'approuvée par approbateur');
      await expectReleased(at, waiting);
    },
  );
});

test.each(RELEASING.filter(([, posted]) => posted))(
  'a release killed once %s is brought to its end by a run, which finds nothing to pay',
  async (step) => {
    const process = payProcess(APPROVER);
    const at = await office(STORES[0]!);
    await as('preparateur', at.run);
    const waiting = filesOf(join(at.output, MONTH, 'a-approuver'));
    await killed(process, at.approve, step);
    const said = await as('preparateur', at.run);
    expect(said).toContain('sans mouvement');
    expect(said).not.toContain('attendait son approbation');
    await expectReleased(at, waiting);
  },
);

const PREPARING: readonly PayStep[] = [
  ...(['opened', 'leased', 'reissued', 'computed', 'archived', 'drafted', 'confirmed', 'published'] as const),
];

test.each(PREPARING)(
  'a preparation killed once %s posted nothing, appears whole or not at all, and is made again',
  async (step) => {
    const process = payProcess();
    const at = await office(STORES[0]!);
    await killed(process, at.run, step);
    expect(
      treeOf(at.output).filter((name) => name.endsWith('bordereau.json') && !name.includes('.tmp')),
    ).toEqual(step === 'published' ? [join(MONTH, 'a-approuver', 'bordereau.json')] : []);
    await looking(at.ledger, async (book) => {
      expect((await book.head()).runs).toBe(0);
    }).catch((error: unknown) => {
      // Nobody had made the ledger yet.
      if (step !== 'opened') throw error;
    });
    await as('preparateur', at.run);
    const waiting = filesOf(join(at.output, MONTH, 'a-approuver'));
    await as('approbateur', at.approve);
    await expectReleased(at, waiting);
  },
);
