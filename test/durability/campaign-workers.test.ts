import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isoDate } from '../../src/calendar/index.js';
import { scheduledRun } from '../../src/cli/scheduled-run.js';
import { POSTGRES_URL } from '../ledger/stores.js';
import { month } from '../support/paying.js';
import { campaignOffice, followed, freshSchema, hasPostgres } from '../support/campaign-office.js';

describe.skipIf(!hasPostgres)('a worker', () => {
  test('told to stop finishes the unit under way and takes no other; the campaign goes on with the next worker, which ends when nothing is left', async () => {
    const office = await campaignOffice(4, 15);
    const plan = office.plan('resultats', ['2025-11']);
    const queue = ['--queue', POSTGRES_URL, '--schema', freshSchema()];
    const campaign = followed(['campaign', '--plan', plan, ...queue]);
    await campaign.saw('0/4');
    const first = followed(['worker', ...queue]);
    await first.saw(' : prise');
    first.signal('SIGTERM');
    expect(await first.ended()).toMatchObject({ code: 0 });
    const taken = first.said().split(' : prise').length - 1;
    expect(taken).toBeLessThan(4);
    expect(first.said().match(/^\d\d\/2025-11 : (payé|rien à envoyer)$/gm)).toHaveLength(taken);
    const second = followed(['worker', ...queue, '--drain', '--concurrency', '2']);
    const [{ code }, ended] = await Promise.all([second.ended(), campaign.ended()]);
    expect(code, second.said()).toBe(0);
    expect(ended.err).toContain('4/4 faites');
    expect(second.said().split(' : prise').length - 1).toBe(4 - taken);
  });

  test('that does one unit ends after it; a campaign that is left can be followed again', async () => {
    const office = await campaignOffice(2, 15);
    const plan = office.plan('resultats', ['2025-11']);
    const queue = ['--queue', POSTGRES_URL, '--schema', freshSchema()];
    const left = followed(['campaign', '--plan', plan, ...queue]);
    await left.saw('0/2');
    left.signal('SIGTERM');
    expect(await left.ended()).toMatchObject({ code: 75, out: '' });
    for (let turn = 0; turn < 2; turn += 1) {
      const worker = followed(['worker', ...queue, '--once']);
      expect(await worker.ended()).toMatchObject({ code: 0 });
      expect(worker.said().split(' : prise').length - 1).toBe(1);
    }
    const answer = await followed(['campaign', '--plan', plan, ...queue]).ended();
    expect(answer.err).toContain('2/2 faites');
    expect(answer.out).toContain('Bordereau national');
  });

  test('does the campaign that a cut-off of the schedule starts: its month for every académie of the plan', async () => {
    const office = await campaignOffice(2, 15);
    const plan = office.plan('resultats', ['2025-09']);
    const schema = freshSchema();
    Object.assign(process.env, { TRENTIEME_QUEUE: POSTGRES_URL, TRENTIEME_QUEUE_SCHEMA: schema });
    onTestFinished(() => {
      delete process.env['TRENTIEME_QUEUE'];
      delete process.env['TRENTIEME_QUEUE_SCHEMA'];
    });
    const worker = followed(['worker']);
    const said: string[] = [];
    const task = { kind: 'post', payMonth: month('2025-11'), cutOff: isoDate('2025-10-28') } as const;
    const place = { input: '', output: '', ledger: '', status: '', metrics: undefined, campaign: plan };
    const report = await scheduledRun(
      task,
      {
        ...{ place, workers: '1', program: { name: 'trentieme', version: '0' }, academie: '31' },
        ...{ config: undefined, set: [], regulations: undefined, lang: 'fr' },
        now: () => Date.parse('2025-10-28T21:00:00Z'),
      },
      { out: (line) => void said.push(line), err: (line) => void said.push(line) },
      () => undefined,
    );
    worker.signal('SIGTERM');
    expect(await worker.ended()).toMatchObject({ code: 0 });
    expect(report, said.join('\n')).toMatchObject({ kind: 'ended', state: 'final' });
    const manifest = readFileSync(join(office.folder, 'resultats/essai-2025-11.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ totals: { academies: 2, units: 2 }, notDone: [] });
  });
});
