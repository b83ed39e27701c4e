/**
 * `node bench/campaign.ts`: the same campaign with one worker and with more, each a process of its own on this machine;
 * and what a unit costs besides its run. Needs the built program and a PostgreSQL for the queue.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { PROGRAM, writeConfig } from './program.ts';
import { circumstances } from './report/machine.ts';

const { values } = parseArgs({
  options: {
    academies: { type: 'string', default: '8' },
    agents: { type: 'string', default: '20000' },
    workers: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '3' },
    work: { type: 'string', default: join(tmpdir(), 'trentieme-bench-campaign') },
    postgres: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/test' },
  },
});
const academies = Array.from({ length: Number(values.academies) }, (_, at) =>
  String(at + 1).padStart(2, '0'),
);
const counts = values.workers.split(',').map(Number);

mkdirSync(values.work, { recursive: true });
writeConfig(join(values.work, 'trentieme.yaml'));
for (const academie of academies) makeExport(academie);

// In turn, so that a slow minute of the machine falls on all; the middle one counts.
const seconds = new Map<string, number[]>();
for (let round = 0; round < Number(values.rounds); round += 1) {
  measured('plain runs, one after the other', plainRuns());
  for (const count of counts) measured(`${count} worker${count === 1 ? '' : 's'}`, await campaign(count));
}
const middle = [...seconds].map(
  ([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1] ?? 0] as const,
);
const alone = middle.find(([name]) => name === '1 worker')?.[1] ?? 0;
const rows = middle.map(
  ([name, time]) => `| ${name} | ${time.toFixed(1)} s | ${(alone / time).toFixed(2)} |`,
);
say(`\n${academies.length} académies of ${values.agents} agents, one month\n`);
say(['| | wall | × one worker |', '| --- | ---: | ---: |', ...rows, '', circumstances()].join('\n'));

function measured(name: string, time: number): void {
  seconds.set(name, [...(seconds.get(name) ?? []), time]);
  say(`${name}: ${time.toFixed(1)} s`);
}

function makeExport(academie: string): void {
  const output = join(values.work, 'in', `${academie}-${values.agents}`);
  if (existsSync(output)) return;
  const words = ['generate', '--output', output, '--agents', values.agents, '--seed', academie];
  if (spawnSync(process.execPath, [PROGRAM, ...words]).status !== 0) throw new Error(`generate ${academie}`);
}

function plainRuns(): number {
  const results = fresh('plain');
  const begun = performance.now();
  for (const academie of academies) {
    const input = join(values.work, 'in', `${academie}-${values.agents}`);
    const words = ['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--workers', '1'];
    const places = ['--input', input, '--config', join(values.work, 'trentieme.yaml')];
    const books = ['--output', join(results, academie), '--ledger', join(results, `${academie}.db`)];
    const { status } = spawnSync(process.execPath, [PROGRAM, ...words, ...places, ...books]);
    if (status !== 0 && status !== 2) throw new Error(`run ${academie}: ${status}`);
  }
  return (performance.now() - begun) / 1000;
}

async function campaign(count: number): Promise<number> {
  const results = fresh('campaign');
  const plan = join(values.work, 'plan.yaml');
  const entries = academies.map(
    (id) =>
      `  - { id: '${id}', input: in/${id}-${values.agents}, config: trentieme.yaml, ledger: campaign/${id}.db, output: campaign/${id} }`,
  );
  const head = [
    'name: bench',
    'output: campaign',
    'now: 2025-11-20T22:00:00',
    'months: [2025-11]',
    'academies:',
  ];
  writeFileSync(plan, [...head, ...entries, ''].join('\n'));
  const schema = `bench_${process.pid}_${Math.trunc(performance.now())}`;
  const queue = ['--queue', values.postgres, '--schema', schema];
  const workers = Array.from({ length: count }, (_, core) => start(['worker', ...queue], core));
  // Ready before the clock starts: a worker stays in service from one campaign to the next.
  await Promise.all(workers.map(({ ready }) => ready));
  const begun = performance.now();
  const { ended } = start(['campaign', '--plan', plan, ...queue]);
  const code = await ended;
  const time = (performance.now() - begun) / 1000;
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map((worker) => worker.ended));
  await drop(schema);
  if (code !== 0 && code !== 2) throw new Error(`campaign: ${code}`);
  if (!existsSync(join(results, 'bench.json'))) throw new Error('no national manifest');
  return time;
}

async function drop(schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: values.postgres });
  await client.connect();
  await client.query(`DROP SCHEMA ${schema} CASCADE`);
  await client.end();
}

/** A worker keeps to a core of its own, as a machine of one core would: alone it would use them all. */
function start(
  words: readonly string[],
  core?: number,
): {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
} {
  const command = [process.execPath, PROGRAM, ...words, '--log', 'text'];
  const pinned = core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const child = spawn(pinned[0] ?? '', pinned.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ready = new Promise<void>((resolve) =>
    child.stderr.once('data', () => {
      resolve();
    }),
  );
  return { child, ready, ended: new Promise((resolve) => child.once('close', resolve)) };
}

function fresh(name: string): string {
  const folder = join(values.work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
