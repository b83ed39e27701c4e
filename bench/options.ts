import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANES, type Lane } from './lanes.ts';

export const USAGE = `npm run bench -- [options]

  --sizes 100000,1000000,3000000   how many awards (multiples of 100)
  --rounds N                       how often each lane runs (3; for 3 million awards, 1)
  --lanes abcdefghij               which lanes (all)
  --work DIR                       where exports and scratch files go (a folder of the system's temporary one)
  --postgres URL                   the server of lane g (postgres://postgres@127.0.0.1:5432/test)
  --memory-check                   one more run of lane d at a million awards, with a heap of 1 GiB
  --write                          keep the figures in bench/RESULTS.md
`;

export interface Options {
  readonly sizes: readonly number[];
  readonly roundsOf: (awards: number) => number;
  readonly lanes: readonly Lane[];
  readonly work: string;
  readonly postgres: string;
  readonly memoryCheck: boolean;
  readonly write: boolean;
}

/** Reads the options; nothing when help was asked for. */
export function readOptions(words: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '100000,1000000,3000000' },
      rounds: { type: 'string' },
      lanes: { type: 'string', default: 'abcdefghij' },
      work: { type: 'string', default: workFolder() },
      postgres: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/test' },
      'memory-check': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const rounds = values.rounds === undefined ? undefined : wholeNumber(values.rounds);
  const sizes = values.sizes === '' ? [] : values.sizes.split(',').map(wholeNumber);
  if (sizes.some((awards) => awards % 100 !== 0)) throw new RangeError('--sizes: multiples of 100');
  return {
    sizes,
    roundsOf: (awards) => rounds ?? (awards < 3_000_000 ? 3 : 1),
    lanes: LANES.filter(({ letter }) => values.lanes.includes(letter)),
    work: values.work,
    postgres: values.postgres,
    memoryCheck: values['memory-check'],
    write: values.write,
  };
}

export function workFolder(): string {
  return join(tmpdir(), 'trentieme-bench');
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`${text}: a whole number above 0 is expected`);
  return Number(text);
}
