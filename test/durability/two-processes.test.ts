import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { treeOf, trentieme, workplace } from '../support/command-line.js';
import { expectAsNeverKilled, monthlyRun, SCHOOL_YEAR } from './never-killed.js';
import { looking, sumsOfFiles, sumsOfLedger } from './paid-files.js';
import { payProcess } from './processes.js';

const [SEPTEMBER, OCTOBER] = SCHOOL_YEAR as [string, string];

describe.each(STORES)('two processes at once on one ledger in $name', (store) => {
  test.each(['leased', 'drafted', 'posted'] as const)(
    'while the first stands at «%s» the second is told who holds the ledger and why, and writes nothing',
    async (step) => {
      const [at, ledger] = [workplace(), await store.freshAddress()];
      const [first, second] = [payProcess(), payProcess()];
      first.run(monthlyRun(at, SEPTEMBER, ledger), step);
      await first.saw(step);
      const before = { tree: treeOf(at.output), head: await looking(ledger, (book) => book.head()) };
      second.run(monthlyRun(at, OCTOBER, ledger));
      const { code, out, err } = await second.ended();
      expect({ code, out }).toEqual({ code: 75, out: '' });
      expect(err).toMatch(/^Le grand livre est tenu par \S+@/);
      expect(err).toContain(`@${hostname()} (pid ${String(first.id)}), pour « run ${SEPTEMBER} »`);
      expect(second.steps).toEqual(['opened']);
      expect({ tree: treeOf(at.output), head: await looking(ledger, (book) => book.head()) }).toEqual(before);
      first.goOn();
      expect(await first.ended()).toMatchObject({
        code: 0,
        out: expect.stringContaining('remise 01') as string,
      });
      expect((await trentieme(...monthlyRun(at, SEPTEMBER, ledger))).out).toContain('sans mouvement');
      await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
    },
  );

  test('that start together never both post the month, from the very first on a ledger not made yet', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    for (const month of SCHOOL_YEAR.slice(0, 6)) {
      const both = [payProcess(), payProcess()];
      for (const each of both) each.run(monthlyRun(at, month, ledger));
      const answers = await Promise.all(both.map((each) => each.ended()));
      const said = answers.map(({ err }) => err).join('');
      // The second may have begun when the first was done: it then found nothing left to pay.
      for (const { code } of answers) expect([0, 75], said).toContain(code);
      expect(answers.filter(({ out }) => out.includes('remise 01')).length, said).toBe(1);
      for (const { code, out } of answers) {
        if (code === 0 && !out.includes('remise 01')) expect(out).toContain('sans mouvement');
      }
    }
    await looking(ledger, async (book) => {
      expect((await all(book.remittances())).map(({ number }) => number)).toEqual([1, 1, 1, 1, 1, 1]);
      expect(await all(book.verify())).toEqual([]);
      expect(await sumsOfLedger(book)).toEqual(sumsOfFiles(at.output));
    });
  });

  test('the one that is killed holding the ledger does not stop the other for an instant', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const [first, second] = [payProcess(), payProcess()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    first.run(words, 'computed');
    await first.saw('computed');
    expect((await trentieme(...words)).code).toBe(75);
    await first.kill();
    second.run(words);
    expect(await second.ended()).toMatchObject({
      code: 0,
      out: expect.stringContaining('remise 01') as string,
    });
    expect((await trentieme(...words)).out).toContain('sans mouvement');
    await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
  });
});
