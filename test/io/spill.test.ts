import { existsSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FolderError } from '../../src/io/errors.js';
import { Spill } from '../../src/io/spill.js';
import { temporaryFolder } from '../support/command-line.js';
import { randomRuns } from '../support/random-runs.js';

/** More than stays in memory. */
const MUCH = 40 << 20;
const PIECE = 1 << 20;

function spill(folder = temporaryFolder()): Spill {
  const made = new Spill(folder);
  onTestFinished(() => {
    made.close();
  });
  return made;
}

const put = (into: Spill, bucket: number, bytes: Uint8Array): void => {
  into.append(bucket, bytes, 0, bytes.length);
};

/** Files this process has open in a folder, with or without a name. */
function openIn(folder: string): { readonly path: string; readonly mode: number }[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(`${folder}/`)
        ? [{ path, mode: statSync(`/proc/self/fd/${fd}`).mode & 0o777 }]
        : [];
    } catch {
      return [];
    }
  });
}

/** What a bucket was given, the same bytes at the same place for everyone. */
class Expected {
  readonly #pieces = new Map<number, Buffer[]>();

  put(bucket: number, bytes: Uint8Array): void {
    this.#pieces.set(bucket, [...(this.#pieces.get(bucket) ?? []), Buffer.from(bytes)]);
  }

  take(bucket: number): Buffer {
    const bytes = Buffer.concat(this.#pieces.get(bucket) ?? []);
    this.#pieces.delete(bucket);
    return bytes;
  }
}

/** Fills it beyond what stays in memory, a piece in each of four buckets in turn. */
function overflow(into: Spill, expected = new Expected()): Expected {
  for (let rank = 0; rank < MUCH / PIECE; rank += 1) {
    const bytes = Buffer.alloc(PIECE, rank);
    put(into, rank % 4, bytes);
    expected.put(rank % 4, bytes);
  }
  return expected;
}

describe('what is put aside', () => {
  test('is given back by bucket, in the order it came, once', () => {
    const actions = fc.array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({
            bucket: fc.nat({ max: 5 }),
            // A few bytes, as a row has, and more than a loop copies.
            bytes: fc.oneof(
              fc.uint8Array({ maxLength: 20 }),
              fc.uint8Array({ minLength: 190, maxLength: 600 }),
            ),
            around: fc.nat({ max: 3 }),
          }),
        },
        { weight: 1, arbitrary: fc.record({ take: fc.nat({ max: 6 }) }) },
      ),
      { maxLength: 60, size: 'max' },
    );
    fc.assert(
      fc.property(actions, (all) => {
        const made = new Spill('/nowhere');
        const expected = new Expected();
        for (const action of all) {
          if ('take' in action) {
            expect(Buffer.from(made.take(action.take))).toEqual(expected.take(action.take));
            continue;
          }
          const { bucket, bytes, around } = action;
          const larger = new Uint8Array(bytes.length + 2 * around).fill(0xff);
          larger.set(bytes, around);
          made.append(bucket, larger, around, around + bytes.length);
          // What was given is the caller's again.
          larger.fill(0);
          expected.put(bucket, bytes);
        }
        for (let bucket = 0; bucket < 7; bucket += 1) {
          expect(Buffer.from(made.take(bucket))).toEqual(expected.take(bucket));
        }
        made.close();
      }),
      randomRuns(100),
    );
  });

  test('comes back the same from the file, in pieces of every size', () => {
    const made = spill();
    const expected = new Expected();
    const sizes = [1, 3, 100, 199, 200, 5000, 70_000, 1_500_000];
    for (let [rank, total] = [0, 0]; total < MUCH; rank += 1) {
      const bytes = Buffer.alloc(sizes[(rank * 5) % sizes.length]!, rank);
      const bucket = (rank * 7) % 11;
      put(made, bucket, bytes);
      expected.put(bucket, bytes);
      total += bytes.length;
    }
    expectSame(made, expected, 11);
  });

  test('comes back the same when buckets are taken while others are filled', () => {
    const made = spill();
    const expected = overflow(made);
    expect(Buffer.from(made.take(2)).equals(expected.take(2))).toBe(true);
    overflow(made, expected);
    expectSame(made, expected, 4);
    expect(made.take(0)).toHaveLength(0);
    put(made, 0, Uint8Array.of(1, 2));
    expect(made.take(0)).toEqual(Uint8Array.of(1, 2));
  });

  test('is given back piece by piece, none of which ends within what was put in at once, and then is gone', () => {
    const made = spill();
    const record = Buffer.alloc(99_991, 1);
    record[0] = 2;
    const count = Math.ceil(MUCH / record.length);
    for (let rank = 0; rank < count; rank += 1) put(made, rank % 2, record);
    const sizes: number[] = [];
    for (const piece of made.takePieces(0)) {
      sizes.push(piece.length);
      expect(piece.length % record.length).toBe(0);
      expect(Buffer.from(piece.subarray(0, record.length)).equals(record)).toBe(true);
      // Taken while another is filled.
      put(made, 2, record);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Math.ceil(count / 2) * record.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8 << 20);
    expect([made.take(0).length, made.size(0)]).toEqual([0, 0]);
    expect(made.take(1)).toHaveLength(Math.floor(count / 2) * record.length);
    expect(made.take(2)).toHaveLength(sizes.length * record.length);
  });

  test('of a bucket that nobody filled is nothing', () => {
    const made = spill();
    put(made, 3, new Uint8Array());
    expect([made.take(3), made.take(4)]).toEqual([new Uint8Array(), new Uint8Array()]);
    expect([...made.takePieces(5)]).toEqual([]);
  });
});

