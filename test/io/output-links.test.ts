import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { draftOf, sweepOutput } from '../../src/io/drafts.js';
import { FolderError } from '../../src/io/errors.js';
import type { FolderDraft } from '../../src/io/folder-draft.js';
import { publish, type Publication } from '../../src/io/publish.js';
import { temporaryFolder, treeOf, trentieme, workplace } from '../support/command-line.js';

// Nothing is written elsewhere than in the folder of results, whatever links somebody puts in it.

const BYTES = Uint8Array.of(1);

/** A folder of results, and another one where nothing is to appear. */
function places(): { readonly output: string; readonly elsewhere: string; readonly folder: string } {
  const root = temporaryFolder();
  const [output, elsewhere] = [join(root, 'sortie'), join(root, 'ailleurs')];
  mkdirSync(join(output, '2025-11'), { recursive: true });
  mkdirSync(elsewhere);
  return { output, elsewhere, folder: join(output, '2025-11', '01') };
}

async function failureOf(
  folder: string,
  meanwhile: (draft: FolderDraft) => void | Promise<void> = () => undefined,
  changes: Partial<Publication> = {},
): Promise<unknown> {
  return publish({
    folder,
    replace: false,
    committed: 'never',
    write: async (draft) => {
      await draft.append('a.csv', BYTES);
      await draft.append('rejets/0750654D.csv', BYTES);
      await meanwhile(draft);
      await draft.append('rejets/0750655E.csv', BYTES);
      await draft.append('b.csv', BYTES);
    },
    ...changes,
  }).catch((error: unknown) => error);
}

/** Puts a link in place of a folder. */
function replaced(path: string, by: string): void {
  renameSync(path, `${path}.deplace`);
  symlinkSync(by, path);
}

describe.skipIf(process.platform === 'win32')('a link in place of', () => {
  test.each([
    ['the month', 'replace' as const, ({ output }: ReturnType<typeof places>) => join(output, '2025-11')],
    ['the remittance', 'add' as const, ({ folder }: ReturnType<typeof places>) => folder],
  ])('%s is refused, and nothing appears elsewhere', async (_, how, pathIn) => {
    const at = places();
    const path = pathIn(at);
    if (how === 'replace') replaced(path, at.elsewhere);
    else symlinkSync(at.elsewhere, path);
    const failure = await failureOf(at.folder);
    expect(failure).toMatchObject({ kind: 'link', path });
    expect(treeOf(at.elsewhere)).toEqual([]);
  });

  test.each([
    ['the draft', ({ folder }: ReturnType<typeof places>) => draftOf(folder)],
    ['a folder of the draft', ({ folder }: ReturnType<typeof places>) => join(draftOf(folder), 'rejets')],
    ['the month', ({ output }: ReturnType<typeof places>) => join(output, '2025-11')],
  ])('%s while the files are written is refused, and nothing appears elsewhere', async (_, pathIn) => {
    const at = places();
    const failure = await failureOf(at.folder, () => {
      replaced(pathIn(at), at.elsewhere);
    });
    expect(failure).toBeInstanceOf(FolderError);
    expect((failure as FolderError).kind).toMatch(/^(?:link|unwritable)$/);
    expect(treeOf(at.elsewhere)).toEqual([]);
    expect(treeOf(at.folder)).toEqual([]);
  });

  test('the month by another folder, while the files are written, is refused as well', async () => {
    const at = places();
    const failure = await failureOf(at.folder, () => {
      renameSync(join(at.output, '2025-11'), join(at.output, 'deplace'));
      mkdirSync(join(at.output, '2025-11'));
      renameSync(join(at.output, 'deplace', basename(draftOf(at.folder))), draftOf(at.folder));
    });
    expect(failure).toMatchObject({ kind: 'link', path: join(at.output, '2025-11') });
    expect(treeOf(at.folder)).toEqual([]);
  });

  test('the remittance, put there while the files are written, is refused', async () => {
    const at = places();
    const failure = await failureOf(at.folder, () => {
      symlinkSync(at.elsewhere, at.folder);
    });
    expect(failure).toMatchObject({ kind: 'link', path: at.folder });
    expect(treeOf(at.elsewhere)).toEqual([]);
  });

  test('a file of the draft is neither written through nor read back through', async () => {
    const at = places();
    const victim = join(at.elsewhere, 'victime');
    writeFileSync(victim, BYTES);
    const failure = await failureOf(at.folder, () => {
      const path = join(draftOf(at.folder), 'a.csv');
      rmSync(path);
      symlinkSync(victim, path);
    });
    expect(failure).toMatchObject({ kind: 'unwritable', systemCode: 'ELOOP' });
    expect([...readFileSync(victim)]).toEqual([...BYTES]);
  });

  test('a file that is yet to be made is not written through', async () => {
    const at = places();
    const failure = await failureOf(at.folder, () => {
      symlinkSync(join(at.elsewhere, 'b.csv'), join(draftOf(at.folder), 'b.csv'));
    });
    expect(failure).toMatchObject({ kind: 'unwritable', systemCode: 'EEXIST' });
    expect(treeOf(at.elsewhere)).toEqual([]);
  });

  test('the remittance, put there as it is posted, leaves it pending; it appears when the link is gone', async () => {
    const at = places();
    const pending = await failureOf(
      at.folder,
      () => {
        symlinkSync(at.elsewhere, at.folder);
      },
      {
        committed: 'by-writing',
      },
    );
    expect(pending).toMatchObject({ kind: 'pending', systemCode: 'ELOOP' });
    expect(await failureOf(at.folder, undefined, { committed: 'before' })).toMatchObject({ kind: 'link' });
    rmSync(at.folder);
    expect(await failureOf(at.folder, undefined, { committed: 'before' })).toBe('published');
  });

  test('the month: what lies there is not swept', async () => {
    const at = places();
    // No process has the largest number.
    const stale = join(at.elsewhere, '.01.4194304.tmp');
    mkdirSync(stale);
    replaced(join(at.output, '2025-11'), at.elsewhere);
    await sweepOutput(at.output);
    expect(treeOf(at.elsewhere)).toEqual(['.01.4194304.tmp']);
  });
});

describe.skipIf(process.platform === 'win32')('run', () => {
  test('stops (74) at a link in place of the month, and posts nothing', async () => {
    const at = workplace();
    const elsewhere = temporaryFolder();
    mkdirSync(at.output);
    symlinkSync(elsewhere, join(at.output, '2025-11'));
    const { code, err } = await trentieme(...at.run);
    expect(code).toBe(74);
    expect(err).toContain('Un lien, ou autre chose, tient la place d’un dossier de résultats : ');
    expect(treeOf(elsewhere)).toEqual([]);
    expect((await trentieme('ledger', 'verify', '--ledger', at.ledger)).out).toContain('0 exécution');
  });

  test('stops (74) at a link that takes the place of the month while it computes', async () => {
    const at = workplace();
    const elsewhere = temporaryFolder();
    mkdirSync(at.output);
    const said: string[] = [];
    const terminal = {
      out: (text: string) => void said.push(text),
      err: (text: string) => void said.push(text),
    };
    const code = await main(at.run, terminal, (step) => {
      if (step === 'computed') symlinkSync(elsewhere, join(at.output, '2025-11'));
    });
    expect(code).toBe(74);
    expect(treeOf(elsewhere)).toEqual([]);
  });

  test('writes in a folder of results that is a link: whoever runs it chose so', async () => {
    const at = workplace();
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, at.output);
    expect((await trentieme(...at.run)).code).toBe(0);
    expect(treeOf(elsewhere)).toContain('2025-11/01/mouvements.txt');
  });
});
