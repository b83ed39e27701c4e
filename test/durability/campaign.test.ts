import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { POSTGRES_URL } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import {
  campaignOffice,
  followed,
  freshSchema,
  hasPostgres,
  inPostgres,
} from '../support/campaign-office.js';
import { trentieme } from '../support/command-line.js';
import { randomRuns } from '../support/random-runs.js';
import { looking, sumsOfFiles, sumsOfLedger } from './paid-files.js';
import { numbersFrom, pause } from './processes.js';

const ACADEMIES = 30;
const MONTHS = ['2025-10', '2025-11', '2025-12'];
const UNITS = ACADEMIES * MONTHS.length;

const { seed } = randomRuns(1);

test.skipIf(!hasPostgres)(
  `thirty académies, four workers, two of them killed and every connection cut once (seed ${String(seed)}): each unit is posted once, and the national manifest is that of plain runs, byte for byte`,
  async () => {
    const random = numbersFrom(seed);
    const office = await campaignOffice(ACADEMIES, 15);
    // Two of the ledgers are shared ones: their connections are cut with the others.
    const [schema, own, plain] = [
      freshSchema(),
      [freshSchema(), freshSchema()],
      [freshSchema(), freshSchema()],
    ];
    const variables = { '07': 'LEDGER_07', '19': 'LEDGER_19' };
    const ledgers = ([first, second]: readonly string[]): Record<string, string> => ({
      LEDGER_07: `${POSTGRES_URL}?schema=${String(first)}`,
      LEDGER_19: `${POSTGRES_URL}?schema=${String(second)}`,
    });
    const plan = office.plan('campagne', MONTHS, { ledgerEnv: variables });
    const queue = ['--queue', POSTGRES_URL, '--schema', schema];

    const campaign = followed(['campaign', '--plan', plan, ...queue, '--heartbeat', '10'], ledgers(own));
    await campaign.saw('0/90');
    const workers = Array.from({ length: 4 }, () => followed(['worker', ...queue], ledgers(own)));
    for (const worker of workers.slice(0, 2)) {
      await worker.saw(': prise', 2 + Math.floor(random() * 8));
      await pause(Math.floor(random() * 150));
      worker.signal('SIGKILL');
    }
    await pause(Math.floor(random() * 1000));
    const cut = await inPostgres(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ANY($1)`,
      [[schema, ...own].map((name) => `trentieme ${name}`)],
    );
    expect(cut.length).toBeGreaterThanOrEqual(3);
    const answer = await campaign.ended();
    // Some of these exports have rows to hold.
    expect(answer.code, answer.err).toBe(2);
    expect(answer.out).not.toContain('non faite');
    expect(answer.err).toContain(`${String(UNITS)}/${String(UNITS)} faites`);
    for (const worker of workers.slice(2)) worker.signal('SIGTERM');
    for (const worker of workers.slice(2)) expect(await worker.ended()).toMatchObject({ code: 0 });
    const said = workers.map(({ said: text }) => text()).join('');
    expect(said, 'a unit was lost with its worker and taken again').toContain('essai 2');

    const peer = office.plan('simple', MONTHS, { ledgerEnv: variables });
    Object.assign(process.env, ledgers(plain));
    for (const academie of office.academies) {
      const ledger =
        ledgers(plain)[`LEDGER_${academie}`] ?? join(office.folder, `simple/livres/${academie}.db`);
      for (const month of MONTHS) {
        const { code, err } = await trentieme(
          ...['run', '--month', month, '--now', '2025-11-20T22:00:00', '--ledger', ledger],
          ...['--input', join(office.folder, 'entrees', academie)],
          ...['--config', join(office.folder, 'trentieme.yaml')],
          ...['--output', join(office.folder, 'simple/sortie', academie)],
        );
        expect([0, 2], err).toContain(code);
      }
    }
    expect((await trentieme('campaign', '--plan', peer, '--collect')).code).toBe(2);
    const manifest = (results: string): string =>
      readFileSync(join(office.folder, results, 'essai.json'), 'utf8');
    expect(manifest('campagne')).toBe(manifest('simple'));

    for (const academie of office.academies) {
      const ledger =
        ledgers(own)[`LEDGER_${academie}`] ?? join(office.folder, `campagne/livres/${academie}.db`);
      await looking(ledger, async (book) => {
        expect((await all(book.runs())).length, academie).toBe(MONTHS.length);
        expect(await all(book.verify()), academie).toEqual([]);
        const output = join(office.folder, 'campagne/sortie', academie);
        expect(await sumsOfLedger(book), academie).toEqual(sumsOfFiles(output));
      });
    }
  },
  240_000,
);
