import { describe, expect, test } from 'vitest';
import { compileLayout, decodeRecords, describeLayout, type Lang } from '../../src/layout/index.js';
import { fieldOf, layoutJson, TRENTIEME_160 } from './layouts.js';

const LANGS: readonly Lang[] = ['fr', 'en'];

test.each<[string, RegExp]>([
  // Livre des procédures fiscales, art. A47 A-1, II: what the description of a file must state.
  ['the charset', /^jeu de caractères +ISO-8859-15$/m],
  [
    'the type of structure',
    /^structure +fichier à plat, séquentiel, structure zonée, multistructure \(E0 L1 M2 L8 F9\)$/m,
  ],
  ['the record length', /^longueur d'enregistrement +fixe, 160 octets/m],
  ['the record separator', /^séparateur d'enregistrement +retour chariot et fin de ligne \(0D 0A\)$/m],
  ['the field separator', /^séparateur de zone +aucun/m],
  [
    'position, length, name, type, format and meaning of a number',
    /^84-92 +9 +montant +numérique +centimes +Montant en centimes, sans signe$/m,
  ],
  ['of a text', /^55-62 +8 +uai +alphanumérique +majuscules +Établissement .*; peut être à blanc$/m],
  ['of a date', /^67-74 +8 +date_debut +date +AAAAMMJJ +Premier jour/m],
  ['of a constant', /^1-2 +2 +type +alphanumérique +constante M2 +Type d'enregistrement$/m],
  ['of a filler', /^133-160 +28 +filler +alphanumérique +espaces +réservé$/m],
  ['the meaning of the codes', /nature .*; N = échéance du mois ; R = rappel ; T = reprise de trop-perçu$/m],
  ['the largest value', /remise .*; au plus 99$/m],
])('the French description states %s', (_, expected) => {
  expect(describeLayout(TRENTIEME_160, 'fr')).toMatch(expected);
});

test('the English description speaks English', () => {
  const text = describeLayout(TRENTIEME_160, 'en');
  expect(text).toMatch(/^84-92 +9 +montant +numeric +cents +Amount in cents, unsigned$/m);
  expect(text).toMatch(/N = instalment of the month; R = arrears/);
  expect(text.replaceAll(/académie|DURAND ÉLODIE/gi, '')).not.toMatch(/[À-ÿ]/);
});

describe.each(LANGS)('the tables in %s', (lang) => {
  const text = describeLayout(TRENTIEME_160, lang);

  test('hold every field of every record', () => {
    const rows = text.split('\n').filter((line) => /^\d+-\d+ /.test(line));
    expect(rows).toHaveLength(TRENTIEME_160.records.flatMap(({ fields }) => fields).length);
  });

  test('leave no gap: each position follows the one before', () => {
    const ranges = Array.from(text.matchAll(/^(\d+)-(\d+) +(\d+) /gm), (match) => match.slice(1).map(Number));
    let next = 1;
    for (const [from = 0, to = 0, width = 0] of ranges) {
      expect(from).toBe(next);
      expect(to - from + 1).toBe(width);
      next = to === 160 ? 1 : to + 1;
    }
    expect(next).toBe(1);
  });

  test('are aligned: every column begins where its heading does', () => {
    for (const table of text.split('\n\n').filter((block) => /^1-2 /m.test(block))) {
      const [heading = '', ...rows] = table.split('\n');
      const column = heading.lastIndexOf(lang === 'fr' ? 'signification' : 'meaning');
      for (const row of rows) expect(row.slice(column - 2, column + 1)).toMatch(/^ {2}\S$/);
    }
  });

  test('end lines without spaces', () => {
    expect(text).not.toMatch(/ $/m);
  });
});

test('each sample stands under its ruler and is a record of the layout', () => {
  const lines = describeLayout(TRENTIEME_160, 'fr').split('\n');
  const units = lines.flatMap((line, index) => (line.startsWith('1234567890') ? [index] : []));
  expect(units).toHaveLength(5);
  for (const [rank, index] of units.entries()) {
    const [tens = '', ruler = '', sample = ''] = lines.slice(index - 1, index + 2);
    expect(ruler).toHaveLength(160);
    expect(tens.slice(8, 10)).toBe(' 1');
    expect(tens.slice(157)).toBe(' 16');
    const bytes = Uint8Array.from(
      Array.from(`${sample.padEnd(160)}\r\n`, (character) => character.charCodeAt(0)),
    );
    const decoded = decodeRecords(TRENTIEME_160, bytes);
    const faults = decoded.ok ? [] : decoded.faults.filter(({ code }) => code !== 'read.sequence');
    expect(faults).toEqual([]);
    expect(sample.slice(0, 9)).toBe(
      `${TRENTIEME_160.records[rank]?.type ?? ''}${String(rank + 1).padStart(7, '0')}`,
    );
  }
});

test('a layout without examples, or with examples that do not fit, still has its samples', () => {
  const json = layoutJson();
  for (const { fields } of json.records) for (const field of fields) delete field['example'];
  fieldOf(json, 'M2', 'regime')['example'] = 'MUCH TOO LONG';
  const text = describeLayout(compileLayout(json), 'fr');
  expect(text).toMatch(
    /^M20000001X {2}2550814168025000*NOM {22}X {7}00002015090120150901\+000000001X {8}201509NX$/m,
  );
});
