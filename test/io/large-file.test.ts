import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, renameSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../src/io/digest.js';
import { FolderError } from '../../src/io/errors.js';
import { LargeFile } from '../../src/io/large-file.js';
import { temporaryFolder } from '../support/command-line.js';

/** More than one piece, and not a whole number of them. */
const CONTENT = new Uint8Array((5 << 19) + 7).map((_, at) => at % 251);

function laid(content: Uint8Array | string = CONTENT): string {
  const path = join(temporaryFolder(), 'missions.csv');
  writeFileSync(path, content);
  return path;
}

const wholeOf = (file: LargeFile): Buffer => Buffer.concat([...file.lazy.pieces()]);

/** What reading says once something has happened to a file. */
function kindOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof FolderError) return error.kind;
    throw error;
  }
}

describe('a file that stays as it was', () => {
  test('is the same whole and in pieces, as often as asked', () => {
    const file = new LargeFile(laid());
    expect(file.name).toBe('missions.csv');
    expect(file.lazy.size).toBe(CONTENT.length);
    expect(Buffer.from(file.bytes).equals(CONTENT)).toBe(true);
    expect(wholeOf(file).equals(CONTENT)).toBe(true);
    expect(wholeOf(file).equals(CONTENT)).toBe(true);
    expect(file.lazy.digest()).toBe(sha256(CONTENT));
  });

  test('may be empty', () => {
    const file = new LargeFile(laid(''));
    expect([file.bytes.length, wholeOf(file).length, file.lazy.digest()]).toEqual([
      0,
      0,
      sha256(new Uint8Array()),
    ]);
  });
});

describe('a file that changes once the run has begun is refused, whole and in pieces', () => {
  test.each<[string, (path: string) => void]>([
    [
      'it grows',
      (path) => {
        appendFileSync(path, 'x');
      },
    ],
    [
      'it is cut',
      (path) => {
        truncateSync(path, 10);
      },
    ],
    [
      'it is written again, with other bytes of the same length',
      (path) => {
        writeFileSync(path, CONTENT.toReversed());
        utimesSync(path, 1, 1);
      },
    ],
    [
      'another takes its name',
      (path) => {
        writeFileSync(`${path}.new`, CONTENT);
        renameSync(`${path}.new`, path);
      },
    ],
  ])('%s', (_, change) => {
    const path = laid();
    const file = new LargeFile(path);
    change(path);
    expect(kindOf(() => file.bytes)).toBe('changed');
    expect(kindOf(() => wholeOf(file))).toBe('changed');
    expect(kindOf(() => file.lazy.digest())).toBe('changed');
  });

  test('between two pieces', () => {
    const path = laid();
    const pieces = new LargeFile(path).lazy.pieces()[Symbol.iterator]();
    pieces.next();
    truncateSync(path, 1 << 20);
    expect(kindOf(() => pieces.next())).toBe('changed');
  });

  test('while another process keeps writing it', async () => {
    const path = laid();
    const script = `const fs = require('fs'); setInterval(() => fs.appendFileSync(process.argv[1], 'M1;x\\n'), 1); console.log('go');`;
    const writer = spawn(process.execPath, ['--eval', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void writer.kill());
    await once(writer.stdout, 'data');
    const file = new LargeFile(path);
    let kind: string | undefined;
    // Each reading takes a few milliseconds: one of the first is caught.
    for (let reading = 0; reading < 10_000 && kind === undefined; reading += 1)
      kind = kindOf(() => wholeOf(file));
    expect(kind).toBe('changed');
  });

  test('it goes away', () => {
    const path = laid();
    const file = new LargeFile(path);
    renameSync(path, `${path}.old`);
    expect(kindOf(() => file.bytes)).toBe('unreadable');
  });
});

test('a folder is no file', () => {
  const path = join(temporaryFolder(), 'missions.csv');
  mkdirSync(path);
  expect(kindOf(() => new LargeFile(path))).toBe('not-a-file');
});
