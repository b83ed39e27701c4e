import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAY_STEPS } from '../../src/operations/pay-request.js';
import { STORES } from '../ledger/stores.js';
import { filesOf, treeOf, trentieme, workplace } from '../support/command-line.js';
import { SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';
import { expectAsNeverKilled, monthlyRun, SCHOOL_YEAR } from './never-killed.js';
import { payProcess } from './processes.js';

const [SEPTEMBER, OCTOBER] = SCHOOL_YEAR as [string, string];

describe.each(STORES)('a remittance in $name whose folder', (store) => {
  test('was deleted after a completed run is written again, byte for byte, by the next run of the month', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    await trentieme(...words);
    const folder = join(at.output, SEPTEMBER, '01');
    const sent = filesOf(folder);
    rmSync(folder, { recursive: true });
    const again = await trentieme(...words);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('sans mouvement')]);
    expect(again.err).toContain(`${folder} est réécrit à l'identique`);
    expect(filesOf(folder)).toEqual(sent);
    await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
  });

  test('nobody saw appear is written by the run of the next month, which pays that month alone', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const dead = payProcess();
    dead.run(monthlyRun(at, SEPTEMBER, ledger), 'posted');
    await dead.saw('posted');
    await dead.kill();
    const next = await trentieme(...monthlyRun(at, OCTOBER, ledger));
    expect([next.code, next.out]).toEqual([0, expect.stringContaining('remise 01')]);
    expect(next.err).toContain(`${join(at.output, SEPTEMBER, '01')} est réécrit à l'identique`);
    expect(readdirSync(join(at.output, SEPTEMBER))).toEqual(['01']);
    await trentieme(...monthlyRun(at, SEPTEMBER, ledger));
    const calm = workplace();
    await trentieme(...monthlyRun(calm, SEPTEMBER, calm.ledger));
    await trentieme(...monthlyRun(calm, OCTOBER, calm.ledger));
    for (const month of [SEPTEMBER, OCTOBER]) {
      expect(filesOf(join(at.output, month, '01'))).toEqual(filesOf(join(calm.output, month, '01')));
    }
  });

  test.each([
    ['confirmed', 0],
    ['posted', 74],
  ] as const)('was tampered with is not overwritten, were its run killed once %s', async (step, code) => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    const dead = payProcess();
    dead.run(words, step);
    await dead.saw(step);
    await dead.kill();
    const folder = join(at.output, SEPTEMBER, '01');
    // What somebody else put there before the folder of a posted run could appear is no less somebody's.
    if (step === 'posted') await trentieme(...monthlyRun(at, SEPTEMBER, await store.freshAddress()));
    writeFileSync(join(folder, 'paiements.csv'), 'corrigé à la main');
    const before = filesOf(folder);
    const next = await trentieme(...words);
    expect(next.code, next.err).toBe(code);
    if (code === 74)
      expect(next.err).toContain(`Le dossier existe déjà et contient autre chose : ${folder}.`);
    expect(filesOf(folder)).toEqual(before);
  });

  test('has workbooks of rejects and whose run was killed before it appeared has them again, byte for byte', async () => {
    const rejected = textsOf({
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '777'),
    });
    const [at, calm, ledger] = [workplace(rejected), workplace(rejected), await store.freshAddress()];
    const dead = payProcess();
    dead.run(monthlyRun(at, SEPTEMBER, ledger), 'posted');
    await dead.saw('posted');
    await dead.kill();
    const next = await trentieme(...monthlyRun(at, OCTOBER, ledger));
    expect(next.err).toContain(`${join(at.output, SEPTEMBER, '01')} est réécrit à l'identique`);
    for (const month of [SEPTEMBER, OCTOBER]) {
      await trentieme(...monthlyRun(calm, month, calm.ledger));
      const files = filesOf(join(at.output, month, '01'));
      expect(Object.keys(files)).toContain('rejets/6200001G.xlsx');
      expect(files).toEqual(filesOf(join(calm.output, month, '01')));
    }
  });

  test('of one run after the other is killed before it appears is written by the first that lives', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    for (const step of [
      ...PAY_STEPS.slice(0, PAY_STEPS.indexOf('posted') + 1),
      'opened',
      'leased',
    ] as const) {
      const dead = payProcess();
      dead.run(words, step);
      await dead.saw(step);
      await dead.kill();
      expect(treeOf(at.output)).not.toContain(join(SEPTEMBER, '01'));
    }
    const next = await trentieme(...words);
    expect([next.code, next.out]).toEqual([0, expect.stringContaining('sans mouvement')]);
    await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
  });
});
