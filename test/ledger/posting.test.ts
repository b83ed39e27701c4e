import { describe, expect, test } from 'vitest';
import { centsOf, NO_CENTS } from '../../src/money/index.js';
import { opened, STORES, writing } from './stores.js';
import {
  all,
  batches,
  DECEMBER,
  figuresOf,
  manyMovements,
  movement,
  NOVEMBER,
  payRun,
  text,
} from './worlds.js';

describe.each(STORES)('posting in $name', (store) => {
  test('a fresh book says it was created, and holds nothing', async () => {
    const address = await store.freshAddress();
    const ledger = await opened(address);
    expect(ledger.created).toBe(true);
    expect(await ledger.head()).toEqual({ runs: 0, postings: 0, hash: '0'.repeat(64) });
    expect(await ledger.lastPostedMonth()).toBeUndefined();
    expect(await ledger.nextRemittance(NOVEMBER)).toBe(1);
    const again = await opened(address);
    expect(again.created).toBe(false);
  });

  test('what was posted is read back by award, oldest first', async () => {
    const { ledger, writer } = await writing(store);
    const first = [movement({ award: 'M2', cents: 5 }), movement({ award: 'M1', cents: 7 })];
    await writer.post(payRun(first));
    const second = [movement({ award: 'M2', cents: -5, nature: 'T' })];
    const run = await writer.post(payRun(second, { payMonth: DECEMBER }));
    const read = await ledger.postingsOf(['M2', 'M3'] as never);
    expect([...read.keys()]).toEqual(['M2']);
    expect(read.get('M2' as never)).toEqual([
      {
        key: first[0]?.key,
        payMonth: NOVEMBER,
        amount: 5n,
        schoolYear: 2015,
        allowance: 'IMP',
        plan: 'ninths',
        reversed: false,
      },
      {
        key: second[0]?.key,
        payMonth: DECEMBER,
        amount: -5n,
        schoolYear: 2015,
        allowance: 'IMP',
        plan: 'ninths',
        reversed: false,
      },
    ]);
    expect(await ledger.lastPostedMonth()).toBe(DECEMBER);
    expect(await ledger.nextRemittance(NOVEMBER)).toBe(2);
    expect(await ledger.head()).toEqual({ runs: 2, postings: 3, hash: run.seal });
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a run is kept with its identity, figures and files', async () => {
    const { ledger, writer } = await writing(store);
    const { digest, bytes } = await writer.archive(text('numen;nir\n'));
    const request = payRun([movement()]);
    const identity = {
      ...request.identity,
      inputs: [{ name: 'agents.csv', bytes, rows: 0, digest }],
      exportedAt: '2015-11-19',
      overrides: ['--accept-drop'],
    };
    const run = await writer.post({ ...request, identity });
    const [read] = await all(ledger.runs());
    expect(read).toEqual(run);
    expect(read).toMatchObject({
      ...identity,
      kind: 'payroll',
      remittance: 1,
      figures: figuresOf([movement()]),
    });
    expect(read?.outputs.map(({ name }) => name)).toEqual(['mouvements.txt', 'bordereau.json']);
    expect(await ledger.lastRun()).toEqual(run);
  });

  test('the output files come back byte for byte until their folder is confirmed', async () => {
    const { ledger, writer } = await writing(store);
    const run = await writer.post(payRun([movement()]));
    const [missing] = await ledger.unpublished();
    expect(missing).toEqual(run);
    const [file] = missing?.outputs ?? [];
    const pieces = await all(ledger.content(file?.digest ?? ''));
    expect(Buffer.concat(pieces).toString()).toBe(`${String(NOVEMBER)}/1`);
    await writer.confirmPublished(run.number);
    await writer.confirmPublished(run.number);
    expect(await ledger.unpublished()).toEqual([]);
  });

  test('a run with nothing to send is a run without a remittance', async () => {
    const { ledger, writer } = await writing(store);
    const run = await writer.post(payRun([]));
    expect(run).toMatchObject({ remittance: undefined, postings: 0 });
    expect(await ledger.unpublished()).toEqual([]);
    expect(await ledger.lastPostedMonth()).toBeUndefined();
    expect(await ledger.lastRun()).toEqual(run);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test.each([
    ['its rank is taken', () => payRun([movement({ award: 'M9' })]), { kind: 'remittance-taken', next: 2 }],
    [
      'its month is before the last posted',
      () => payRun([movement()], { payMonth: (NOVEMBER - 1) as never }),
      {
        kind: 'month-before-last',
        last: NOVEMBER,
      },
    ],
    ['an amount is zero', () => payRun([movement({ cents: 0 })], { remittance: 2 }), { kind: 'zero-amount' }],
    [
      'a key is there twice',
      () => payRun([movement({ award: 'M9' }), movement({ award: 'M9', cents: 1 })], { remittance: 2 }),
      { kind: 'key-twice' },
    ],
    [
      'its equation does not hold',
      () => ({
        ...payRun([movement()], { remittance: 2 }),
        close: () => ({ figures: { ...figuresOf([movement()]), held: centsOf(1) }, outputs: [] }),
      }),
      { kind: 'equation' },
    ],
    [
      'its movements are not its postings',
      () => ({
        ...payRun([movement()], { remittance: 2 }),
        close: () => ({ figures: figuresOf([movement({ cents: 1 })]), outputs: [] }),
      }),
      { kind: 'movements-differ' },
    ],
    [
      'it has movements and no remittance',
      () => ({ ...payRun([movement()]), remittance: undefined }),
      { kind: 'no-remittance' },
    ],
    [
      'it is a remittance without movements',
      () => ({ ...payRun([]), remittance: 2 }),
      { kind: 'empty-remittance' },
    ],
  ])('a run is refused whole when %s', async (_, request, refusal) => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([movement()]));
    const head = await ledger.head();
    await expect(writer.post(request())).rejects.toMatchObject({ fault: { kind: 'refused', refusal } });
    expect(await ledger.head()).toEqual(head);
    expect((await all(ledger.show())).length).toBe(1);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a failure of the caller in the middle undoes everything', async () => {
    const { address, ledger, writer } = await writing(store);
    const broken = function* () {
      yield* manyMovements(5000);
      throw new Error('the caller broke');
    };
    await expect(writer.post({ ...payRun([movement()]), postings: batches(broken()) })).rejects.toThrow(
      'the caller broke',
    );
    expect(await ledger.head()).toMatchObject({ runs: 0, postings: 0 });
    expect(await store.sql(address, 'SELECT COUNT(*) FROM postings')).toEqual([[expect.toSatisfy(isZero)]]);
    await writer.post(payRun([movement()]));
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('readers see the book without the run that is being posted', async () => {
    const { ledger, writer } = await writing(store);
    let seen: unknown;
    await writer.post({
      ...payRun([movement()]),
      postings: (async function* () {
        yield* batches(manyMovements(4000));
        seen = [
          await ledger.head(),
          (await all(ledger.show())).length,
          (await ledger.postingsOf(FIRST)).size,
        ];
      })(),
      close: () => ({ figures: figuresOf([...manyMovements(4000)]), outputs: [] }),
    });
    expect(seen).toEqual([{ runs: 0, postings: 0, hash: '0'.repeat(64) }, 0, 0]);
    expect((await ledger.postingsOf(FIRST)).size).toBe(1);
    expect(await ledger.head()).toMatchObject({ runs: 1, postings: 4000 });
  });

  test('amounts keep 64 bits, texts every character', async () => {
    const { ledger, writer } = await writing(store);
    const large = {
      ...movement({ award: `é"'\\|;😀${String.fromCodePoint(0xffff)}` }),
      amount: centsOf(2n ** 62n),
    };
    await writer.post(payRun([large]));
    const [read] = await all(ledger.show());
    expect(read).toMatchObject({ key: large.key, amount: 2n ** 62n, kind: 'movement', remittance: 1 });
    expect((await ledger.postingsOf([large.key.award])).get(large.key.award)?.[0]?.amount).toBe(2n ** 62n);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('an input that was not archived stops the run', async () => {
    const { ledger, writer } = await writing(store);
    const request = payRun([movement()]);
    const inputs = [{ name: 'agents.csv', bytes: 1, rows: 0, digest: 'c'.repeat(64) }];
    await expect(writer.post({ ...request, identity: { ...request.identity, inputs } })).rejects.toThrow(
      'archived',
    );
    expect(await ledger.head()).toMatchObject({ runs: 0 });
  });

  test('two hundred thousand postings in one call stay in flat memory', async () => {
    const { ledger, writer } = await writing(store);
    const count = 200_000;
    let peak = 0;
    let sum = 0n;
    const before = process.memoryUsage().heapUsed;
    const watched = function* () {
      let rank = 0;
      for (const posting of manyMovements(count)) {
        sum += posting.amount;
        rank += 1;
        if (rank % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
        yield posting;
      }
    };
    const run = await writer.post({
      ...payRun([movement()]),
      postings: batches(watched()),
      close: () => ({
        figures: {
          due: centsOf(sum),
          postedBefore: NO_CENTS,
          movements: centsOf(sum),
          held: NO_CENTS,
          barred: NO_CENTS,
        },
        outputs: [{ name: 'mouvements.txt', content: text('…') }],
      }),
    });
    expect(run.postings).toBe(count);
    // Held together they would take more than twice this.
    expect(peak - before).toBeLessThan(120e6);
    const awards = [];
    for await (const { award, postings } of ledger.postingsByAward()) awards.push([award, postings.length]);
    expect(awards.length).toBe(count);
    expect(awards[count - 1]).toEqual([`M${String(count - 1).padStart(8, '0')}`, 1]);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('of very many expected, a key that is there twice is refused, and the next run is whole', async () => {
    const { address, ledger, writer } = await writing(store);
    await writer.post(payRun([movement()]));
    const twice = [movement({ award: 'M9' }), movement({ award: 'M8' }), movement({ award: 'M9', cents: 1 })];
    const expected = 1_000_000;
    await expect(writer.post({ ...payRun(twice, { remittance: 2 }), expected })).rejects.toMatchObject({
      fault: { kind: 'refused', refusal: { kind: 'key-twice' } },
    });
    await writer.post({ ...payRun(twice.slice(0, 2), { remittance: 2 }), expected });
    expect(await ledger.head()).toMatchObject({ runs: 2, postings: 3 });
    expect(await all(ledger.verify())).toEqual([]);
    const again = `INSERT INTO postings SELECT posting + 10, run, kind, award, payee, instalment_month, pay_month,
      remittance, cents, school_year, allowance, plan, nature, reference, corrects, hash FROM postings`;
    await expect(store.sql(address, again)).rejects.toThrow(/UNIQUE|postings_by_key/);
  });

  test('only one write at a time: a write inside a write is a bug, and says so', async () => {
    const { writer } = await writing(store);
    const nested = {
      ...payRun([movement()]),
      close: async () => {
        await writer.archive(text('x'));
        return { figures: figuresOf([movement()]), outputs: [] };
      },
    };
    await expect(writer.post(nested)).rejects.toThrow('a write is already under way');
    await expect(writer.post(payRun([movement()]))).resolves.toMatchObject({ number: 1 });
  });

  test('rows cannot be changed or removed', async () => {
    const { address, writer } = await writing(store);
    await writer.post(payRun([movement()]));
    for (const table of ['postings', 'runs', 'run_outputs', 'archives', 'archive_parts']) {
      await expect(store.sql(address, `DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
    await expect(store.sql(address, 'UPDATE postings SET cents = 1')).rejects.toThrow('append-only');
  });
});

const FIRST = [...manyMovements(1)].map(({ key }) => key.award);

function isZero(value: unknown): boolean {
  return Number(value) === 0;
}
