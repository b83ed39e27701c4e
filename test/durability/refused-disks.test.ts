import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Head } from '../../src/ledger/index.js';
import { STORES } from '../ledger/stores.js';
import { treeOf, trentieme, trentiemeProcess, workplace, type Answer } from '../support/command-line.js';
import { FULL_DATABASE, fullDiskAt, RENAME_REFUSED } from '../support/disk-faults.js';
import { lockableFolder, smallDisk } from '../support/real-disks.js';
import { expectAsNeverKilled, monthlyRun, SCHOOL_YEAR } from './never-killed.js';
import { looking } from './paid-files.js';
import { payProcess } from './processes.js';

const [SEPTEMBER, OCTOBER] = SCHOOL_YEAR as [string, string];
const NO_DISK = '*** NOT TESTED on a real disk: root may not mount one here (tmpfs) ***';

describe.each(STORES)('a disk that refuses the files, the ledger being in $name', (store) => {
  test.each(['mouvements.txt', 'paiements.csv', 'bordereau.json'])(
    'full when %s is drafted: nothing is posted',
    async (name) => {
      const [at, ledger] = [workplace(), await store.freshAddress()];
      await payBoth(at, ledger, SEPTEMBER);
      const before = await headOf(ledger);
      const words = monthlyRun(at, OCTOBER, ledger);
      const answer = trentiemeProcess(words, { preload: fullDiskAt(name) });
      expectRefused(answer, 'Écriture impossible', 'ENOSPC');
      expect(answer.err).toContain("Rien n'a été écrit.");
      expect(await headOf(ledger)).toEqual(before);
      expect(treeOf(at.output)).not.toContain(OCTOBER);
      await expectCompletes(at, ledger, OCTOBER);
    },
  );

  test('really full, then not any more', async ({ skip }) => {
    const disk = smallDisk('16k');
    if (disk === undefined) return skip(NO_DISK);
    const [at, ledger] = [onOutput(join(disk.folder, 'sortie')), await store.freshAddress()];
    const answer = await trentieme(...monthlyRun(at, SEPTEMBER, ledger));
    expectRefused(answer, 'Écriture impossible', 'ENOSPC');
    expect((await headOf(ledger)).runs).toBe(0);
    expect(treeOf(disk.folder)).toEqual([]);
    disk.change('size=1m');
    await expectCompletes(at, ledger, SEPTEMBER);
  });

  test('read-only, then not any more', async ({ skip }) => {
    const place = lockableFolder();
    if (place === undefined) return skip(NO_DISK);
    const [at, ledger] = [onOutput(join(place.folder, 'sortie')), await store.freshAddress()];
    place.lock();
    const answer = await trentieme(...monthlyRun(at, SEPTEMBER, ledger));
    expectRefused(answer, `Écriture impossible : ${join(at.output, SEPTEMBER, '01')}`, 'EROFS', 'EACCES');
    expect((await headOf(ledger)).runs).toBe(0);
    expect(treeOf(place.folder)).toEqual([]);
    place.unlock();
    await expectCompletes(at, ledger, SEPTEMBER);
  });

  test('that refuses the rename once posted: says that it is posted, and the next run writes the folder', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    const folder = join(at.output, SEPTEMBER, '01');
    const answer = trentiemeProcess(words, { preload: RENAME_REFUSED });
    const pending = `La remise est engagée dans le grand livre, mais son dossier n'a pas pu apparaître : ${folder} (EACCES).`;
    expectRefused(answer, pending, 'EACCES');
    expect(answer.err).not.toContain("Rien n'a été écrit.");
    expect((await headOf(ledger)).runs).toBe(1);
    // Refused again while it is written again, by a rename or for want of space: still posted, still said.
    for (const preload of [RENAME_REFUSED, fullDiskAt('mouvements.txt')]) {
      const again = trentiemeProcess(words, { preload });
      expectRefused(
        again,
        "La remise est engagée dans le grand livre, mais son dossier n'a pas pu",
        'EACCES',
        'ENOSPC',
      );
      expect((await headOf(ledger)).runs).toBe(1);
    }
    const next = await trentieme(...words);
    expect([next.code, next.out]).toEqual([0, expect.stringContaining('sans mouvement')]);
    expect(next.err).toContain(`${folder} est réécrit à l'identique`);
    await expectAsNeverKilled(at.output, SEPTEMBER, ledger, 1);
  });

  test('that refuses the rename of a draft, or of a run with nothing to send, never says that a remittance is posted', async () => {
    const [at, ledger] = [workplace(), await store.freshAddress()];
    const words = monthlyRun(at, SEPTEMBER, ledger);
    await trentieme(...words);
    for (const more of [['--dry-run'], []]) {
      const answer = trentiemeProcess([...words, ...more], { preload: RENAME_REFUSED });
      expectRefused(answer, 'Écriture impossible', 'EACCES');
      expect(answer.err).not.toContain('La remise est engagée');
    }
  });
});

