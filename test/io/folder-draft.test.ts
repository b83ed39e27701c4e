import { mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { draftOf } from '../../src/io/drafts.js';
import { ReadBackError } from '../../src/io/errors.js';
import type { FolderDraft } from '../../src/io/folder-draft.js';
import { publish } from '../../src/io/publish.js';
import { filesOf, temporaryFolder, treeOf } from '../support/command-line.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES = ['a.txt', 'rejets/0750654D.csv', 'rejets/sans-uai.xlsx'];

/** Publishes files that hold their own names. */
async function published(
  folder: string,
  names: readonly string[] = FILES,
  { replace = false, meanwhile = (): void => undefined }: { replace?: boolean; meanwhile?: () => void } = {},
): Promise<string> {
  const write = async (draft: FolderDraft): Promise<void> => {
    for (const name of names) await draft.append(name, bytes(name));
    meanwhile();
  };
  return publish({ folder, replace, committed: 'never', write });
}

describe('a folder of results may hold one folder of its own', () => {
  test('whose files appear with the others, private as they are', async ({ skip }) => {
    const folder = join(temporaryFolder(), '01');
    expect(await published(folder)).toBe('published');
    expect(Object.entries(filesOf(folder)).map(([name, found]) => [name, found.toString()])).toEqual(
      FILES.map((name) => [name, name]),
    );
    skip(process.platform === 'win32', 'no permissions of this kind on Windows');
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const other = join(temporaryFolder(), '01');
    await published(other);
    expect(
      ['', 'rejets', 'rejets/0750654D.csv'].map((name) => statSync(join(other, name)).mode & 0o777),
    ).toEqual([0o700, 0o700, 0o600]);
  });

  test.each([
    '../a.txt',
    'rejets/../../a.txt',
    'rejets/a/b.txt',
    '/tmp/a.txt',
    'rejets/',
    'rejets/..',
    '.cache',
    'rejets/.cache',
    'rejets\\..\\a.txt',
    'a\u0000.txt',
    '',
  ])('and no file outside, hidden or further down: %j is a bug', async (name) => {
    const root = temporaryFolder();
    await expect(published(join(root, '01'), [name])).rejects.toThrow('a file of a draft is in it');
    expect(treeOf(root)).toEqual([]);
  });

  test('and is the same when published again, unless anything in that folder is another', async () => {
    const root = temporaryFolder();
    const changes: ((folder: string) => void)[] = [
      (folder) => {
        writeFileSync(join(folder, 'rejets/sans-uai.xlsx'), 'rejets/sans-uai.xlsX');
      },
      (folder) => {
        rmSync(join(folder, 'rejets/0750654D.csv'));
      },
      (folder) => {
        writeFileSync(join(folder, 'rejets/6200001G.csv'), '');
      },
      (folder) => {
        mkdirSync(join(folder, 'rejets/vide'));
      },
      (folder) => {
        mkdirSync(join(folder, 'vide'));
      },
    ];
    for (const [rank, change] of changes.entries()) {
      const folder = join(root, String(rank));
      await published(folder);
      expect(await published(folder)).toBe('unchanged');
      change(folder);
      const before = filesOf(folder);
      await expect(published(folder)).rejects.toMatchObject({ kind: 'exists', path: folder });
      expect(filesOf(folder)).toEqual(before);
    }
  });

  test('that a draft which has none takes away with the draft it replaces', async () => {
    const folder = join(temporaryFolder(), 'projet');
    await published(folder, FILES, { replace: true });
    await published(folder, ['a.txt'], { replace: true });
    expect(treeOf(folder)).toEqual(['a.txt']);
  });

  test('whose files are read back before it appears', async () => {
    const root = temporaryFolder();
    const folder = join(root, '01');
    const altered = (): void => {
      writeFileSync(join(draftOf(folder), 'rejets/sans-uai.xlsx'), 'autre chose');
    };
    const failure = published(folder, FILES, { meanwhile: altered });
    await expect(failure).rejects.toEqual(new ReadBackError(['rejets/sans-uai.xlsx: bytes']));
    expect(treeOf(root)).toEqual([]);
  });
});

describe('files without number', () => {
  const MANY = Array.from({ length: 300 }, (_, rank) => `rejets/${String(rank)}.csv`);

  test('are written although few are open at once, and one that was put away goes on where it was', async ({
    skip,
  }) => {
    const folder = join(temporaryFolder(), '01');
    let most = 0;
    const openFiles = (): number => {
      const places = process.platform === 'linux' ? readdirSync('/proc/self/fd') : [];
      return places.filter((fd) => placeOf(fd).startsWith(draftOf(folder))).length;
    };
    const write = async (draft: FolderDraft): Promise<void> => {
      for (const part of ['1', '2']) {
        await draft.append('mouvements.txt', bytes(part));
        for (const name of MANY) await draft.append(name, bytes(part));
        most = Math.max(most, openFiles());
      }
      await draft.append('mouvements.txt', bytes('3'));
    };
    await publish({ folder, replace: false, committed: 'never', write });
    const found = filesOf(folder);
    expect(Object.keys(found)).toHaveLength(301);
    expect(found['mouvements.txt']?.toString()).toBe('123');
    expect(new Set(MANY.map((name) => found[name]?.toString()))).toEqual(new Set(['12']));
    expect(openFiles()).toBe(0);
    skip(process.platform !== 'linux', 'open files are only shown by Linux');
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(64);
  });

  test('are all closed and gone when the writing fails', async () => {
    const root = temporaryFolder();
    const failure = publish({
      folder: join(root, '01'),
      replace: false,
      committed: 'never',
      write: async (draft) => {
        for (const name of MANY) await draft.append(name, bytes(name));
        throw new ReadBackError(['total']);
      },
    });
    await expect(failure).rejects.toBeInstanceOf(ReadBackError);
    expect(treeOf(root)).toEqual([]);
  });
});

function placeOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}