describe('the file of what is put aside', () => {
  test('is not made while everything is in memory', () => {
    const folder = temporaryFolder();
    put(spill(folder), 0, new Uint8Array(PIECE));
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'has no name, is private whatever the umask, and goes away',
    () => {
      const folder = temporaryFolder();
      const before = process.umask(0);
      onTestFinished(() => void process.umask(before));
      const made = spill(folder);
      overflow(made);
      expect(readdirSync(folder)).toEqual([]);
      const [open, ...others] = openIn(folder);
      expect(others).toEqual([]);
      expect(open?.path).toMatch(/ \(deleted\)$/);
      expect(open?.mode).toBe(0o600);
      made.close();
      expect(openIn(folder)).toEqual([]);
      made.close();
    },
  );

  test('lies in the nearest folder that is there, and makes none', () => {
    const root = temporaryFolder();
    const made = spill(join(root, 'sortie', 'x'));
    overflow(made);
    if (process.platform === 'linux') expect(openIn(root)).toHaveLength(1);
    expect(existsSync(join(root, 'sortie'))).toBe(false);
  });

  test('takes the place of one that a dead process of the same number left', () => {
    const folder = temporaryFolder();
    const left = join(folder, `.parts.${String(process.pid)}.tmp`);
    writeFileSync(left, 'reste');
    const made = spill(folder);
    expectSame(made, overflow(made), 4);
    made.close();
    expect(existsSync(left)).toBe(false);
  });

  test('is not that of another run of the same process', () => {
    const folder = temporaryFolder();
    const [one, other] = [spill(folder), spill(folder)];
    const [first, second] = [overflow(one), overflow(other)];
    expectSame(one, first, 4);
    expectSame(other, second, 4);
  });

  test('that the disk refuses is a refusal of the folder', ({ skip }) => {
    skip(process.platform !== 'linux', 'a folder in which no file can be made, even by root');
    const made = spill('/proc/self');
    let failure: unknown;
    try {
      overflow(made);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(FolderError);
    expect(failure).toMatchObject({ kind: 'unwritable', path: '/proc/self' });
    expect((failure as FolderError).systemCode).not.toBe('');
  });
});

function expectSame(made: Spill, expected: Expected, buckets: number): void {
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    // Much faster than toEqual on megabytes.
    expect(Buffer.from(made.take(bucket)).equals(expected.take(bucket)), String(bucket)).toBe(true);
  }
}