/** What a full or read-only disk does to the ledger itself. */
describe('a disk that refuses the ledger', () => {
  test.each(['leased', 'archived'] as const)('full once «%s»: nothing is posted', async (step) => {
    const at = workplace();
    const words = monthlyRun(at, SEPTEMBER, at.ledger);
    const dead = payProcess();
    dead.run(words, step);
    await dead.saw(step);
    await dead.kill();
    const before = await headOf(at.ledger);
    // What an earlier run archived is there already: it is then the posting that finds no room.
    expectRefused(
      trentiemeProcess(words, { preload: FULL_DATABASE }),
      'Grand livre inaccessible',
      'SQLITE_FULL',
    );
    expect(await headOf(at.ledger)).toEqual(before);
    expect(treeOf(at.output)).not.toContain(join(SEPTEMBER, '01'));
    await expectCompletes(at, at.ledger, SEPTEMBER);
  });

  test('really full, at whatever write: nothing is posted', async ({ skip }) => {
    const disk = smallDisk('8m');
    if (disk === undefined) return skip(NO_DISK);
    const at = workplace();
    const ledger = join(disk.folder, 'trentieme.db');
    await payBoth(at, ledger, SEPTEMBER);
    const before = await headOf(ledger);
    const words = monthlyRun(at, OCTOBER, ledger);
    let refused = 0;
    for (let left = 0; left < 1024; left += 24) {
      fill(disk.folder, left);
      const answer = trentiemeProcess(words);
      rmSync(join(disk.folder, 'plein'));
      if (answer.code === 0) break;
      refused += 1;
      const isPosted = (await headOf(ledger)).runs > before.runs;
      // The last bytes may be lacking for the note that the folder appeared, and for nothing else.
      const sentence = isPosted ? 'La remise est engagée et son dossier est là' : 'Grand livre inaccessible';
      expectRefused(answer, sentence, 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'ENOSPC');
      expect(treeOf(at.output).includes(join(OCTOBER, '01'))).toBe(isPosted);
      if (isPosted) break;
      expect(await headOf(ledger)).toEqual(before);
    }
    expect(refused).toBeGreaterThan(2);
    expect((await trentieme(...words)).out).toContain('sans mouvement');
    await expectAsNeverKilled(at.output, OCTOBER, ledger, 2);
  }, 180_000);

  test.for(['new', 'there'])('read-only, the ledger being %s', async (which, { skip }) => {
    const place = lockableFolder();
    if (place === undefined) return skip(NO_DISK);
    const at = workplace();
    const ledger = join(place.folder, 'trentieme.db');
    if (which === 'there') await payBoth(at, ledger, SEPTEMBER);
    const before = which === 'there' ? await headOf(ledger) : undefined;
    const payMonth = which === 'there' ? OCTOBER : SEPTEMBER;
    place.lock();
    const answer = await trentieme(...monthlyRun(at, payMonth, ledger));
    expectRefused(
      answer,
      'Grand livre inaccessible',
      'SQLITE_READONLY',
      'SQLITE_CANTOPEN',
      'EROFS',
      'EACCES',
    );
    expect(treeOf(at.output)).not.toContain(payMonth);
    place.unlock();
    if (before === undefined) expect(treeOf(place.folder)).toEqual([]);
    else expect(await headOf(ledger)).toEqual(before);
    await expectCompletes(at, ledger, payMonth);
  });
});

type Place = ReturnType<typeof workplace>;

/** A workplace whose results go elsewhere. */
function onOutput(output: string): Place {
  const at = workplace();
  return { ...at, output, run: at.run.map((word) => (word === at.output ? output : word)) };
}

/** The month, and once more for nothing, as the months that are compared with. */
async function payBoth(at: Place, ledger: string, payMonth: string): Promise<void> {
  const words = monthlyRun(at, payMonth, ledger);
  expect((await trentieme(...words)).out).toContain('remise 01');
  expect((await trentieme(...words)).out).toContain('sans mouvement');
}

/** On a disk that works again, as if nothing had happened. */
async function expectCompletes(at: Place, ledger: string, payMonth: string): Promise<void> {
  await payBoth(at, ledger, payMonth);
  await expectAsNeverKilled(at.output, payMonth, ledger, SCHOOL_YEAR.indexOf(payMonth) + 1);
}

/** Exit 74, nothing as a result, and a sentence with one of the codes of the system. */
function expectRefused({ code, out, err }: Answer, sentence: string, ...codes: readonly string[]): void {
  expect({ code, out }, err).toEqual({ code: 74, out: '' });
  expect(err).toContain(sentence);
  expect(
    codes.some((each) => err.includes(`(${each})`)),
    err,
  ).toBe(true);
  expect(err).toMatch(/relancez/i);
}

function headOf(ledger: string): Promise<Head> {
  return looking(ledger, (book) => book.head());
}

/** Fills a disk up to so many kilobytes. */
function fill(folder: string, left: number): void {
  const path = join(folder, 'plein');
  for (let size = 8192; size > 0; size -= 4) {
    try {
      writeFileSync(path, Buffer.alloc(size * 1024));
    } catch {
      continue;
    }
    writeFileSync(path, Buffer.alloc(Math.max(0, size - left) * 1024));
    return;
  }
}
