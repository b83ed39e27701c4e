import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, trentieme, type Answer } from '../support/command-line.js';
import { remittance, signed, signingKeys } from '../support/sealed-office.js';
import { SMALL_EXPORT, type Tables } from '../support/small-export.js';

const verified = (folder: string, ...words: string[]): Promise<Answer> =>
  trentieme('verify', folder, ...words);

/** The lines of an answer that says something is wrong. */
async function findings(folder: string, ...words: string[]): Promise<string[]> {
  const { code, out, err } = await verified(folder, ...words);
  expect({ code, err }).toEqual({ code: 65, err: '' });
  const lines = out.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^\d+ constats?\. N’envoyez pas ce dossier/);
  return lines.slice(0, -1).filter((line) => !line.startsWith('Signature'));
}

/** Writes a file anew and corrects its size and digest in the manifest, as somebody who knows how would. */
function forged(folder: string, name: string, change: (text: string) => string): void {
  const path = join(folder, name);
  const bytes = Buffer.from(change(readFileSync(path, 'latin1')), 'latin1');
  writeFileSync(path, bytes);
  const manifest = readManifest(folder);
  const output = manifest.outputs.find((one) => one.name === name)!;
  output.bytes = bytes.length;
  output.sha256 = createHash('sha256').update(bytes).digest('hex');
  writeManifest(folder, manifest);
}

interface Manifest {
  outputs: { name: string; bytes: number; sha256: string }[];
  totals: { credits: number; bySchool: Record<string, { credits: number }> };
  equation: Record<string, number>;
  layout: { sha256: string };
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'bordereau.json'), 'utf8')) as Manifest;

const writeManifest = (folder: string, manifest: Manifest): void => {
  writeFileSync(join(folder, 'bordereau.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
};

describe('verify', () => {
  test('finds a remittance as it was written sound, and says what it looked at', async () => {
    const folder = await remittance();
    const { code, out, err } = await verified(folder);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Signature du bordereau : aucune\.\nRemise conforme : .*\. \d+ fichiers à l’octet près, 12 mouvements, totaux et équation de contrôle recalculés\.\n$/,
    );
    const english = await verified(folder, '--lang', 'en');
    expect(english.out).toContain('The remittance is sound');
  });

  test.each<[string, Tables]>([
    ['with nothing to send', { ...SMALL_EXPORT, missions: { ...SMALL_EXPORT.missions, rows: [] } }],
  ])('finds a folder %s sound', async (_, tables) => {
    const folder = await remittance(undefined, tables);
    expect((await verified(folder)).code).toBe(0);
  });

  test('names everything that is wrong at once', async () => {
    const folder = await remittance();
    appendFileSync(join(folder, 'anomalies.csv'), 'x');
    writeFileSync(
      join(folder, 'paiements.csv'),
      readFileSync(join(folder, 'paiements.csv'), 'latin1').replace('IMP', 'IMQ'),
      'latin1',
    );
    rmSync(join(folder, 'retenus.csv'));
    renameSync(join(folder, 'prescriptions.csv'), join(folder, '..', 'ailleurs.csv'));
    symlinkSync('../ailleurs.csv', join(folder, 'prescriptions.csv'));
    mkdirSync(join(folder, 'vide'));
    writeFileSync(join(folder, 'note.txt'), '');
    const found = await findings(folder);
    expect(
      found.map((line) => line.replace(/\d+ octets, le bordereau en donne \d+/, 'N octets')).toSorted(),
    ).toEqual(
      [
        'anomalies.csv : N octets.',
        'paiements.csv : modifié, son empreinte SHA-256 n’est pas celle du bordereau.',
        'retenus.csv : absent, le bordereau le donne.',
        'prescriptions.csv : ce n’est pas un fichier (un lien, ou un dossier).',
        'note.txt : en trop, le bordereau ne le connaît pas.',
        'vide : en trop, le bordereau ne le connaît pas.',
      ].toSorted(),
    );
  });

  test('reads the movements again: an amount changed by somebody who corrected every digest', async () => {
    const folder = await remittance();
    forged(folder, 'mouvements.txt', (text) => text.replace(/\+0000(\d{5})/, '+0009$1'));
    const found = await findings(folder);
    expect(found[0]).toMatch(/^mouvements\.txt, enregistrement \d+ : (L8|F9) credits read\.total\.$/);
  });

  test('holds the totals of the manifest to those of the movements', async () => {
    const folder = await remittance();
    const manifest = readManifest(folder);
    manifest.totals.credits += 100;
    manifest.totals.bySchool['0750654D']!.credits += 100;
    writeManifest(folder, manifest);
    expect(await findings(folder)).toEqual([
      'mouvements.txt : « totals » n’est pas ce que dit le bordereau.',
      'mouvements.txt : « bySchool » n’est pas ce que dit le bordereau.',
      'bordereau.json : l’équation de contrôle ne tombe pas juste.',
    ]);
  });

  test.each(['due', 'postedBefore', 'held', 'barred'])('works the equation out again: %s', async (name) => {
    const folder = await remittance();
    const manifest = readManifest(folder);
    manifest.equation[name]! += 1;
    writeManifest(folder, manifest);
    expect(await findings(folder)).toEqual(['bordereau.json : l’équation de contrôle ne tombe pas juste.']);
  });

  test.each<[string, (folder: string) => void, string]>([
    [
      'is empty',
      (folder) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
      },
      'bordereau.json : absent.',
    ],
    [
      'has a manifest that is none',
      (folder) => {
        writeFileSync(join(folder, 'bordereau.json'), '{}');
      },
      'bordereau.json : ce n’est pas un bordereau',
    ],
    [
      'has a manifest that is no JSON',
      (folder) => {
        writeFileSync(join(folder, 'bordereau.json'), Buffer.from([0xff]));
      },
      'bordereau.json : ce n’est pas un bordereau',
    ],
    [
      'has a manifest that names files elsewhere',
      (folder) => {
        const manifest = readManifest(folder);
        manifest.outputs[0]!.name = '..';
        writeManifest(folder, manifest);
      },
      'bordereau.json : ce n’est pas un bordereau',
    ],
    [
      'was written with another layout',
      (folder) => {
        const manifest = readManifest(folder);
        manifest.layout.sha256 = '0'.repeat(64);
        writeManifest(folder, manifest);
      },
      'mouvements.txt : écrit avec un autre dessin d’enregistrement (TRENTIEME160, version',
    ],
    [
      'has movements of one byte less',
      (folder) => {
        forged(folder, 'mouvements.txt', (text) => text.slice(0, 400) + text.slice(401));
      },
      'mouvements.txt, enregistrement 3 : read.length.',
    ],
  ])('says what is wrong with a folder that %s', async (_, change, expected) => {
    const folder = await remittance();
    change(folder);
    expect((await findings(folder))[0]).toContain(expected);
  });

  test('of a folder that is not there ends with 65', async () => {
    const { code, err } = await verified(join(temporaryFolder(), 'absent'));
    expect([code, err]).toEqual([65, expect.stringContaining('Lecture impossible')]);
  });

  test('never repeats a value of the movements', async () => {
    const folder = await remittance();
    // Every record is wrong: whatever is said names records and fields alone (the command is searched for every agent).
    forged(folder, 'mouvements.txt', (text) => text.replaceAll('\r\n', '\n'));
    const found = await findings(folder);
    expect(found).toHaveLength(11);
    expect(found.at(-1)).toMatch(/^mouvements\.txt : et \d+ autres fautes\.$/);
  });
});

