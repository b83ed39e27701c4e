import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeNewFile } from '../../src/io/new-file.js';
import { temporaryFolder } from '../support/command-line.js';

async function* texts(...pieces: readonly (string | Error)[]): AsyncGenerator<string> {
  for (const piece of pieces) {
    if (piece instanceof Error) throw await Promise.resolve(piece);
    yield piece;
  }
}

describe('a new file', () => {
  test('holds every text in order, as UTF-8, for its owner alone', async () => {
    const folder = temporaryFolder();
    await writeNewFile(join(folder, 'livre.csv'), texts('é;', 'œ\r\n', '\u{1F600}'));
    expect(readFileSync(join(folder, 'livre.csv'), 'utf8')).toBe('é;œ\r\n\u{1F600}');
    expect(readdirSync(folder)).toEqual(['livre.csv']);
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'livre.csv')).mode & 0o777).toBe(0o600);
    }
  });

  test('never takes the place of anything', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'à moi');
    mkdirSync(join(folder, 'folder'));
    symlinkSync('nowhere', join(folder, 'link'));
    for (const name of ['file', 'folder', 'link']) {
      await expect(writeNewFile(join(folder, name), texts('x'))).rejects.toMatchObject({ kind: 'taken' });
    }
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('à moi');
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'link']);
  });

  test('does not take the place of one that appears meanwhile', async () => {
    const path = join(temporaryFolder(), 'livre.csv');
    async function* slow(): AsyncGenerator<string> {
      yield 'x';
      writeFileSync(path, 'à moi');
      yield await Promise.resolve('y');
    }
    await expect(writeNewFile(path, slow())).rejects.toMatchObject({ kind: 'taken' });
    expect(readFileSync(path, 'utf8')).toBe('à moi');
  });

  test('does not appear when its texts fail, and leaves nothing beside', async () => {
    const folder = temporaryFolder();
    const failing = writeNewFile(join(folder, 'livre.csv'), texts('x', new Error('the ledger fails')));
    await expect(failing).rejects.toThrow('the ledger fails');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('does not appear in a folder that is not there', async () => {
    const path = join(temporaryFolder(), 'none', 'livre.csv');
    await expect(writeNewFile(path, texts('x'))).rejects.toMatchObject({
      kind: 'unwritable',
      systemCode: 'ENOENT',
    });
  });

  test('sweeps the drafts of processes that died, and no other', async () => {
    const folder = temporaryFolder();
    for (const name of ['.livre.csv.999999999.tmp', '.livre.csv.1.tmp', '.autre.csv.999999999.tmp']) {
      writeFileSync(join(folder, name), 'x');
    }
    await writeNewFile(join(folder, 'livre.csv'), texts('x'));
    expect(readdirSync(folder).sort()).toEqual(['.autre.csv.999999999.tmp', '.livre.csv.1.tmp', 'livre.csv']);
  });
});
