import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, treeOf, trentieme, workplace } from '../support/command-line.js';
import { rowsOf } from '../support/payroll.js';
import { NOEL, SMALL_CONFIG, SMALL_EXPORT, textsOf } from '../support/small-export.js';

/** What is said of a configuration, without its path. */
async function refusal(config: string, ...words: readonly string[]): Promise<string[]> {
  const at = workplace(textsOf(SMALL_EXPORT), config);
  const { code, out, err } = await trentieme(...at.run, ...words);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(treeOf(at.output)).toEqual([]);
  return err
    .replaceAll(`${at.config} : `, '')
    .split('\n')
    .filter((line) => line.startsWith('  - '))
    .map((line) => line.slice(4));
}

describe('a configuration that cannot be used (exit 64)', () => {
  test('has every fault named at once, with what is allowed there', async () => {
    const faults = await refusal(`
academie: 9
codes: { IMP: 901, TOTO: 9001 }
encoding: utf8
couleur: bleu
calendar: { 2025: 2025-01-01, 2025-11: hier }
conventions: { ninths: x, fullYearBy: 02-30, bidule: 1, imp.letter-missing: non }
thresholds: 3
`);
    expect(faults.toSorted()).toEqual(
      [
        'clé manquante « ministere » ; attendu : 3 caractères A-Z 0-9',
        'clé inconnue « couleur » ; clés admises : academie, ministere, codes, encoding, layout, profile, conventions, thresholds, calendar, schedule, notify, signing, encryption, approval',
        '« academie » : valeur « 9 » non admise ; attendu : 2 chiffres',
        '« codes.IMP » : valeur « 901 » non admise ; attendu : 4 chiffres',
        'clé inconnue « codes.TOTO » ; clés admises : CP, CPD_EPS, FA, IFIC, IMP, MF, SOPA_2010, SOPA_M2, SOPA, T1D, T2D_2010, T2D',
        '« encoding » : valeur « utf8 » non admise ; attendu : UTF-8, ISO-8859-15, windows-1252',
        'clé inconnue « calendar.2025 » ; clés admises : AAAA-MM',
        '« calendar.2025-11 » : valeur « hier » non admise ; attendu : AAAA-MM-JJ',
        '« conventions.ninths » : valeur « x » non admise ; attendu : service-windows, pay-month',
        '« conventions.fullYearBy » : valeur « 02-30 » non admise ; attendu : MM-JJ',
        '« conventions.imp.letter-missing » : valeur « non » non admise ; attendu : reject, warn',
        'clé inconnue « conventions.bidule » ; clés admises : ninths, fullYearFrom, afterReplacement, ificPayMonth, firstNinth, rounding, imp.letter-missing, imp.envelope-exceeded, fullYearBy',
        '« thresholds » : valeur « 3 » non admise ; attendu : des lignes « clé: valeur »',
      ].toSorted(),
    );
  });

  test.each([
    ['is empty', ''],
    ['holds only comments', '# rien\n'],
  ])('%s: what must be there is named', async (_, config) => {
    expect(await refusal(config)).toEqual([
      'clé manquante « academie » ; attendu : 2 chiffres',
      'clé manquante « ministere » ; attendu : 3 caractères A-Z 0-9',
      'clé manquante « codes » ; attendu : régime: code indemnité',
    ]);
  });

  test('is no mapping', async () => {
    expect(await refusal('- academie\n- ministere\n')).toEqual([
      'valeur « ["academie","ministere"] » non admise ; attendu : des lignes « clé: valeur »',
    ]);
  });

  test('is no YAML, or says a key twice: with the line', async () => {
    expect((await refusal('academie: [31\nministere: MEN\n')).join()).toMatch(/^ligne \d+ : YAML illisible/);
    expect((await refusal(`${SMALL_CONFIG}academie: 32\n`)).join()).toMatch(
      /^ligne 16 : YAML illisible \(Map keys must be unique/,
    );
  });

  test('becomes so by a value of the command line', async () => {
    expect(
      await refusal(SMALL_CONFIG, '--set', 'academie=trente', '--set', 'codes.FA=12', '--set', 'x.y=1'),
    ).toEqual([
      'clé inconnue « x » ; clés admises : academie, ministere, codes, encoding, layout, profile, conventions, thresholds, calendar, schedule, notify, signing, encryption, approval',
      '« academie » : valeur « trente » non admise ; attendu : 2 chiffres',
      '« codes.FA » : valeur « 12 » non admise ; attendu : 4 chiffres',
    ]);
  });

  test.each(['__proto__.academie=1', 'constructor.x=1', 'codes.__proto__=9001', 'conventions.toString=1'])(
    'does not take %s for a key',
    async (set) => {
      expect((await refusal(SMALL_CONFIG, '--set', set)).join()).toContain('clé inconnue');
    },
  );

  test('is not there, or is a folder', async () => {
    const at = workplace();
    const nowhere = join(at.folder, 'absent.yaml');
    const missing = await trentieme('check', '--input', at.input, '--config', nowhere);
    expect([missing.code, missing.err]).toEqual([
      64,
      expect.stringContaining(`configuration introuvable : ${nowhere}`),
    ]);
    const folder = await trentieme('check', '--input', at.input, '--config', at.folder);
    expect([folder.code, folder.err]).toEqual([64, expect.stringContaining(`${at.folder} (EISDIR)`)]);
  });

  test('is refused by check as by run', async () => {
    const at = workplace(textsOf(SMALL_EXPORT), 'academie: 31\n');
    const [run, check] = [await trentieme(...at.run), await trentieme(...at.check)];
    expect(check).toEqual(run);
  });
});

describe('a configuration of the shortest kind', () => {
  test('works, and holds what it has no code for', async () => {
    const at = workplace(textsOf(SMALL_EXPORT), 'academie: 31\nministere: 206\ncodes: {}\n');
    const { code, out } = await trentieme(...at.run);
    expect(code).toBe(2);
    expect(out).toContain('sans mouvement');
    const files = filesOf(join(at.output, '2025-11', 'sans-mouvement'));
    expect(rowsOf(files['retenus.csv']!)).toHaveLength(12);
    expect(
      rowsOf(files['anomalies.csv']!)
        .map(({ champ }) => champ)
        .toSorted(),
    ).toEqual(['FA', 'IMP', 'MF', 'SOPA', 'T2D'].map((regime) => `codes.${regime}`));
    expect(rowsOf(files['paiements.csv']!)).toEqual([]);
  });

  test('keeps codes and numbers as they are written', async () => {
    const at = workplace(textsOf(SMALL_EXPORT), SMALL_CONFIG.replace('FA: 9008', 'FA: 0018'));
    await trentieme(...at.run);
    const paid = rowsOf(filesOf(join(at.output, '2025-11', '01'))['paiements.csv']!);
    expect(
      new Set(paid.filter(({ numen }) => numen === NOEL).map(({ code_indemnite }) => code_indemnite)),
    ).toEqual(new Set(['0018']));
  });
});

describe('a record layout that cannot be used (exit 64)', () => {
  const shipped = readFileSync(new URL('../../schemas/layouts/trentieme-160.json', import.meta.url), 'utf8');

  async function withLayout(content: string | undefined): Promise<{ code: number | null; err: string }> {
    const at = workplace();
    const path = join(at.folder, 'dessin.json');
    if (content !== undefined) writeFileSync(path, content);
    const answers = [
      await trentieme(...at.run, '--set', `layout=${path}`),
      await trentieme('layout', 'describe', '--layout', path),
    ];
    expect(new Set(answers.map(({ err }) => err)).size).toBe(1);
    expect(treeOf(at.output)).toEqual([]);
    return { code: answers[0]!.code, err: answers[0]!.err.replaceAll(path, 'dessin.json') };
  }

  test('is not there', async () => {
    expect(await withLayout(undefined)).toMatchObject({
      code: 64,
      err: expect.stringContaining("dessin d'enregistrement introuvable : dessin.json") as string,
    });
  });

  test('is no JSON', async () => {
    expect(await withLayout('{')).toMatchObject({
      code: 64,
      err: expect.stringContaining("dessin.json n'est pas du JSON") as string,
    });
  });

  test('is another JSON', async () => {
    for (const content of ['null', '[]', '{}', '3', '{"records":[{}]}']) {
      const { code, err } = await withLayout(content);
      expect(code).toBe(64);
      expect(err).toContain("dessin d'enregistrement refusé : dessin.json");
    }
  });

  test('does without a field that nobody can be paid without', async () => {
    const layout = JSON.parse(shipped) as {
      records: { type: string; fields: { name: string; width: number }[] }[];
    };
    const movement = layout.records.find(({ type }) => type === 'M2')!;
    const nir = movement.fields.find(({ name }) => name === 'nir')!;
    nir.name = 'matricule';
    const { code, err } = await withLayout(JSON.stringify(layout));
    expect(code).toBe(64);
    expect(err).toContain('M2 : nir : zone indispensable absente');
  });

  test('has a field too narrow: lint says it, with its place, and ends with 64', async () => {
    const at = workplace();
    const path = join(at.folder, 'dessin.json');
    const narrow = JSON.parse(shipped) as {
      records: { type: string; fields: { name: string; width: number }[] }[];
    };
    const [code, regime] = ['code_indemnite', 'regime'].map((name) =>
      narrow.records.find(({ type }) => type === 'M2')!.fields.find((field) => field.name === name)!,
    );
    code!.width -= 1;
    regime!.width += 1;
    writeFileSync(path, JSON.stringify(narrow));
    const answer = await trentieme('layout', 'lint', '--layout', path);
    expect(answer).toMatchObject({ code: 64, err: '' });
    expect(answer.out).toMatch(
      /^erreur — layout\.wrong-width — M2 code_indemnite — 4 octets nécessaires, pas 3$/m,
    );
  });

  test('is a folder', async () => {
    const at = workplace();
    mkdirSync(join(at.folder, 'dessin'));
    const { code, err } = await trentieme('layout', 'lint', '--layout', join(at.folder, 'dessin'));
    expect([code, err]).toEqual([64, expect.stringContaining('EISDIR')]);
  });
});

test('the record layout of the program, given as a file of one’s own, changes no byte but the manifest and the pages, which say so', async () => {
  const [plain, own] = [workplace(), workplace()];
  const path = join(own.folder, 'dessin.json');
  writeFileSync(path, readFileSync(new URL('../../schemas/layouts/trentieme-160.json', import.meta.url)));
  await trentieme(...plain.run);
  await trentieme(...own.run, '--set', `layout=${path}`);
  const given = filesOf(join(own.output, '2025-11', '01'));
  const shipped = filesOf(join(plain.output, '2025-11', '01'));
  const { overrides, ...manifest } = manifestIn(given);
  expect(overrides).toEqual([`layout=${path}`]);
  expect({ ...manifest, overrides: [] }).toEqual(manifestIn(shipped));
  for (const page of PAGES) expect(String(given[page])).toContain(`layout=${path}`);
  const others = (files: Readonly<Record<string, unknown>>) =>
    Object.entries(files).filter(([name]) => name !== 'bordereau.json' && !PAGES.includes(name));
  expect(others(given)).toEqual(others(shipped));
});

const PAGES = ['rapport.html', 'bordereau.html'];

/** The manifest of a run, without the digests of its pages. */
function manifestIn(files: Readonly<Record<string, unknown>>) {
  const manifest = JSON.parse(String(files['bordereau.json'])) as {
    readonly overrides: string[];
    readonly outputs: readonly { readonly name: string }[];
  };
  return { ...manifest, outputs: manifest.outputs.filter(({ name }) => !PAGES.includes(name)) };
}