describe('the signature of a remittance', () => {
  test('is checked with the public key, and its absence of one said', async () => {
    const { privateFile, publicFile, keyId } = signingKeys();
    const folder = await remittance(privateFile);
    const without = await verified(folder);
    expect([without.code, without.out]).toEqual([
      0,
      expect.stringContaining(`Signature du bordereau : présente, non contrôlée (clé ${keyId}).`),
    ]);
    const checked = await verified(folder, '--public-key', publicFile);
    expect([checked.code, checked.out]).toEqual([
      0,
      expect.stringContaining(`Signature du bordereau : valide (clé ${keyId}).`),
    ]);
  });

  test('does not hold when one byte of the manifest changed', async () => {
    const { privateFile, publicFile } = signingKeys();
    const folder = await remittance(privateFile);
    const path = join(folder, 'bordereau.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"created": "2025', '"created": "2024'));
    const found = await findings(folder, '--public-key', publicFile);
    expect(found).toContain('bordereau.json.sig : la signature n’est pas celle de ce bordereau.');
    // The movements say so as well.
    expect(found).toContain('mouvements.txt : « E0 created » n’est pas ce que dit le bordereau.');
  });

  test('of another key, none, or something else in its place is refused', async () => {
    const [ours, theirs] = [signingKeys(), signingKeys()];
    const folder = await remittance(ours.privateFile);
    expect(await findings(folder, '--public-key', theirs.publicFile)).toEqual([
      `bordereau.json.sig : signé par une autre clé (${ours.keyId}) que celle donnée (${theirs.keyId}).`,
    ]);
    writeFileSync(join(folder, 'bordereau.json.sig'), 'signé : le recteur\n');
    expect(await findings(folder)).toEqual(['bordereau.json.sig : ce n’est pas une signature de trentieme.']);
    rmSync(join(folder, 'bordereau.json.sig'));
    expect(await findings(folder, '--public-key', ours.publicFile)).toEqual([
      'bordereau.json.sig : absent, la remise n’est pas signée.',
    ]);
  });

  test('of another remittance is not that of this one', async () => {
    const { privateFile, publicFile } = signingKeys();
    const [one, other] = [
      await remittance(),
      await remittance(undefined, {
        ...SMALL_EXPORT,
        missions: { ...SMALL_EXPORT.missions, rows: SMALL_EXPORT.missions.rows.slice(1) },
      }),
    ];
    await signed(other, privateFile);
    cpSync(join(other, 'bordereau.json.sig'), join(one, 'bordereau.json.sig'));
    expect(await findings(one, '--public-key', publicFile)).toEqual([
      'bordereau.json.sig : la signature n’est pas celle de ce bordereau.',
    ]);
  });

  test('is not checked with a key that is none: exit 64, and what to do', async () => {
    const { privateFile } = signingKeys();
    const folder = await remittance();
    const { code, err } = await verified(folder, '--public-key', privateFile);
    expect([code, err]).toEqual([64, expect.stringContaining('c’est la clé privée')]);
    chmodSync(privateFile, 0o600);
  });
});
