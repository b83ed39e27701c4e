import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/command-line.js';
import { book, PURGE } from './purge-worlds.js';
import { opened } from './stores.js';
import { all } from './worlds.js';

/** A file that holds the book, closed. */
async function bookFile(): Promise<string> {
  const path = join(temporaryFolder(), 'trentieme.db');
  const ledger = await opened(path);
  const writer = await ledger.lease({ holder: 'test', purpose: 'test' });
  await book(writer);
  await writer.release();
  await ledger.close();
  return path;
}

/** Has a process purge a book until a statement, where it is killed; gives what it said. */
async function purgedUntil(path: string, rank: number): Promise<string> {
  const own = (name: string): string => fileURLToPath(new URL(`child/${name}`, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', own('resolve-ts.ts'), own('purger.ts'), path, String(rank)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.includes('stopped')) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return said.trim();
}

describe('a purge killed', () => {
  test('before any of its statements leaves the book as it was or purged, and the next one ends it', async () => {
    const whole = await bookFile();
    const copy = (): string => {
      const path = join(temporaryFolder(), 'trentieme.db');
      cpSync(whole, path);
      return path;
    };
    const count = Number(await purgedUntil(copy(), 0));
    expect(count).toBeGreaterThan(20);
    // The first, the last three (commit, rewriting of the file, cut of its log), and some in between.
    const ranks = [1, 3, 9, 15, 21, count - 6, count - 4, count - 3, count - 2, count - 1];
    const kept = new Map<number, number>();
    for (const rank of ranks) {
      const path = copy();
      expect(await purgedUntil(path, rank)).toBe('stopped');
      const ledger = await opened(path, { create: false });
      expect(await all(ledger.verify()), `statement ${String(rank)}`).toEqual([]);
      kept.set(rank, (await all(ledger.show())).length);
      const writer = await ledger.lease({ holder: 'test', purpose: 'test' });
      await writer.purge(PURGE);
      expect(await writer.erase()).toBe('erased');
      await writer.release();
      expect((await all(ledger.show())).length).toBe(5);
      expect(await all(ledger.verify())).toEqual([]);
      await ledger.close();
      expect(bytesOf(path), `statement ${String(rank)}`).not.toContain('12AA2');
    }
    // As it was until it is done, then without the six postings of the closed awards.
    expect(new Set(kept.values())).toEqual(new Set([11, 5]));
    expect(bytesOf(whole)).toContain('12AA2');
  }, 60_000);
});

function bytesOf(path: string): string {
  const files = ['', '-wal', '-shm'].map((suffix) => `${path}${suffix}`).filter((file) => existsSync(file));
  return files.map((file) => readFileSync(file, 'latin1')).join('');
}
