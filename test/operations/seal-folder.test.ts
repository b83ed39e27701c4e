import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readIdentities } from '../../src/io/age.js';
import { FolderError } from '../../src/io/errors.js';
import { openLedger } from '../../src/ledger/index.js';
import { sealFolder } from '../../src/operations/seal-folder.js';
import { sealMissing } from '../../src/operations/sealed-copies.js';
import { filesOf, temporaryFolder, treeOf, trentieme } from '../support/command-line.js';
import { month } from '../support/paying.js';
import { encryptionKeys, paidOffice, remittance, signingKeys } from '../support/sealed-office.js';
import { SMALL_EXPORT, secretsOf } from '../support/small-export.js';

const faultOf = async (sealing: Promise<unknown>): Promise<string> => {
  const error = await sealing.catch((thrown: unknown) => thrown);
  return error instanceof FolderError ? error.kind : 'none';
};

describe('the encrypted copy of a remittance', () => {
  test('holds every file, the manifest and its signature, and gives them back to the byte', async () => {
    const { privateFile, publicFile } = signingKeys();
    const folder = await remittance(privateFile);
    const { identityFile, recipient } = await encryptionKeys();
    expect(await sealFolder(folder, `${folder}.age`, [recipient])).toBe('published');
    const plain = filesOf(folder);
    expect(Object.keys(filesOf(`${folder}.age`))).toEqual(Object.keys(plain).map((name) => `${name}.age`));
    const target = join(temporaryFolder(), 'lisible');
    const answer = await trentieme(
      'decrypt',
      `${folder}.age`,
      '--identity',
      identityFile,
      '--output',
      target,
    );
    expect(answer).toEqual({
      code: 0,
      out: `${String(Object.keys(plain).length)} fichiers déchiffrés dans ${target}. Contrôlez-les : trentieme verify ${target}\n`,
      err: '',
    });
    expect(filesOf(target)).toEqual(plain);
    expect((await trentieme('verify', target, '--public-key', publicFile)).code).toBe(0);
    const again = await trentieme('decrypt', `${folder}.age`, '--identity', identityFile, '--output', target);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('étaient déjà')]);
  });

  test('shows nobody of the export, in its bytes or in its names', async () => {
    const folder = await remittance();
    const { recipient } = await encryptionKeys();
    await sealFolder(folder, `${folder}.age`, [recipient]);
    const shown = Object.entries(filesOf(`${folder}.age`))
      .map(([name, bytes]) => name + bytes.toString('latin1'))
      .join('\n');
    expect(secretsOf(SMALL_EXPORT).filter((secret) => secret.length > 5 && shown.includes(secret))).toEqual(
      [],
    );
  });

  test.skipIf(process.platform === 'win32')('is for its owner alone, whatever the umask', async () => {
    const folder = await remittance();
    const { recipient } = await encryptionKeys();
    const umask = process.umask(0);
    try {
      await sealFolder(folder, `${folder}.age`, [recipient]);
    } finally {
      process.umask(umask);
    }
    const modes = readdirSync(`${folder}.age`).map(
      (name) => statSync(join(`${folder}.age`, name)).mode & 0o777,
    );
    expect([statSync(`${folder}.age`).mode & 0o777, ...new Set(modes)]).toEqual([0o700, 0o600]);
  });

  test('that is there is left as it is; one that lacks a file is made again', async () => {
    const folder = await remittance();
    const { recipient } = await encryptionKeys();
    await sealFolder(folder, `${folder}.age`, [recipient]);
    const before = filesOf(`${folder}.age`);
    expect(await sealFolder(folder, `${folder}.age`, [recipient])).toBe('unchanged');
    expect(filesOf(`${folder}.age`)).toEqual(before);
    rmSync(join(`${folder}.age`, 'mouvements.txt.age'));
    expect(await sealFolder(folder, `${folder}.age`, [recipient])).toBe('published');
    expect(Object.keys(filesOf(`${folder}.age`))).toEqual(Object.keys(before));
  });

  test.each(['mouvements.txt', 'bordereau.json'])(
    'is not made of a remittance whose %s was changed',
    async (name) => {
      const folder = await remittance();
      const output = join(folder, '..', '..');
      const { recipient } = await encryptionKeys();
      const path = join(folder, name);
      if (name === 'bordereau.json') writeFileSync(path, '{}');
      else appendFileSync(path, 'x');
      expect(await faultOf(sealFolder(folder, `${folder}.age`, [recipient]))).toBe('altered');
      expect(treeOf(output).filter((entry) => entry.includes('.age'))).toEqual([]);
    },
  );

  test('that the disk refuses leaves nothing half written, and says that the remittance is posted', async () => {
    const folder = await remittance();
    const output = join(folder, '..', '..');
    const { recipient } = await encryptionKeys();
    writeFileSync(join(output, 'envois'), 'a file where the folder was to be');
    const target = join(output, 'envois', '2025-11', '01.age');
    expect(await faultOf(sealFolder(folder, target, [recipient]))).toBe('unsealed');
    expect(treeOf(output).filter((entry) => entry.includes('.age'))).toEqual([]);
  });

  test('does not make the output folder look like it held another remittance', async () => {
    const { folder, output, ledger } = await paidOffice();
    const { recipient } = await encryptionKeys();
    await sealFolder(folder, `${folder}.age`, [recipient]);
    const { remittanceFolders } = await import('../../src/io/remittance-folders.js');
    expect(await remittanceFolders(output)).toEqual(['2025-11/01']);
    expect(existsSync(ledger)).toBe(true);
  });
});

