import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { treeOf, trentieme, workplace, ledgerCreated } from '../support/command-line.js';
import { encoded } from '../support/payroll.js';
import { AYSHA, csvOf, SMALL_CONFIG, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

const TEXTS = textsOf(SMALL_EXPORT);

/** What `run` and `check` both say of an export that cannot be used, its lines without their frame. */
async function refusal(
  files: Readonly<Record<string, string | Uint8Array>>,
  config = SMALL_CONFIG,
): Promise<string[]> {
  const at = workplace(files, config);
  const run = await trentieme(...at.run);
  expect(await trentieme(...at.check)).toEqual(run);
  expect({ code: run.code, out: run.out }).toEqual({ code: 65, out: '' });
  expect(treeOf(at.output)).toEqual([]);
  const lines = run.err.trimEnd().split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(["L'export ne peut pas être utilisé :", "Rien n'a été écrit."]);
  return lines.slice(1, -1).map((line) => withPlainSpaces(line).replace(/^ {2}- /, ''));
}

/** French puts no-break spaces inside its quotes. */
function withPlainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

/** The bytes of a text with one of them replaced, at the beginning of a line. */
function withByte(text: string, line: number, byte: number, encoding: Encoding): Uint8Array {
  const lines = text.split('\n');
  const before = encoded(lines.slice(0, line - 1).join('\n') + '\n', encoding).length;
  const bytes = encoded(text, encoding);
  bytes[before] = byte;
  return bytes;
}

describe('an export that cannot be used (exit 65), every problem named at once', () => {
  test('lacks required files', async () => {
    const said = await refusal({ etablissements: TEXTS.etablissements! });
    expect(said.map((line) => /\w+\.csv/.exec(line)?.[0])).toEqual([
      'agents.csv',
      'missions.csv',
      'absences.csv',
    ]);
  });

  test('lacks required columns in two files, and a third file', async () => {
    const said = await refusal({
      agents: 'numen;nom;prenom\n',
      missions: 'id_mission;numen\n',
    });
    expect(said).toHaveLength(3);
    const about = (file: string): string => said.find((line) => line.includes(`${file}.csv`)) ?? '';
    for (const column of ['nir', 'statut', 'degre']) expect(about('agents')).toContain(`« ${column} »`);
    expect(about('agents')).not.toContain('« nom »');
    for (const column of ['regime', 'date_debut']) expect(about('missions')).toContain(`« ${column} »`);
    expect(about('absences')).toContain('manque');
  });

  test.each([
    ['0 bytes', ''],
    ['a byte order mark alone', '\uFEFF'],
    ['blank lines alone', '\n\r\n  \n'],
  ])('has a required file of %s', async (_, agents) => {
    const said = await refusal({ ...TEXTS, agents });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("Le fichier agents.csv est vide : il n'a pas même de ligne d'en-tête.");
  });

  test('has an optional file that is empty', async () => {
    expect((await refusal({ ...TEXTS, service: '' })).join()).toContain('service.csv');
  });

  test('says a column twice, whatever its place', async () => {
    const said = await refusal({ ...TEXTS, absences: `numen;${TEXTS.absences!}` });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/absences\.csv.*« numen ».*deux fois/);
  });

  test.each<[Encoding, number, string]>([
    ['UTF-8', 0xe9, '0xE9'],
    ['UTF-8', 0xff, '0xFF'],
    ['ISO-8859-15', 0x80, '0x80'],
    ['ISO-8859-15', 0x9f, '0x9F'],
    ['windows-1252', 0x81, '0x81'],
    ['windows-1252', 0x9d, '0x9D'],
  ])('holds a byte that does not exist in %s, %i: with its line', async (encoding, byte, shown) => {
    const files = Object.entries(TEXTS).map(
      ([name, text]) =>
        [name, name === 'agents' ? withByte(text, 4, byte, encoding) : encoded(text, encoding)] as const,
    );
    const said = await refusal(Object.fromEntries(files), `${SMALL_CONFIG}encoding: ${encoding}\n`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('agents.csv');
    expect(said[0]).toContain('ligne 4');
    expect(said[0]).toContain(shown);
    expect(said[0]).toContain(encoding);
  });

  test('is in ISO-8859-15 when UTF-8 was stated', async () => {
    const files = Object.entries(TEXTS).map(([name, text]) => [name, encoded(text, 'ISO-8859-15')] as const);
    const said = await refusal(Object.fromEntries(files));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/agents\.csv.*ligne 2.*UTF-8/);
  });

  test('opens quotes that it never closes', async () => {
    const missions = TEXTS.missions!.replace('M4;', '"M4;');
    const said = await refusal({ ...TEXTS, missions });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/missions\.csv.*ligne 5/);
  });

  test.each([
    [
      'a compressed archive',
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 0xb5, 0xd4, 0xfe, 10),
    ],
    ['a text that is no table', 'Bonjour,\nveuillez trouver ci-joint\n'],
    ['a table with commas', csvOf(SMALL_EXPORT.agents).replaceAll(';', ',')],
    [
      'UTF-16',
      Uint8Array.from([0xff, 0xfe, ...Array.from('numen;nir\n', (c) => [c.charCodeAt(0), 0]).flat()]),
    ],
    ['zeros', new Uint8Array(5000)],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n', 'latin1')],
  ])('holds %s in place of a table', async (_, agents) => {
    const said = await refusal({ ...TEXTS, agents });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('agents.csv');
  });

  test('has a different problem in each file', async () => {
    const said = await refusal({
      agents: withByte(TEXTS.agents!, 3, 0xff, 'UTF-8'),
      missions: `"${TEXTS.missions!.trimEnd()}`,
      absences: TEXTS.absences!.replace('numen', 'agent'),
      service: TEXTS.service!.replace('date_fin', 'date_debut'),
      districts: '',
    });
    expect(said.map((line) => /\w+\.csv/.exec(line)?.[0]).toSorted()).toEqual([
      'absences.csv',
      'agents.csv',
      'districts.csv',
      'missions.csv',
      'service.csv',
    ]);
  });

  test('has a setting to be changed, which is named with its value', async () => {
    const files = Object.entries(TEXTS).map(
      ([name, text]) => [name, encoded(text.replace("L'HAŸROSE", 'L’HAŸROSE'), 'windows-1252')] as const,
    );
    const said = await refusal(Object.fromEntries(files));
    expect(said[0]).toContain('annoncer windows-1252 (réglage « encoding »)');
    const other = await refusal(TEXTS, `${SMALL_CONFIG}encoding: ISO-8859-15\n`);
    expect(other[0]).toContain('annoncer UTF-8 (réglage « encoding »)');
    // And it is the right one.
    const at = workplace(Object.fromEntries(files), `${SMALL_CONFIG}encoding: windows-1252\n`);
    expect((await trentieme(...at.check)).code).toBe(0);
  });

  test('is said in English as well', async () => {
    const at = workplace({ agents: '' });
    const { code, err } = await trentieme(...at.run, '--lang', 'en');
    expect(code).toBe(65);
    expect(err).toMatch(/^The export cannot be used:\n/);
    expect(err).toMatch(/\nNothing was written\.\n$/);
    expect(err).not.toMatch(/fichier|colonne/);
  });
});

