import { connect, createServer, type Socket } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PAY_STEPS } from '../../src/operations/pay-request.js';
import { schemaOf, STORES } from '../ledger/stores.js';
import { trentieme, workplace } from '../support/command-line.js';
import { expectAsNeverKilled, monthlyRun, SCHOOL_YEAR } from './never-killed.js';
import { looking } from './paid-files.js';
import { payProcess } from './processes.js';

const [SEPTEMBER] = SCHOOL_YEAR as [string];
// Where PostgreSQL does not answer, STORES says so aloud, and the gate fails.
const stores = STORES.filter(({ name }) => name === 'PostgreSQL');

const POSTED = 'La remise est engagée et son dossier est là';
/** The run that was cut had made the ledger and posted nothing. */
const WAS_EMPTY = expect.stringContaining('était vide') as string;
const LOST = 'Grand livre inaccessible';

describe.each(stores)('a run whose $name goes away', (store) => {
  test.each(PAY_STEPS)(
    'for good at the step «%s»: exit 74 unless all is done, and nothing twice once it is back',
    async (step) => {
      const [at, ledger] = [workplace(), await store.freshAddress()];
      const line = await lineTo(ledger);
      const words = monthlyRun(at, SEPTEMBER, line.address);
      const run = payProcess();
      run.run(words, step);
      await run.saw(step);
      await line.cut();
      run.goOn();
      const { code, out, err } = await run.ended();
      const isPosted = PAY_STEPS.indexOf(step) >= PAY_STEPS.indexOf('posted');
      expect(existsSync(join(at.output, SEPTEMBER, '01')), err).toBe(isPosted);
      if (step === 'confirmed') {
        // Everything is done: that the lease could not be given back changes nothing.
        expect({ code, out }, err).toEqual({ code: 0, out: expect.stringContaining('remise 01') as string });
      } else {
        expect({ code, out }, err).toEqual({ code: 74, out: '' });
        expect(err).toContain(isPosted ? POSTED : LOST);
        expect(err).toMatch(/\((connection lost|ECONN[A-Z]+|EPIPE)\)/);
        expect(err).toMatch(/relancez/i);
      }
      expect((await looking(ledger, (book) => book.head())).runs).toBe(isPosted ? 1 : 0);
      const next = await trentieme(...monthlyRun(at, SEPTEMBER, ledger));
      expect([next.code, next.err]).toEqual([0, isPosted ? '' : WAS_EMPTY]);
      expect(next.out).toContain(isPosted ? 'sans mouvement' : 'remise 01');
      if (!isPosted) await trentieme(...monthlyRun(at, SEPTEMBER, ledger));
      await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
    },
  );

  test.each(PAY_STEPS)(
    'for an instant at the step «%s»: done or exit 74, and nothing twice',
    async (step) => {
      const [at, ledger] = [workplace(), await store.freshAddress()];
      const words = monthlyRun(at, SEPTEMBER, ledger);
      const run = payProcess();
      run.run(words, step);
      await run.saw(step);
      const terminated = await store.sql(
        ledger,
        `SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
       WHERE application_name = 'trentieme ${schemaOf(ledger)}'`,
      );
      expect(Number(terminated[0]?.[0])).toBeGreaterThan(0);
      run.goOn();
      const { code, err } = await run.ended();
      const posted = (await looking(ledger, (book) => book.head())).runs === 1;
      // A connection that was idle may be replaced before it is missed.
      if (code !== 0) {
        expect(code, err).toBe(74);
        expect(err).toContain(posted ? POSTED : LOST);
      } else expect(posted).toBe(true);
      const next = await trentieme(...words);
      expect([next.code, next.err]).toEqual([0, posted ? '' : WAS_EMPTY]);
      expect(next.out).toContain(posted ? 'sans mouvement' : 'remise 01');
      if (!posted) await trentieme(...words);
      await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
    },
  );

  test('before it begins: the port is closed, nothing is written', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const line = await lineTo(ledger);
    await line.cut();
    const answer = await trentieme(...monthlyRun(at, SEPTEMBER, line.address));
    expect({ code: answer.code, out: answer.out }).toEqual({ code: 74, out: '' });
    expect(answer.err).toBe(
      'Grand livre inaccessible (ECONNREFUSED). Vérifiez le disque ou la base, puis relancez : rien ne sera payé deux fois.\n',
    );
    expect(existsSync(at.output)).toBe(false);
  });
});

/** Another way to the same server, that can be cut: what is on its way is lost, nobody answers any more. */
async function lineTo(ledger: string): Promise<{ address: string; cut: () => Promise<void> }> {
  const server = new URL(ledger);
  const ends = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(server.port || 5432), server.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = new URL(ledger);
  address.hostname = '127.0.0.1';
  address.port = String((line.address() as { port: number }).port);
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      line.close(() => {
        resolve();
      });
      for (const end of ends) end.destroy();
    });
  onTestFinished(cut);
  return { address: address.href, cut };
}
