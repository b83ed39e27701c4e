import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  filesOf,
  trentieme,
  workplace,
  type Answer,
  type Workplace,
  ledgerCreated,
} from '../support/command-line.js';
import { rowsOf, textOf } from '../support/payroll.js';
import {
  AYSHA,
  INES,
  NOEL,
  SMALL_CONFIG,
  SMALL_EXPORT,
  textsOf,
  type Tables,
} from '../support/small-export.js';

/** A new flat-rate allowance, in one file and no line of program. */
const ISS_TEST = `
code: ISS_TEST
name: { fr: Indemnité d'essai, en: Test allowance }
legalText: Décret d'essai du 1er septembre 2025
inForce: [{ from: 2025-09-01, source: "Décret d'essai, art. 1" }]
unit: person
partTime: { applies: true, source: "Décret d'essai, art. 2" }
leave: { rule: maintained, source: "Décret d'essai, art. 3" }
plan: { always: twelfths, source: "Décret d'essai, art. 4" }
amount:
  kind: statutory
  annualRate:
    - { from: 2025-09-01, value: '500', unit: EUR/year, source: "Arrêté d'essai, art. 1" }
incompatibleWith:
  - { allowance: FA, from: 2025-09-01, source: "Décret d'essai, art. 5" }
`;

/** INES works full time but for one day of strike, AYSHA half time; NOEL already holds the FA. */
const WITH_AWARDS: Tables = {
  ...SMALL_EXPORT,
  missions: {
    columns: SMALL_EXPORT.missions.columns,
    rows: [
      ...SMALL_EXPORT.missions.rows,
      ...[INES, AYSHA, NOEL].map((numen, index) => [
        `ISS${String(index + 1)}`,
        numen,
        'ISS_TEST',
        ...['', '', '', '0750654D', '2025-09-01', '2026-08-31', '', ''],
      ]),
    ],
  },
};
const WITH_CODE = `${SMALL_CONFIG}  ISS_TEST: 9020\n`;

describe('an allowance added by one YAML file', () => {
  test('is paid, prorated by part time, and rejected for who holds what it excludes', async () => {
    const { at, answer } = await runWith({ 'iss-test.yaml': ISS_TEST }, WITH_AWARDS, WITH_CODE);
    expect(answer.code).toBe(2);
    expect(paid(at, 'ISS_TEST')).toEqual([
      // One day of strike in September: 500 / 12 × 29/30.
      'ISS1 9020 2025-09 +40,28',
      'ISS1 9020 2025-10 +41,67',
      'ISS1 9020 2025-11 +41,67',
      'ISS2 9020 2025-09 +20,83',
      'ISS2 9020 2025-10 +20,83',
      'ISS2 9020 2025-11 +20,83',
    ]);
    expect(rowsOf(filesOf(remittance(at))['anomalies.csv']!)).toMatchObject([
      { gravite: 'rejet', code: 'cumul.incompatible', fichier: 'missions.csv', ligne: '10', objet: 'ISS3' },
    ]);
    expect(paid(at, 'FA')).toHaveLength(3);
  });

  test('is held and reported while the configuration has no code for it', async () => {
    const { at, answer } = await runWith({ 'iss-test.yaml': ISS_TEST }, WITH_AWARDS, SMALL_CONFIG);
    expect(answer.code).toBe(2);
    expect(paid(at, 'ISS_TEST')).toEqual([]);
    expect(rowsOf(filesOf(remittance(at))['retenus.csv']!)).toHaveLength(6);
    expect(rowsOf(filesOf(remittance(at))['anomalies.csv']!)).toMatchObject([
      { code: 'cumul.incompatible' },
      { code: 'layout.missing', fichier: 'trentieme.yaml', champ: 'codes.ISS_TEST', objet: 'ISS_TEST' },
    ]);
  });

  test('is an unknown regime, and an unknown code, without that file', async () => {
    const at = workplace(textsOf(WITH_AWARDS), WITH_CODE);
    const refused = await trentieme(...at.run);
    expect(refused.code).toBe(64);
    expect(refused.err).toContain('« codes.ISS_TEST »');
    const checked = await trentieme('check', '--input', at.input, '--config', configIn(at, SMALL_CONFIG));
    expect(checked.out.match(/field\.enum/g)).toHaveLength(3);
  });

  test('is among the rates in force, with its source, from the day it is in force', async () => {
    const law = lawFolder(workplace(), { 'iss-test.yaml': ISS_TEST });
    const on = (day: string): Promise<Answer> => trentieme('regulations', '--at', day, '--regulations', law);
    expect((await on('2025-09-01')).out).toContain(
      "\nISS_TEST — Indemnité d'essai (Décret d'essai du 1er septembre 2025)\n  500 € par an [Arrêté d'essai, art. 1]\n",
    );
    expect((await on('2025-08-31')).out).toContain(
      "\nISS_TEST — Indemnité d'essai (Décret d'essai du 1er septembre 2025)\n  non en vigueur\n",
    );
  });

  test('is written in the manifest with the digest of its file', async () => {
    const { at } = await runWith({ 'iss-test.yaml': ISS_TEST }, WITH_AWARDS, WITH_CODE);
    const manifest = JSON.parse(textOf(filesOf(remittance(at))['bordereau.json']!)) as {
      regulations: { files: { name: string; bytes: number }[] };
    };
    expect(manifest.regulations.files.at(-1)).toMatchObject({
      name: 'iss-test.yaml',
      bytes: Buffer.byteLength(ISS_TEST),
    });
  });
});