describe('the copies of a pay month', () => {
  async function missing(ledgerPath: string, output: string, recipients: string[], folder?: string) {
    const ledger = await openLedger(ledgerPath, { create: false, now: Date.now });
    try {
      return await sealMissing(ledger, output, month('2025-11'), { recipients, folder });
    } finally {
      await ledger.close();
    }
  }

  test('are made where they lack, beside the remittances or in a folder of their own', async () => {
    const { output, ledger } = await paidOffice();
    const { recipient } = await encryptionKeys();
    expect(await missing(ledger, output, [recipient])).toEqual([`${output}/2025-11/01.age`]);
    expect(await missing(ledger, output, [recipient])).toEqual([]);
    rmSync(join(output, '2025-11', '01.age'), { recursive: true });
    expect(await missing(ledger, output, [recipient])).toEqual([`${output}/2025-11/01.age`]);
    const own = join(temporaryFolder(), 'envois');
    expect(await missing(ledger, output, [recipient], own)).toEqual([`${own}/2025-11/01.age`]);
  });

  test('are not made of a remittance that was cancelled, or whose folder is not there', async () => {
    const { output, ledger } = await paidOffice();
    const { recipient } = await encryptionKeys();
    const cancel = ['cancel', '--month', '2025-11', '--remittance', '1', '--ledger', ledger];
    expect((await trentieme(...cancel)).code).toBe(0);
    expect(await missing(ledger, output, [recipient])).toEqual([]);
    const other = await paidOffice();
    rmSync(other.folder, { recursive: true });
    expect(await missing(other.ledger, other.output, [recipient])).toEqual([]);
  });
});

describe('decrypt', () => {
  async function copy() {
    const folder = await remittance();
    const { identityFile, recipient } = await encryptionKeys();
    await sealFolder(folder, `${folder}.age`, [recipient]);
    const target = join(temporaryFolder(), 'lisible');
    const decrypt = (identity = identityFile) =>
      trentieme('decrypt', `${folder}.age`, '--identity', identity, '--output', target);
    return { folder: `${folder}.age`, identityFile, target, decrypt };
  }

  test('with another key gives nothing', async () => {
    const { decrypt, target } = await copy();
    const { code, err } = await decrypt((await encryptionKeys()).identityFile);
    expect([code, err]).toEqual([65, expect.stringContaining('chiffré pour une autre clé')]);
    expect(existsSync(target)).toBe(false);
  });

  test('of a file that was altered or cut gives nothing at all', async () => {
    for (const change of [
      (bytes: Buffer) => bytes.with(bytes.length - 20, bytes.at(-20)! ^ 1),
      (bytes: Buffer) => bytes.subarray(0, -1),
    ]) {
      const { decrypt, folder, target } = await copy();
      const path = join(folder, 'paiements.csv.age');
      writeFileSync(path, change(readFileSync(path)));
      const { code, err } = await decrypt();
      expect([code, err]).toEqual([65, expect.stringContaining('paiements.csv.age : coupé ou modifié')]);
      expect(existsSync(target)).toBe(false);
    }
  });

  test('of a folder that holds something else, or of a plain remittance, says what it expects', async () => {
    const { decrypt, folder } = await copy();
    writeFileSync(join(folder, 'note.txt'), '');
    expect(await decrypt()).toMatchObject({
      code: 65,
      err: expect.stringContaining('note.txt : ce n’est pas un fichier chiffré (.age)') as string,
    });
  });

  test('into a folder that holds something else replaces nothing', async () => {
    const { decrypt, target } = await copy();
    await decrypt();
    writeFileSync(join(target, 'note.txt'), '');
    const { code, err } = await decrypt();
    expect([code, err]).toEqual([74, expect.stringContaining('existe déjà')]);
  });

  test('tells who verifies the copy that it is one', async () => {
    const { folder } = await copy();
    const { code, out } = await trentieme('verify', folder);
    expect([code, out]).toEqual([65, expect.stringContaining('copie chiffrée. Déchiffrez-la d’abord')]);
  });

  test.skipIf(process.platform === 'win32')('refuses a private key that others may read', async () => {
    const { decrypt, identityFile } = await copy();
    const open = join(temporaryFolder(), 'cle.age');
    writeFileSync(open, readFileSync(identityFile), { mode: 0o644 });
    const { code, err } = await decrypt(open);
    expect([code, err]).toEqual([64, expect.stringContaining(`chmod 600 ${open}`)]);
    expect(await readIdentities(identityFile)).toHaveLength(1);
  });
});
