import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../src/io/digest.js';
import { draftOf } from '../../src/io/drafts.js';
import type { FolderDraft } from '../../src/io/folder-draft.js';
import { FolderError, ReadBackError } from '../../src/io/errors.js';
import { publish, type Publication } from '../../src/io/publish.js';
import { filesOf, temporaryFolder, treeOf } from '../support/command-line.js';

const FILES = [
  { name: 'a.txt', bytes: Uint8Array.of(1, 2, 3) },
  { name: 'b.txt', bytes: new Uint8Array(0) },
];
const OTHERS = [{ name: 'a.txt', bytes: Uint8Array.of(9) }];

type File = (typeof FILES)[number];

/** A publication of files, and what else happens while they are written. */
function publication({
  files = FILES,
  meanwhile = () => undefined,
  ...changes
}: Partial<Publication> & {
  readonly folder: string;
  readonly files?: readonly File[];
  readonly meanwhile?: (draft: FolderDraft) => void | Promise<void>;
}): Publication {
  return {
    replace: false,
    committed: 'by-writing',
    write: async (draft) => {
      for (const { name, bytes } of files) await draft.append(name, bytes);
      await meanwhile(draft);
    },
    ...changes,
  };
}

/** What was read back while the files were written is not what was meant. */
function mismatching(): never {
  throw new ReadBackError(['total']);
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
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

  test('has its files flushed and read back from the disk before its folder appears', async () => {
    const folder = join(temporaryFolder(), '01');
    const seen: unknown[] = [];
    await publish(
      publication({
        folder,
        meanwhile: async (draft) => {
          const sealed = await draft.seal();
          for (const { name } of sealed) seen.push([name, Buffer.concat(await all(draft.read(name)))]);
          seen.push(sealed, await draft.seal(), readdirSync(join(folder, '..')).includes('01'));
        },
      }),
    );
    const written = FILES.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
    expect(seen).toEqual([
      ...FILES.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
      written,
      written,
      false,
    ]);
  });

  test('is written piece by piece, its files in turn, each with the digest of what it holds so far', async () => {
    const folder = join(temporaryFolder(), '01');
    const digests: unknown[] = [];
    await publish(
      publication({
        folder,
        files: [],
        meanwhile: async (draft) => {
          for (const [name, ...bytes] of [['b', 1, 2], ['a'], ['b', 3], ['a', 4], ['b']] as const) {
            await draft.append(name, Uint8Array.from(bytes));
            digests.push(draft.digests());
          }
        },
      }),
    );
    const of = (name: string, ...bytes: number[]): unknown => ({
      name,
      bytes: bytes.length,
      sha256: sha256(Uint8Array.from(bytes)),
    });
    expect(digests).toEqual([
      [of('b', 1, 2)],
      [of('b', 1, 2), of('a')],
      [of('b', 1, 2, 3), of('a')],
      [of('b', 1, 2, 3), of('a', 4)],
      [of('b', 1, 2, 3), of('a', 4)],
    ]);
    expect(filesOf(folder)).toEqual({ a: Buffer.of(4), b: Buffer.of(1, 2, 3) });
  });

  test('has private files in a private folder, whatever the umask', async ({ skip }) => {
    skip(process.platform === 'win32', 'no permissions of this kind on Windows');
    const root = temporaryFolder();
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    for (const mask of [0o000, 0o077, 0o277]) {
      process.umask(mask);
      const folder = join(root, `0${mask.toString(8)}`);
      await publish(publication({ folder }));
      const modes = [folder, join(folder, 'a.txt')].map((path) => statSync(path).mode & 0o777);
      expect(modes, mask.toString(8)).toEqual([0o700, 0o600]);
    }
  });

  test('is not written in any more once sealed', async () => {
    const root = temporaryFolder();
    const failure = await failureOf(
      publication({
        folder: join(root, '01'),
        meanwhile: async (draft) => {
          await draft.seal();
          await draft.append('a.txt', Uint8Array.of(4));
        },
      }),
    );
    expect(failure).toEqual(new Error('a sealed folder is not written in'));
    expect(treeOf(root)).toEqual([]);
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
    const failure = await failureOf(publication({ folder: join(root, 'x', '01'), meanwhile: mismatching }));
    expect(failure).toBeInstanceOf(ReadBackError);
    expect(failure).toMatchObject({ mismatches: ['total'] });
    expect(treeOf(root)).toEqual([]);
  });

  test.each<[string, (path: string) => void, string[]]>([
    [
      'another byte',
      (path) => {
        writeFileSync(join(path, 'a.txt'), Uint8Array.of(1, 2, 4));
      },
      ['a.txt: bytes'],
    ],
    [
      'a byte more',
      (path) => {
        writeFileSync(join(path, 'b.txt'), ' ');
      },
      ['b.txt: bytes'],
    ],
    [
      'a byte less, and another file that is altered',
      (path) => {
        writeFileSync(join(path, 'a.txt'), Uint8Array.of(1, 2));
        writeFileSync(join(path, 'b.txt'), ' ');
      },
      ['a.txt: bytes', 'b.txt: bytes'],
    ],
  ])('because the disk gives %s back says which file, and leaves nothing', async (_, alter, mismatches) => {
    const root = temporaryFolder();
    const folder = join(root, 'x', '01');
    const failure = await failureOf(
      publication({
        folder,
        meanwhile: () => {
          alter(draftOf(folder));
        },
      }),
    );
    expect(failure).toBeInstanceOf(ReadBackError);
    expect(failure).toMatchObject({ mismatches });
    expect(treeOf(root)).toEqual([]);
  });

  test('because a file it wrote is no longer there is a refusal, and leaves nothing', async () => {
    const root = temporaryFolder();
    const folder = join(root, '01');
    const failure = await failureOf(
      publication({
        folder,
        meanwhile: () => {
          rmSync(join(draftOf(folder), 'a.txt'));
        },
      }),
    );
    expect(failure).toMatchObject({ kind: 'unwritable', path: folder, systemCode: 'ENOENT' });
    expect(treeOf(root)).toEqual([]);
  });

  test('on other content is told before what it says is made a fact', async () => {
    const folder = join(temporaryFolder(), '01');
    await publish(publication({ folder }));
    let isCommitted = false;
    const failure = await failureOf(
      publication({
        folder,
        files: OTHERS,
        meanwhile: async (draft) => {
          await draft.seal();
          isCommitted = true;
        },
      }),
    );
    expect(failure).toMatchObject({ kind: 'exists', path: folder });
    expect(isCommitted).toBe(false);
  });

  test.each([
    ['by-writing', 'pending'],
    ['before', 'pending'],
    ['never', 'unwritable'],
  ] as const)('to appear says %s → %s: whether its content is a fact', async (committed, kind) => {
    const root = temporaryFolder();
    const folder = join(root, '01');
    const failure = await failureOf(
      publication({
        folder,
        committed,
        meanwhile: async (draft) => {
          await draft.seal();
          // Something stands in the way from now on.
          mkdirSync(folder);
          writeFileSync(join(folder, 'c.txt'), '');
        },
      }),
    );
    expect(failure).toMatchObject({ kind, path: folder, systemCode: 'ENOTEMPTY' });
    expect(treeOf(root)).toEqual(['01', join('01', 'c.txt')]);
  });

  test.each([
    ['by-writing', 'unwritable'],
    ['before', 'pending'],
    ['never', 'unwritable'],
  ] as const)('to be written says %s → %s: nothing is a fact by then', async (committed, kind) => {
    const root = temporaryFolder();
    const folder = join(root, '01');
    const failure = await failureOf(
      publication({
        folder,
        committed,
        meanwhile: async (draft) => {
          await draft.append(`${'x'.repeat(300)}.txt`, new Uint8Array());
        },
      }),
    );
    expect(failure).toMatchObject({ kind, path: folder, systemCode: 'ENAMETOOLONG' });
    expect(treeOf(root)).toEqual([]);
  });

  test('because a reader of the files breaks is a bug, not a refusal of the disk', async () => {
    const root = temporaryFolder();
    const bug = new SyntaxError('Unexpected end of JSON input');
    const failure = await failureOf(
      publication({
        folder: join(root, '01'),
        meanwhile: () => {
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
    await failureOf(publication({ folder: join(root, 'x', 'y', '01'), meanwhile: mismatching }));
    expect(treeOf(root)).toEqual(['x']);
  });

  test('keeps the draft that was there', async () => {
    const folder = join(temporaryFolder(), 'projet');
    await publish(publication({ folder, replace: true }));
    await failureOf(publication({ folder, replace: true, files: OTHERS, meanwhile: mismatching }));
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
