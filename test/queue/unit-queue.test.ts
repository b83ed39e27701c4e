import { describe, expect, onTestFinished, test } from 'vitest';
import { stopped } from '../../src/campaign/outcome.js';
import type { CampaignUnit } from '../../src/campaign/unit.js';
import { runCampaign, type CampaignWatch } from '../../src/operations/campaign.js';
import { QueueError } from '../../src/queue/queue-error.js';
import { UnitQueue, type TakeUnit } from '../../src/queue/unit-queue.js';
import { POSTGRES_URL } from '../ledger/stores.js';
import { freshSchema, hasPostgres, inPostgres } from '../support/campaign-office.js';
import { postedOutcome, unitOf } from '../support/campaign-units.js';
import { pause } from '../durability/processes.js';

const posted = { kind: 'settled', outcome: postedOutcome() } as const;
const UNITS = ['A', 'B', 'C'].flatMap((academie) => [2, 0, 1].map((rank) => unitOf(academie, rank)));

async function opened(schema: string): Promise<UnitQueue> {
  const queue = await UnitQueue.open({ url: POSTGRES_URL, schema }, () => undefined);
  onTestFinished(() => queue.close());
  return queue;
}

const watch: CampaignWatch = {
  heartbeat: 10,
  now: '2025-11-20T22:00:00',
  tell: () => undefined,
  trouble: () => undefined,
  pause,
  isStopped: () => false,
};

/** A campaign done by workers that do as told: what each unit came to, and the units in the order they were taken. */
async function campaignOf(schema: string, take: TakeUnit, units: readonly CampaignUnit[] = UNITS) {
  const taken: string[] = [];
  const [queue, worker] = [await opened(schema), await opened(schema)];
  await worker.work(3, (unit, attempt) => {
    taken.push(unit.id);
    return take(unit, attempt);
  });
  const outcomes = await runCampaign(queue, units, watch);
  await worker.close();
  return { taken, kinds: Object.fromEntries([...(outcomes ?? [])].map(([id, { kind }]) => [id, kind])) };
}

describe.skipIf(!hasPostgres)('a queue of units', () => {
  test('gives the months of an académie one at a time, in order, and several académies side by side', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const { taken, kinds } = await campaignOf(freshSchema(), async ({ academie }) => {
      running.set(academie, (running.get(academie) ?? 0) + 1);
      expect(running.get(academie)).toBe(1);
      most = Math.max(
        most,
        [...running.values()].reduce((a, b) => a + b),
      );
      await pause(60);
      running.set(academie, 0);
      return posted;
    });
    for (const academie of ['A', 'B', 'C']) {
      expect(taken.filter((id) => id.startsWith(academie))).toEqual(
        ['10', '11', '12'].map((month) => `${academie}/2025-${month}`),
      );
    }
    expect(most).toBeGreaterThan(1);
    expect(new Set(Object.values(kinds))).toEqual(new Set(['posted']));
  });

  test('started again, does only what is not done, the académie of it in its order', async () => {
    const schema = freshSchema();
    const braked = { kind: 'settled', outcome: stopped('braked', 3, ['frein']) } as const;
    const held = { kind: 'settled', outcome: stopped('held-back', 75, []) } as const;
    const first = await campaignOf(schema, ({ academie, rank }) =>
      Promise.resolve(academie !== 'B' || rank === 0 ? posted : rank === 1 ? braked : held),
    );
    expect(first.kinds).toMatchObject({
      'B/2025-11': 'braked',
      'B/2025-12': 'held-back',
      'A/2025-12': 'posted',
    });
    const second = await campaignOf(schema, () => Promise.resolve(posted));
    expect(second.taken).toEqual(['B/2025-11', 'B/2025-12']);
    expect(new Set(Object.values(second.kinds))).toEqual(new Set(['posted']));
    const third = await campaignOf(schema, () => Promise.resolve(posted));
    expect(third.taken).toEqual([]);
    expect(third.kinds).toEqual(second.kinds);
  });

  test('gives up with the reason what it is told to give up, holds back what comes after, and tries again later', async () => {
    const schema = freshSchema();
    const broken = stopped('failed', 70, ['Arrêt net']);
    const first = await campaignOf(schema, ({ id }, attempt) =>
      Promise.resolve(
        id === 'B/2025-10' ? { kind: attempt < 2 ? 'again' : 'given-up', outcome: broken } : posted,
      ),
    );
    expect(first.taken.filter((id) => id.startsWith('B'))).toEqual(['B/2025-10', 'B/2025-10']);
    expect(first.kinds).toMatchObject({
      'B/2025-10': 'failed',
      'B/2025-11': 'held-back',
      'A/2025-10': 'posted',
    });
    const aside = await inPostgres(
      `SELECT data->>'id' AS unit, output->'reasons'->>0 AS reason FROM ${schema}.job WHERE name = 'units-given-up'`,
    );
    expect(aside).toEqual([{ unit: 'B/2025-10', reason: 'Arrêt net' }]);
    const second = await campaignOf(schema, () => Promise.resolve(posted));
    expect(second.taken).toEqual(['B/2025-10', 'B/2025-11', 'B/2025-12']);
  });

  test('keeps no personal data and no password: names, paths and options', async () => {
    const schema = freshSchema();
    await campaignOf(schema, () => Promise.resolve(posted), [
      unitOf('A', 0, { ledger: { kind: 'env', name: 'LIVRE_A' } }),
    ]);
    const [job] = await inPostgres(`SELECT data FROM ${schema}.job WHERE name = 'units'`);
    expect((job as { data: CampaignUnit }).data).toEqual({
      ...(JSON.parse(JSON.stringify(unitOf('A', 0, { ledger: { kind: 'env', name: 'LIVRE_A' } }))) as object),
      now: '2025-11-20T22:00:00',
    });
  });

  test('that does not answer says so, with the code of the system and no address', async () => {
    const lost = UnitQueue.open({ url: 'postgres://u:secret@127.0.0.1:1/x', schema: 'x' }, () => undefined);
    const error = await lost.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(QueueError);
    expect(String(error)).toBe('Error: queue: ECONNREFUSED');
  });
});