describe('an input folder that cannot be read (exit 65)', () => {
  test.each([
    ['is not there', 'ENOENT', () => undefined],
    [
      'is a file',
      'ENOTDIR',
      (path: string) => {
        writeFileSync(path, '');
      },
    ],
  ])('because it %s', async (_, reason, make) => {
    const at = workplace();
    rmSync(at.input, { recursive: true });
    make(at.input);
    const { code, out, err } = await trentieme(...at.run);
    expect({ code, out, err }).toEqual({
      code: 65,
      out: '',
      err: `Lecture impossible : ${at.input} (${reason}). Vérifiez le chemin et les droits.\nRien n'a été écrit.\n`,
    });
    expect(treeOf(at.output)).toEqual([]);
  });

  test('because a file of it is a folder', async () => {
    const at = workplace();
    rmSync(join(at.input, 'absences.csv'));
    mkdirSync(join(at.input, 'absences.csv'));
    const { code, err } = await trentieme(...at.run);
    expect([code, err]).toEqual([
      65,
      expect.stringContaining(`Ce n'est pas un fichier : ${join(at.input, 'absences.csv')}.`),
    ]);
  });

  test.skipIf(process.platform === 'win32')('because a file of it lies elsewhere', async () => {
    const at = workplace();
    const path = join(at.input, 'missions.csv');
    const elsewhere = join(at.folder, 'missions.csv');
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    const { code, out, err } = await trentieme(...at.run);
    expect({ code, out, err }).toEqual({
      code: 65,
      out: '',
      err: `Ce lien mène hors du dossier de l'export : ${path}. Rien n'est lu ailleurs : mettez le fichier lui-même dans le dossier, puis relancez.\nRien n'a été écrit.\n`,
    });
    const english = await trentieme(...at.check, '--lang', 'en');
    expect([english.code, english.err]).toEqual([
      65,
      expect.stringContaining(`out of the export folder: ${path}.`),
    ]);
    expect(treeOf(at.output)).toEqual([]);
  });

  test('because it is empty: the three required files are named', async () => {
    expect(await refusal({})).toHaveLength(3);
  });
});

describe('an export that can be used', () => {
  test('may hold nothing but headers: there is nothing to send', async () => {
    const headers = Object.fromEntries(
      Object.entries(TEXTS).map(([name, text]) => [name, text.slice(0, text.indexOf('\n') + 1)]),
    );
    const at = workplace(headers);
    const { code, out } = await trentieme(...at.run);
    expect(code).toBe(0);
    expect(out).toContain('sans mouvement');
    expect(treeOf(at.output)).toContain(join('2025-11', 'sans-mouvement', 'mouvements.txt'));
    expect((await trentieme(...at.check)).out).toBe('Export contrôlé : 0 ligne, rien à signaler.\n');
  });

  test('may hold files that are none of ours: they are named, and not read', async () => {
    const at = workplace({ ...TEXTS, 'Agents.csv': 'x', 'notes.txt': 'y', '.cache': 'z' });
    const { code, err } = await trentieme(...at.run);
    expect({ code, err }).toEqual({
      code: 0,
      err: `Fichiers ignorés dans le dossier d'entrée : Agents.csv, notes.txt\n${ledgerCreated(at)}`,
    });
  });

  test('may have an unknown column: one warning, and everyone is paid', async () => {
    const at = workplace({
      ...TEXTS,
      agents: csvOf(withValue(SMALL_EXPORT.agents, AYSHA, 'remarque', 'rien')),
    });
    const { code, out } = await trentieme(...at.check);
    expect(code).toBe(0);
    expect(withPlainSpaces(out)).toMatch(
      /^agents\.csv, ligne 1 — alerte file\.unknown-column — .*« remarque »/,
    );
    expect(out).toMatch(/\nExport contrôlé : 17 lignes, 0 rejet, 1 alerte\.\n$/);
    expect(await trentieme(...at.run)).toMatchObject({ code: 0 });
  });

  test('is the only thing check needs, beside the configuration', async () => {
    const at = workplace();
    const before = treeOf(at.folder);
    expect(await trentieme(...at.check)).toEqual({
      code: 0,
      out: 'Export contrôlé : 17 lignes, rien à signaler.\n',
      err: '',
    });
    expect(treeOf(at.folder)).toEqual(before);
  });
});
