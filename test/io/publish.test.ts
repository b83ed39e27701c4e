import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FolderError, ReadBackError } from '../../src/io/errors.js';
import { publish, type Publication } from '../../src/io/publish.js';
import { filesOf, temporaryFolder, treeOf } from '../support/command-line.js';

const FILES = [
  { name: 'a.txt', bytes: Uint8Array.of(1, 2, 3) },
  { name: 'b.txt', bytes: new Uint8Array(0) },
];
const OTHERS = [{ name: 'a.txt', bytes: Uint8Array.of(9) }];

function publication(changes: Partial<Publication> & { readonly folder: string }): Publication {
  return { files: FILES, replace: false, readBack: () => [], ...changes };
}

const failureOf = async (given: Publication): Promise<unknown> =>
  publish(given).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a draft left by a process that died', () => {
  test('is removed by the next publication of the folder; those of living processes and of other folders stay', async () => {
    const root = temporaryFolder();
    // Process 1 lives on every system; no process has the largest number.
    const drafts = ['.01.2147483646.tmp', '.01.1.tmp', '.02.2147483646.tmp', '.01.note.tmp'];
    for (const draft of drafts) mkdirSync(join(root, draft));
    await publish(publication({ folder: join(root, '01') }));
    expect(readdirSync(root).sort()).toEqual(['.01.1.tmp', '.01.note.tmp', '.02.2147483646.tmp', '01']);
  });
});

describe('a publication', () => {
  test('makes its folder appear with its files, and the folders above it', async () => {
    const root = temporaryFolder();
    expect(await publish(publication({ folder: join(root, 'x', 'y', '01') }))).toBe('published');
    expect(treeOf(root)).toEqual(
      ['x', 'x/y', 'x/y/01', 'x/y/01/a.txt', 'x/y/01/b.txt'].map((path) => join(path)),
    );
    expect(filesOf(join(root, 'x', 'y', '01'))['a.txt']).toEqual(Buffer.of(1, 2, 3));
  });

  test('reads its files back from the disk before its folder appears', async () => {
    const folder = join(temporaryFolder(), '01');
    const seen: unknown[] = [];
    await publish(
      publication({
        folder,
        readBack: (written) => {
          seen.push(written, readdirSync(join(folder, '..')).includes('01'));
          return [];
        },
      }),
    );
    expect(seen).toEqual([FILES, false]);
  });

  test('of a draft replaces what was there, whatever it was', async () => {
    const folder = join(temporaryFolder(), 'projet');
    await publish(publication({ folder, replace: true }));
    mkdirSync(join(folder, 'sous-dossier'));
    expect(await publish(publication({ folder, replace: true, files: OTHERS }))).toBe('published');
    expect(treeOf(folder)).toEqual(['a.txt']);
  });

  test('into an empty folder is a publication', async () => {
    const folder = temporaryFolder();
    expect(await publish(publication({ folder }))).toBe('published');
  });

  test('of the same files changes nothing, not even a date', async () => {
    const folder = join(temporaryFolder(), '01');
    await publish(publication({ folder }));
    const written = (): unknown => {
      const { ino, mtimeMs, ctimeMs } = statSync(join(folder, 'a.txt'));
      return { ino, mtimeMs, ctimeMs };
    };
    const before = written();
    expect(await publish(publication({ folder }))).toBe('unchanged');
    expect(written()).toEqual(before);
  });

  test('takes away the draft that a run killed halfway left under the same number', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, `.01.${String(process.pid)}.tmp`));
    writeFileSync(join(root, `.01.${String(process.pid)}.tmp`, 'reste.txt'), 'x');
    await publish(publication({ folder: join(root, '01') }));
    expect(treeOf(root)).toEqual(['01', join('01', 'a.txt'), join('01', 'b.txt')]);
  });
});

describe('a publication that fails', () => {
  test.each([
    [
      'on other content',
      (folder: string) => {
        writeFileSync(join(folder, 'a.txt'), 'autre');
      },
    ],
    [
      'on one file more',
      (folder: string) => {
        writeFileSync(join(folder, 'c.txt'), '');
      },
    ],
    [
      'on a folder inside',
      (folder: string) => {
        mkdirSync(join(folder, 'c'));
      },
    ],
    [
      'on a link that leads nowhere',
      (folder: string) => {
        symlinkSync('/nulle/part', join(folder, 'c'));
      },
    ],
  ])('%s leaves a protected folder alone', async (_, change) => {
    const root = temporaryFolder();
    const folder = join(root, '01');
    await publish(publication({ folder }));
    change(folder);
    const before = treeOf(root);
    const failure = await failureOf(publication({ folder }));
    expect(failure).toBeInstanceOf(FolderError);
    expect(failure).toMatchObject({ kind: 'exists', path: folder });
    expect(treeOf(root)).toEqual(before);
  });

  test('because what is read back is not what was meant says what, and leaves nothing', async () => {
    const root = temporaryFolder();
    const failure = await failureOf(
      publication({ folder: join(root, 'x', '01'), readBack: () => ['total'] }),
    );
    expect(failure).toBeInstanceOf(ReadBackError);
    expect(failure).toMatchObject({ mismatches: ['total'] });
    expect(treeOf(root)).toEqual([]);
  });

  test('because a reader of the files breaks is a bug, not a refusal of the disk', async () => {
    const root = temporaryFolder();
    const bug = new SyntaxError('Unexpected end of JSON input');
    const failure = await failureOf(
      publication({
        folder: join(root, '01'),
        readBack: () => {
          throw bug;
        },
      }),
    );
    expect(failure).toBe(bug);
    expect(treeOf(root)).toEqual([]);
  });

  test('on the way to its folder keeps the folders that were there', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'x'));
    await failureOf(publication({ folder: join(root, 'x', 'y', '01'), readBack: () => ['total'] }));
    expect(treeOf(root)).toEqual(['x']);
  });

  test('keeps the draft that was there', async () => {
    const folder = join(temporaryFolder(), 'projet');
    await publish(publication({ folder, replace: true }));
    await failureOf(publication({ folder, replace: true, files: OTHERS, readBack: () => ['total'] }));
    expect(Object.keys(filesOf(folder))).toEqual(['a.txt', 'b.txt']);
  });

  test.each([
    [
      'a file stands in the way',
      'ENOTDIR',
      (root: string) => {
        writeFileSync(join(root, 'x'), '');
        return join(root, 'x', 'y', '01');
      },
    ],
    ['its name is too long', 'ENAMETOOLONG', (root: string) => join(root, 'x'.repeat(300), '01')],
    [
      'its name is that of a file',
      'ENOTDIR',
      (root: string) => {
        writeFileSync(join(root, '01'), '');
        return join(root, '01');
      },
    ],
  ])('because %s says so: %s', async (_, systemCode, place) => {
    const root = temporaryFolder();
    const folder = place(root);
    const before = treeOf(root);
    for (const replace of [true, false]) {
      expect(await failureOf(publication({ folder, replace }))).toMatchObject({
        kind: 'unwritable',
        path: folder,
        systemCode,
      });
    }
    expect(treeOf(root)).toEqual(before);
  });
});
