/**
 * `npm run bench`: the program beside what it cannot beat (reading, parsing, copying the same files) and beside two
 * databases that do less. Everything is measured in one run, in turn, each lane in a process of its own.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { helpTime, smallHeap } from './checks.ts';
import { exportsOf } from './exports.ts';
import type { Bench } from './lanes.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { writeConfig } from './program.ts';
import type { SizeFigures } from './report/figures.ts';
import { circumstances } from './report/machine.ts';
import { writeResults } from './report/results.ts';
import { laneTable, targetTable } from './report/tables.ts';
import { targetsOf } from './report/targets.ts';
import { runRounds } from './rounds.ts';

const options = readOptions(process.argv.slice(2));
if (options === undefined) say(USAGE);
else await main(options);

async function main(chosen: Options): Promise<void> {
  mkdirSync(chosen.work, { recursive: true });
  say(`${circumstances()}\nIn ${chosen.work}.\n`);
  const sizes: SizeFigures[] = [];
  for (const awards of chosen.sizes) {
    const bench = await benchOf(chosen, awards);
    const rounds = chosen.roundsOf(awards);
    const figures = { awards, rounds, lanes: await runRounds(chosen.lanes, bench, rounds, say) };
    sizes.push(figures);
    say(`\n${laneTable(figures)}\n`);
  }
  const help = await helpTime();
  const heap = chosen.memoryCheck ? await smallHeap(await benchOf(chosen, 1_000_000)) : undefined;
  const all = { sizes, help, smallHeap: heap };
  say(targetTable(targetsOf(all)));
  if (chosen.write) writeResults(all);
}

async function benchOf({ work, postgres }: Options, awards: number): Promise<Bench> {
  const config = join(work, 'trentieme.yaml');
  writeConfig(config);
  return { ...(await exportsOf(work, awards)), config, scratch: join(work, 'scratch'), postgres };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
