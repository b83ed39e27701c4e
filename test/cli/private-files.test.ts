import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sealFolder } from '../../src/operations/seal-folder.js';
import { opened } from '../ledger/stores.js';
import { movementsOf, RETURN_HEADER } from '../support/book.js';
import { dropExport, exportOf } from '../support/drop-folder.js';
import { encryptionKeys } from '../support/sealed-office.js';
import { treeOf, trentieme, workplace } from '../support/command-line.js';
import { SMALL_CONFIG, SMALL_EXPORT, withValue } from '../support/small-export.js';

const CANCELLED = { ...SMALL_EXPORT, missions: withValue(SMALL_EXPORT.missions, 'M4', 'etat', 'ANNULEE') };

describe.skipIf(process.platform === 'win32')('everything that the commands write', () => {
  test.each([0o000, 0o077, 0o022])('is for its owner alone, under umask %o', async (umask) => {
    const { identityFile, recipient } = await encryptionKeys();
    const at = workplace({}, `${SMALL_CONFIG}encryption:\n  recipients: ['${recipient}']\n`);
    const path = (name: string): string => join(at.folder, name);
    dropExport(at.input, 'nuit');
    dropExport(at.input, 'cassé', { marker: 'fichiers: [' });
    mkdirSync(path('cles'));
    const before = process.umask(umask);
    onTestFinished(() => void process.umask(before));
    const theirs = inodesIn(at.folder);
    const ledger = ['--ledger', at.ledger];
    const does = async (...words: readonly string[]): Promise<void> => {
      const { code, err } = await trentieme(...words);
      expect([0, 2], `${words.join(' ')}\n${err}`).toContain(code);
    };
    // The export that cannot be used is moved aside, with its reason.
    expect((await trentieme(...at.run, '--dry-run')).code).toBe(65);
    await does(...at.run, '--dry-run');
    await does(...at.run, '--explanations');
    const [reference = ''] = movementsOf(at, '2025-11/01').values();
    writeFileSync(path('retour.csv'), `${RETURN_HEADER}\r\n${reference};ACCEPTE;;\r\n`, { mode: 0o600 });
    await does('acknowledge', path('retour.csv'), ...ledger);
    await does('ledger', 'export', '--format', 'csv', '--output', path('ecritures.csv'), ...ledger);
    await does('report', '--month', '2025-11', '--output', path('rapport.html'), ...ledger);
    const december = at.run.with(at.run.indexOf('--month') + 1, '2025-12');
    dropExport(at.input, 'nuit suivante', { files: exportOf(CANCELLED) });
    const dropped = inodesIn(join(at.input, 'nuit suivante'));
    await does(...december, '--accept-recoveries');
    const recovered = [...movementsOf(at, '2025-12/01')].find(([movement]) => movement.includes(' -'));
    await does('evidence', '--reference', recovered?.[1] ?? '', '--output', path('pieces'), ...ledger);
    const remittance = join(at.output, '2025-11', '01');
    await sealFolder(remittance, `${remittance}.age`, [recipient]);
    await does('decrypt', `${remittance}.age`, '--identity', identityFile, '--output', path('clair'));
    await does('generate', '--agents', '3', '--output', path('fictif'));
    await does('keygen', '--output', path('cles/signature.pem'));
    const book = await opened(at.ledger, { create: false });
    await (await book.lease({ holder: 'test', purpose: 'test' })).release();
    const made = ['', ...treeOf(at.folder)].filter((name) => {
      const { ino } = lstatSync(path(name));
      return !theirs.has(ino) && !dropped.has(ino);
    });
    for (const name of ['trentieme.db-wal', 'trentieme.db-shm', 'pieces', 'clair', 'rapport.html', 'fictif'])
      expect(made).toContain(name);
    // The public half of a pair of keys is for everybody.
    const open = made.filter((name) => (lstatSync(path(name)).mode & 0o077) !== 0);
    expect(open).toEqual(['cles/signature.pem.pub']);
    const modes = made.map((name) => [
      lstatSync(path(name)).isDirectory(),
      lstatSync(path(name)).mode & 0o777,
    ]);
    expect(new Set(modes.map(String))).toEqual(new Set(['true,448', 'false,384', 'false,420']));
  });
});

/** What was there already, wherever it is moved to. */
function inodesIn(folder: string): ReadonlySet<number> {
  return new Set(['', ...treeOf(folder)].map((name) => lstatSync(join(folder, name)).ino));
}
