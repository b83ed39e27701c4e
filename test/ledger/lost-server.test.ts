import { expect, test } from 'vitest';
import { schemaOf, STORES, writing } from './stores.js';
import { batches, all, figuresOf, manyMovements, movement, payRun } from './worlds.js';

const store = STORES.find(({ name }) => name === 'PostgreSQL');

test.runIf(store !== undefined)(
  'PostgreSQL stopped in the middle of a run: unavailable, nothing is written, and the next run goes on',
  async () => {
    const { address, ledger, writer } = await writing(store!);
    await writer.post(payRun([movement()]));
    const head = await ledger.head();
    const movements = [...manyMovements(6000)];
    const stop = `SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                  WHERE application_name = 'trentieme ${schemaOf(address)}'`;
    const interrupted = {
      ...payRun(movements, { remittance: 2 }),
      postings: (async function* () {
        yield* batches(movements.slice(0, 4000), { remittance: 2 });
        await store!.sql(address, stop);
        yield* batches(movements.slice(4000), { remittance: 2 });
      })(),
    };
    await expect(writer.post(interrupted)).rejects.toMatchObject({ fault: { kind: 'unavailable' } });
    expect(await ledger.head()).toEqual(head);
    const run = await writer.post({
      ...payRun(movements, { remittance: 2 }),
      close: () => ({ figures: figuresOf(movements), outputs: [] }),
    });
    expect(run.postings).toBe(6000);
    expect(await all(ledger.verify())).toEqual([]);
  },
);

test.runIf(store !== undefined)(
  'a reader whose server goes away fails, and the next read answers',
  async () => {
    const { address, ledger, writer } = await writing(store!);
    await writer.post(payRun([...manyMovements(6000)]));
    const reading = async (): Promise<void> => {
      for await (const { number } of ledger.show()) {
        if (number === 1) {
          await store!.sql(
            address,
            `SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
           WHERE application_name = 'trentieme ${schemaOf(address)}'`,
          );
        }
      }
    };
    await expect(reading()).rejects.toMatchObject({ fault: { kind: 'unavailable' } });
    expect((await all(ledger.show())).length).toBe(6000);
  },
);