describe('a law file of the program replaced by another', () => {
  const shipped = (name: string): string =>
    readFileSync(new URL(`../../src/regulations/${name}`, import.meta.url), 'utf8');

  test('changes one rate, and nothing else', async () => {
    const dearer = shipped('mf.yaml').replace("value: '1250'", "value: '2500'");
    expect(dearer).not.toBe(shipped('mf.yaml'));
    const plain = await runWith({}, SMALL_EXPORT, SMALL_CONFIG);
    const { at } = await runWith({ 'mf-2025.yaml': dearer }, SMALL_EXPORT, SMALL_CONFIG);
    expect(paid(plain.at, 'MF')).toEqual([
      'M1 9003 2025-09 +104,17',
      'M1 9003 2025-10 +99,31',
      'M1 9003 2025-11 +104,17',
    ]);
    expect(paid(at, 'MF')).toEqual([
      'M1 9003 2025-09 +208,33',
      'M1 9003 2025-10 +198,61',
      'M1 9003 2025-11 +208,33',
    ]);
    for (const regime of ['T2D', 'FA', 'IMP', 'SOPA'])
      expect(paid(at, regime)).toEqual(paid(plain.at, regime));
  });

  test('stops long sick leave for good, where the shipped law pays a third', async () => {
    const onLongLeave: Tables = {
      ...SMALL_EXPORT,
      absences: {
        columns: SMALL_EXPORT.absences.columns,
        rows: [['A9', INES, 'CLM', '2025-10-01', '2026-03-31', '', '', '']],
      },
    };
    const stopped = shipped('leave.yaml').replaceAll(
      "steps: [{ throughYear: 1, value: '0.33' }, { throughYear: 3, value: '0.60' }]",
      'steps: []',
    );
    expect(stopped).not.toBe(shipped('leave.yaml'));
    const plain = await runWith({}, onLongLeave, SMALL_CONFIG);
    const { at } = await runWith({ 'leave.yaml': stopped }, onLongLeave, SMALL_CONFIG);
    expect(paid(plain.at, 'T2D')).toEqual([
      'M2 9007 2025-09 +104,17',
      'M2 9007 2025-10 +34,38',
      'M2 9007 2025-11 +34,38',
    ]);
    expect(paid(at, 'T2D')).toEqual(['M2 9007 2025-09 +104,17']);
    expect(paid(at, 'MF')).toEqual(paid(plain.at, 'MF'));
  });
});

describe('law files that cannot be used are refused before anything is read, every fault at once', () => {
  test('an unknown key, a value without quotes, a gap between dates, a YAML that is none', async () => {
    const at = workplace();
    const law = lawFolder(at, {
      'a.yaml': ISS_TEST.replace('unit: person', 'unit: person\ncolour: blue'),
      'b.yaml': ISS_TEST.replace("value: '500'", 'value: 500'),
      'c.yaml': ISS_TEST.replace("- { from: 2025-09-01, value: '500'", "- { from: 2025-10-01, value: '500'"),
      'd.yaml': 'code: [ISS',
      'leave.yaml': 'types: []\n',
    });
    const { code, err } = await trentieme(...at.run, '--regulations', law);
    expect(code).toBe(64);
    expect(err).toMatch(/a\.yaml : clé inconnue « colour »/);
    expect(err).toMatch(/b\.yaml : « amount\.annualRate\.0\.value » : valeur « 500 » non admise/);
    expect(err).toMatch(/c\.yaml : « amount\.annualRate » : aucune valeur pour 2025-09-01 – 2025-09-30/);
    expect(err).toMatch(/d\.yaml : ligne \d+ : YAML illisible/);
    expect(err).toMatch(/leave\.yaml : clé manquante « waitingDay »/);
  });

  test('a folder without any, or that is not there', async () => {
    const at = workplace();
    const empty = lawFolder(at, {});
    const nothing = await trentieme(...at.run, '--regulations', empty);
    expect([nothing.code, nothing.err]).toEqual([
      64,
      expect.stringContaining(`aucun fichier .yaml dans ${empty}`),
    ]);
    const nowhere = await trentieme(...at.run, '--regulations', join(at.folder, 'nulle-part'));
    expect([nowhere.code, nowhere.err]).toEqual([64, expect.stringContaining('ENOENT')]);
  });
});

async function runWith(
  law: Readonly<Record<string, string>>,
  tables: Tables,
  config: string,
): Promise<{ at: Workplace; answer: Answer }> {
  const at = workplace(textsOf(tables), config);
  const own = Object.keys(law).length === 0 ? [] : ['--regulations', lawFolder(at, law)];
  const answer = await trentieme(...at.run, ...own);
  expect(answer.err).toBe(ledgerCreated(at));
  return { at, answer };
}

function lawFolder({ folder }: Workplace, files: Readonly<Record<string, string>>): string {
  const law = join(folder, 'droit');
  mkdirSync(law);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(law, name), text);
  return law;
}

function configIn({ folder }: Workplace, text: string): string {
  const path = join(folder, 'autre.yaml');
  writeFileSync(path, text);
  return path;
}

const remittance = ({ output }: Workplace): string => join(output, '2025-11', '01');

function paid(at: Workplace, regime: string): string[] {
  return rowsOf(filesOf(remittance(at))['paiements.csv']!)
    .filter((row) => row['regime'] === regime)
    .map(
      ({ id_mission, code_indemnite, mois_origine, sens, montant }) =>
        `${id_mission!} ${code_indemnite!} ${mois_origine!} ${sens!}${montant!}`,
    );
}
