import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FolderError } from '../../src/io/errors.js';
import { replaceFile } from '../../src/io/replace-file.js';
import { temporaryFolder } from '../support/command-line.js';

describe('a file that is replaced', () => {
  test('holds the new text alone, is private, and leaves nothing beside', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const path = join(folder, 'etat.json');
    for (const text of ['un', 'deux', '']) {
      await replaceFile(path, text);
      expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([text, 0o600]);
    }
    expect(readdirSync(folder)).toEqual(['etat.json']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('takes the place of a link, and leaves what it led to', async () => {
    const folder = temporaryFolder();
    const [path, other] = [join(folder, 'etat.json'), join(folder, 'autre')];
    writeFileSync(other, 'à moi');
    symlinkSync(other, path);
    await replaceFile(path, 'neuf');
    expect([readFileSync(other, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['à moi', 'neuf']);
  });

  test('stays as it was when the disk refuses', async () => {
    const path = join(temporaryFolder(), 'etat.json');
    mkdirSync(path);
    await expect(replaceFile(path, 'neuf')).rejects.toThrow(FolderError);
    expect([statSync(path).isDirectory(), existsSync(`${path}.tmp`)]).toEqual([true, false]);
  });
});
