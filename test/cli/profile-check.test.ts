import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, trentieme, type Answer } from '../support/command-line.js';
import { secretsOf, SMALL_EXPORT } from '../support/small-export.js';

/** Something of everything that a profile says. */
const PROFILE = `description: extraction d'essai
files:
  agents:
    file: AGENTS.txt
    separator: tab
    encoding: windows-1252
    columns:
      numen: { from: NUMEN }
      nir: { from: [NO_INSEE, CLE_INSEE] }
      nom: { from: NOM_PRENOM, split: { at: ',', part: 1 } }
      prenom: { from: NOM_PRENOM, split: { at: ',', part: 2 } }
      statut: { from: CD_STATUT, values: { TIT: T, STG: S, '': C } }
      degre: { value: 2 }
      date_entree: { from: DT_ENTREE, date: JJMMAAAA }
  service:
    file: SERVICE.txt
    separator: '|'
    encoding: UTF-8
    columns:
      numen: { from: NUMEN }
      date_debut: { from: DT_DEBUT, values: { 01010001: '' }, date: JJMMAAAA }
      quotite_service: { from: QUOTITE, number: { decimal: '.', unit: fraction } }
  enveloppes:
    file: ENVELOPPES.txt
    separator: ','
    encoding: UTF-8
    columns:
      uai: { from: RNE }
      annee_scolaire: { from: [AN_DEBUT, AN_FIN], join: '-' }
      montant: { from: MONTANT, number: { thousands: ' ', unit: centimes } }
`;

/** The same, whole extraction beside it. */
const FILES: Readonly<Record<string, string>> = {
  'AGENTS.txt': 'NUMEN\tNO_INSEE\tCLE_INSEE\tNOM_PRENOM\tCD_STATUT\tDT_ENTREE\n',
  'SERVICE.txt': 'NUMEN|DT_DEBUT|QUOTITE\n',
  'ENVELOPPES.txt': 'RNE,AN_DEBUT,AN_FIN,MONTANT\n',
  'missions.csv': '',
  'absences.csv': '',
};

/** What is said of an extraction, with the paths of the test left out. */
async function checked(
  files: Readonly<Record<string, string>> | undefined,
  profile = PROFILE,
  ...words: readonly string[]
): Promise<Answer> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(join(folder, 'profiles', 'essai.yaml'), profile);
  for (const [name, text] of Object.entries(files ?? {})) {
    writeFileSync(join(folder, name), Buffer.from(text, 'latin1'));
  }
  const config = join(folder, 'trentieme.yaml');
  const input = files === undefined ? [] : ['--input', folder];
  const answer = await trentieme(
    ...['profile', 'check', '--profile', 'essai', '--config', config, ...input, ...words],
  );
  const plain = (text: string): string => text.replaceAll(folder, '…').replaceAll('\\', '/');
  return { ...answer, out: plain(answer.out), err: plain(answer.err) };
}

describe.each(['fr', 'en'] as const)('the answer of profile check, in %s,', (lang) => {
  const golden = (name: string): string => `./answers/${name}.${lang}.txt`;

  test('on a profile alone', async () => {
    const { code, out, err } = await checked(undefined, PROFILE, '--lang', lang);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(golden('profile-check'));
  });

  test('on an extraction that has everything', async () => {
    const { code, out } = await checked(FILES, PROFILE, '--lang', lang);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(golden('profile-check-whole'));
  });

  test('on an extraction that lacks something of everything', async () => {
    const files = {
      'AGENTS.txt': 'NUMEN\tNO_INSEE\tNUMEN\tNOM_PRENOM\tCD_STATUT\tGRADE\t\t2530720730043\n',
      'SERVICE.txt': 'NUMEN;DT_DEBUT;QUOTITE\n',
      'ENVELOPPES.txt': '0750654D,2025,2026,125000\n',
      'missions.csv': '',
      'notes.txt': '',
    };
    const { code, out, err } = await checked(files, PROFILE, '--lang', lang);
    expect(code).toBe(65);
    await expect(`${err}${out}`).toMatchFileSnapshot(golden('profile-check-lacking'));
  });

  test('on a profile that leaves out what the contract requires', async () => {
    const profile = PROFILE.replace(/ {6}(numen: .*NUMEN|degre: .*2|quotite_service.*) \}\n/g, '');
    const { code, out } = await checked(FILES, profile, '--lang', lang);
    expect(code).toBe(64);
    await expect(out).toMatchFileSnapshot(golden('profile-check-incomplete'));
  });
});

test('a file that cannot be read in what the profile states is named with its line', async () => {
  const files = {
    ...FILES,
    'AGENTS.txt': `${FILES['AGENTS.txt']!}x\t\x81\n`,
    'SERVICE.txt': 'NUMEN|"DT_DEBUT\n',
  };
  const { code, err } = await checked(files);
  expect(code).toBe(65);
  expect(err.replaceAll('\u00a0', ' ')).toContain('Le fichier AGENTS.txt contient, à la ligne 2,');
  expect(err.replaceAll('\u00a0', ' ')).toContain('Le fichier SERVICE.txt ne peut pas être lu');
});

test('the first line of a file without header is not repeated: it may be a person', async () => {
  const [name = ''] = secretsOf(SMALL_EXPORT);
  const { code, out } = await checked({ ...FILES, 'AGENTS.txt': `${name}\tTIT\n` });
  expect(code).toBe(65);
  expect(out).not.toContain(name);
});

describe('a profile that cannot be used (exit 64)', () => {
  test('has every fault named at once, with its key', async () => {
    const profile = PROFILE.replace('numen: { from: NUMEN }', 'nunem: { from: NUMEN }').replace('tab', "':'");
    const { code, out, err } = await checked(FILES, profile);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err.split('\n').slice(1, -2)).toEqual([
      '  - …/profiles/essai.yaml : « files.agents.separator » : valeur « : » non admise ; attendu : ;, ,, |, tab',
      '  - …/profiles/essai.yaml : clé inconnue « files.agents.columns.nunem » ; clés admises : numen, nir, nom, prenom, statut, degre, date_entree, cafipemf, cpge_service_complet',
    ]);
  });

  test('is not there', async () => {
    const nowhere = await trentieme(
      'profile',
      'check',
      '--profile',
      'agape',
      '--config',
      'ici/trentieme.yaml',
    );
    expect(nowhere.code).toBe(64);
    expect(nowhere.err.replaceAll('\\', '/')).toContain('profil introuvable : ici/profiles/agape.yaml.');
    const cwd = await trentieme('profile', 'check', '--profile', 'agape');
    expect(cwd.err.replaceAll('\\', '/')).toContain('profil introuvable : profiles/agape.yaml.');
  });

  test('is a folder', async () => {
    const { code, err } = await trentieme('profile', 'check', '--profile', `${temporaryFolder()}/`);
    expect([code, err]).toEqual([64, expect.stringContaining('EISDIR')]);
  });
});

test('a profile may be given by its path', async () => {
  const path = join(temporaryFolder(), 'autre.yaml');
  writeFileSync(path, PROFILE);
  const { code, out } = await trentieme('profile', 'check', '--profile', path);
  expect(code).toBe(0);
  expect(out).toContain("Profil autre — extraction d'essai\n");
});
