import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/index.js';
import { processIsGone } from '../../src/ledger/lease.js';
import { opened, STORES } from './stores.js';
import { all, DECEMBER, figuresOf, movement, payRun } from './worlds.js';

const ALIVE = { expiry: 1000, heartbeat: 0, isGone: () => false };

describe.each(STORES)('the lease of $name', (store) => {
  test('a second writer is refused with the name and purpose of the holder', async () => {
    const [first, second] = await twice(() => 0);
    await first.lease({ holder: 'paie-01', purpose: 'run 2015-11' });
    await expect(second.lease({ holder: 'paie-02', purpose: 'run 2015-11' })).rejects.toMatchObject({
      fault: { kind: 'locked', holder: 'paie-01', purpose: 'run 2015-11' },
    });
  });

  test('a lease given back is free', async () => {
    const [first, second] = await twice(() => 0);
    const writer = await first.lease({ holder: 'paie-01', purpose: '' });
    await writer.release();
    await expect(second.lease({ holder: 'paie-02', purpose: '' })).resolves.toBeDefined();
  });

  test('a lease not renewed in time is free; one renewed is not', async () => {
    let clock = 0;
    const [first, second] = await twice(() => clock);
    const writer = await first.lease({ holder: 'paie-01', purpose: '' });
    clock = 999;
    await writer.renew();
    clock = 1998;
    await expect(second.lease({ holder: 'paie-02', purpose: '' })).rejects.toMatchObject({
      fault: { kind: 'locked' },
    });
    clock = 1999;
    await expect(second.lease({ holder: 'paie-02', purpose: '' })).resolves.toBeDefined();
  });

  test('a timer renews it', async () => {
    let clock = 0;
    const [first, second] = await twice(() => clock, { ...ALIVE, heartbeat: 5 });
    await first.lease({ holder: 'paie-01', purpose: '' });
    clock = 900;
    const renewed = async (): Promise<boolean> =>
      Number((await store.sql(address, 'SELECT expires FROM leases'))[0]?.[0]) === 1900;
    await expect.poll(renewed).toBe(true);
    clock = 1500;
    await expect(second.lease({ holder: 'paie-02', purpose: '' })).rejects.toMatchObject({
      fault: { kind: 'locked' },
    });
  });

  test('the lease of a dead process is free at once', async () => {
    const asked: unknown[] = [];
    const gone = { ...ALIVE, isGone: (holder: unknown) => asked.push(holder) > 0 };
    const [first, second] = await twice(() => 0, gone);
    await first.lease({ holder: 'paie-01', purpose: '' });
    await expect(second.lease({ holder: 'paie-02', purpose: '' })).resolves.toBeDefined();
    expect(asked[0]).toEqual({ host: hostname(), process: process.pid });
  });

  test('a writer whose lease was taken can write nothing any more, and learns by whom', async () => {
    let clock = 0;
    const [first, second] = await twice(() => clock);
    const late = await first.lease({ holder: 'paie-01', purpose: '' });
    clock = 1000;
    const writer = await second.lease({ holder: 'paie-02', purpose: '' });
    await writer.post(payRun([movement()]));
    await expect(late.post(payRun([movement()], { payMonth: DECEMBER }))).rejects.toMatchObject({
      fault: { kind: 'lease-lost', holder: 'paie-02' },
    });
    await late.renew();
    await late.release();
    await writer.post(payRun([movement()], { payMonth: DECEMBER }));
    expect(await first.head()).toMatchObject({ runs: 2 });
  });

  test('during a long write the lease outlives its term: nobody gets in, and the holder is named', async () => {
    let clock = 0;
    const [first, second] = await twice(() => clock);
    const writer = await first.lease({ holder: 'paie-01', purpose: 'run' });
    let refusal: unknown;
    await writer.post({
      ...payRun([movement()]),
      close: async () => {
        clock = 5000;
        refusal = await second.lease({ holder: 'paie-02', purpose: '' }).catch((error: unknown) => error);
        return { figures: figuresOf([movement()]), outputs: [] };
      },
    });
    expect(refusal).toMatchObject({ fault: { kind: 'locked', holder: 'paie-01', purpose: 'run' } });
    expect(await all(first.verify())).toEqual([]);
  });

  let address = '';

  async function twice(now: () => number, lease: object = ALIVE): Promise<[Ledger, Ledger]> {
    address = await store.freshAddress();
    const options = { now, lease, busyTimeout: 50 };
    return [await opened(address, options), await opened(address, options)];
  }
});

test('only a process of this host that does not exist is gone', () => {
  expect(processIsGone({ host: hostname(), process: process.pid })).toBe(false);
  expect(processIsGone({ host: hostname(), process: 2 ** 30 })).toBe(true);
  expect(processIsGone({ host: 'elsewhere', process: 2 ** 30 })).toBe(false);
});
