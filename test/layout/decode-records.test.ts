import { describe, expect, test } from 'vitest';
import {
  decodeRecords,
  encodeRecord,
  type FieldValues,
  type Layout,
  type ReadFault,
} from '../../src/layout/index.js';
import { layoutWith, TRENTIEME_160, WORDS, type MutableField } from './layouts.js';

/** Written by hand from files.md section 4, not by the writer. */
const HEADER = `E00000001TRENTIEME160000101MEN20151100120151028093000TISO-8859-15${' '.repeat(95)}`;
const START = `L100000020750654D00001${' '.repeat(138)}`;
const MOVEMENT = `M20000003MEN25508141680253800DURAND \u00c9LODIE            0750654D90012015110120151130+000013889IMP      201511N0F1E2D3C4B5A69788796A5B4${' '.repeat(28)}`;

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text, (character) => character.charCodeAt(0)));
const fileOf = (...lines: string[]): Uint8Array => bytesOf(lines.map((line) => `${line}\r\n`).join(''));

const faultsOf = (layout: Layout, file: Uint8Array): readonly ReadFault[] => {
  const decoded = decodeRecords(layout, file);
  return decoded.ok ? [] : decoded.faults;
};

test('a file written by hand is read: text without its filling, numbers as numbers', () => {
  const decoded = decodeRecords(TRENTIEME_160, fileOf(HEADER, START, MOVEMENT));
  expect(decoded).toMatchObject({ ok: true });
  expect(decoded.records.map(({ type, number, seq, offset }) => [type, number, seq, offset])).toEqual([
    ['E0', 1, 1n, 0],
    ['L1', 2, 2n, 162],
    ['M2', 3, 3n, 324],
  ]);
  expect(decoded.records[2]?.values).toEqual({
    type: 'M2',
    seq: 3n,
    ministere: 'MEN',
    nir: '2550814168025',
    cle: '38',
    dossier: '00',
    nom: 'DURAND ÉLODIE',
    uai: '0750654D',
    code_indemnite: '9001',
    date_debut: '20151101',
    date_fin: '20151130',
    sens: '+',
    montant: 13889n,
    regime: 'IMP',
    mois_origine: '201511',
    nature: 'N',
    reference: '0F1E2D3C4B5A69788796A5B4',
  });
});

test('the writer makes the same bytes as the hand', () => {
  const values: FieldValues = {
    seq: 3,
    ministere: 'MEN',
    nir: '2550814168025',
    cle: '38',
    nom: 'Durand Élodie',
    uai: '0750654D',
    code_indemnite: '9001',
    date_debut: '20151101',
    date_fin: '20151130',
    sens: '+',
    montant: 13889n,
    regime: 'IMP',
    mois_origine: '201511',
    nature: 'N',
    reference: '0F1E2D3C4B5A69788796A5B4',
  };
  const encoded = encodeRecord(TRENTIEME_160, 'M2', values);
  expect(encoded.ok && encoded.bytes).toEqual(fileOf(MOVEMENT));
});

test('an empty file has no record and no fault', () => {
  expect(decodeRecords(TRENTIEME_160, new Uint8Array())).toEqual({ ok: true, records: [] });
});

describe('the form of the records', () => {
  test.each<[string, Uint8Array, Partial<ReadFault>[]]>([
    [
      'a record one byte short',
      fileOf(HEADER, START.slice(1)),
      [{ code: 'read.length', offset: 162, record: 2, expected: '160', found: '159' }],
    ],
    [
      'a record one byte long',
      fileOf(HEADER, `${START} `),
      [{ code: 'read.length', record: 2, found: '161' }],
    ],
    ['an empty line', fileOf(HEADER, '', START), [{ code: 'read.length', record: 2, found: '0' }]],
    [
      'LF without CR',
      bytesOf(`${HEADER}\n`),
      [{ code: 'read.line-ending', record: 1, expected: 'CR LF', found: 'LF' }],
    ],
    [
      'a file cut before its last CRLF',
      bytesOf(`${HEADER}\r\n${START}`),
      [{ code: 'read.line-ending', record: 2, offset: 162, found: '' }],
    ],
    [
      'a file cut inside a record',
      bytesOf(`${HEADER}\r\n${START.slice(0, 50)}`),
      [
        { code: 'read.line-ending', record: 2 },
        { code: 'read.length', record: 2, found: '50' },
      ],
    ],
    [
      'CR alone',
      bytesOf(`${HEADER}\r`),
      [{ code: 'read.line-ending' }, { code: 'read.length', found: '161' }],
    ],
    [
      'an unknown type',
      fileOf(HEADER, START.replace('L1', 'L2')),
      [
        {
          code: 'read.type',
          offset: 162,
          record: 2,
          type: '',
          field: 'type',
          expected: 'E0 L1 M2 L8 F9',
          found: 'L2',
        },
      ],
    ],
    [
      'a type with a control character',
      fileOf(HEADER, START.replace('L1', 'L\u0001')),
      [{ code: 'read.type', found: '0x01' }],
    ],
  ])('%s', (_, file, expected) => {
    expect(faultsOf(TRENTIEME_160, file)).toMatchObject(expected);
  });

  test('a record of a wrong length does not spoil those after it', () => {
    const file = fileOf(HEADER, 'short', MOVEMENT);
    expect(faultsOf(TRENTIEME_160, file)).toHaveLength(1);
    expect(decodeRecords(TRENTIEME_160, file).records.map(({ type }) => type)).toEqual(['E0', 'M2']);
  });
});

describe('the sequence', () => {
  const start = (seq: number): string => START.replace('0000002', String(seq).padStart(7, '0'));

  test.each<[string, string[], [number, string, string][]]>([
    ['does not begin at 1', [start(2)], [[1, '1', '2']]],
    ['misses a record', [HEADER, start(3), start(4)], [[2, '2', '3']]],
    ['repeats a record', [HEADER, start(2), start(2), start(3)], [[3, '3', '2']]],
    ['has one wrong number', [HEADER, start(9), start(3)], [[2, '2', '9']]],
    [
      'has two gaps',
      [HEADER, start(3), start(5)],
      [
        [2, '2', '3'],
        [3, '4', '5'],
      ],
    ],
  ])('%s: one fault for one cause', (_, lines, expected) => {
    const faults = faultsOf(TRENTIEME_160, fileOf(...lines));
    expect(faults.map(({ code }) => code)).toEqual(expected.map(() => 'read.sequence'));
    // An expected number is one of the two a repair could have given; the place is what matters.
    expect(faults.map(({ record, found }) => [record, found])).toEqual(
      expected.map(([record, , found]) => [record, found]),
    );
    expect(faults[0]).toMatchObject({ field: 'seq', expected: expected[0]?.[1] });
  });

  test('goes on after a number that cannot be read', () => {
    const faults = faultsOf(TRENTIEME_160, fileOf(HEADER, START.replace('0000002', '000000X'), start(3)));
    expect(faults).toMatchObject([{ code: 'read.format', field: 'seq', record: 2 }]);
  });

  test('is read where the layout puts it', () => {
    const [fault] = faultsOf(TRENTIEME_160, fileOf(start(7)));
    expect(fault).toMatchObject({ offset: 2, type: 'L1' });
  });
});

describe('the fields', () => {
  const put = (line: string, from: number, text: string): string =>
    line.slice(0, from - 1) + text + line.slice(from - 1 + text.length);

  // Positions from files.md, counted from 1.
  test.each<[string, string, Partial<ReadFault>]>([
    [
      'a filler that is not spaces',
      put(MOVEMENT, 160, 'X'),
      { code: 'read.filler', field: 'filler', offset: 324 + 132 },
    ],
    [
      'another constant',
      put(MOVEMENT, 28, '01'),
      { code: 'read.constant', field: 'dossier', offset: 324 + 27, expected: '00', found: '01' },
    ],
    [
      'a space in a number',
      put(MOVEMENT, 84, ' '),
      { code: 'read.format', field: 'montant', found: ' 00013889' },
    ],
    ['a letter in a number', put(MOVEMENT, 84, 'A'), { code: 'read.format', field: 'montant' }],
    ['a sign in a number', put(MOVEMENT, 84, '-'), { code: 'read.format', field: 'montant' }],
    ['a number left blank', put(MOVEMENT, 84, ' '.repeat(9)), { code: 'read.missing', field: 'montant' }],
    [
      'a required text left blank',
      put(MOVEMENT, 93, ' '.repeat(9)),
      { code: 'read.missing', field: 'regime', found: '' },
    ],
    ['a text not to the left', put(MOVEMENT, 93, ' IMP'), { code: 'read.format', field: 'regime' }],
    ['lower case', put(MOVEMENT, 93, 'imp'), { code: 'read.format', field: 'regime', found: 'imp' }],
    [
      'a control character',
      put(MOVEMENT, 93, 'I\tP'),
      { code: 'read.charset', field: 'regime', found: '0x09' },
    ],
    ['DEL', put(MOVEMENT, 93, '\u007f'), { code: 'read.charset', found: '0x7F' }],
    [
      'a byte out of the charset',
      put(MOVEMENT, 93, '\u0092'),
      { code: 'read.charset', found: '0x92', expected: 'ISO-8859-15' },
    ],
    [
      'a NIR with a letter elsewhere',
      put(MOVEMENT, 13, 'A'),
      { code: 'read.format', field: 'nir', found: '*'.repeat(13) },
    ],
    ['a department 2C', put(MOVEMENT, 18, '2C'), { code: 'read.format', field: 'nir' }],
    ['a month 13', put(MOVEMENT, 102, '201513'), { code: 'read.format', field: 'mois_origine' }],
    ['a 31 November', put(MOVEMENT, 75, '20151131'), { code: 'read.format', field: 'date_fin' }],
    ['another sign', put(MOVEMENT, 83, '*'), { code: 'read.format', field: 'sens' }],
    ['an unknown code', put(MOVEMENT, 108, 'X'), { code: 'read.format', field: 'nature', found: 'X' }],
    ['a digit missing', put(MOVEMENT, 63, '900 '), { code: 'read.format', field: 'code_indemnite' }],
  ])('%s', (_, line, expected) => {
    expect(faultsOf(TRENTIEME_160, fileOf(HEADER, START, line))).toMatchObject([
      { record: 3, type: 'M2', ...expected },
    ]);
  });

  test.each([
    ['hour 24', '20151028240000'],
    ['minute 60', '20151028006000'],
    ['second 60', '20151028000060'],
    ['31 November', '20151131000000'],
  ])('a timestamp with %s', (_, text) => {
    expect(faultsOf(TRENTIEME_160, fileOf(put(HEADER, 40, text)))).toMatchObject([{ field: 'created' }]);
  });

  test('a number above its declared maximum', () => {
    expect(faultsOf(TRENTIEME_160, fileOf(put(HEADER, 37, '100')))).toMatchObject([
      { code: 'read.format', field: 'remise', expected: '≤ 99' },
    ]);
  });

  test('a department 2A or 2B, a blank UAI', () => {
    const lines = [put(MOVEMENT, 18, '2A'), put(MOVEMENT, 18, '2B'), put(MOVEMENT, 55, ' '.repeat(8))];
    for (const line of lines) expect(faultsOf(TRENTIEME_160, fileOf(HEADER, START, line))).toEqual([]);
  });

  test('faults come in the order of their place, of records and of fields alike', () => {
    const faults = faultsOf(TRENTIEME_160, fileOf(put(HEADER, 54, 'X'), 'short'));
    expect(faults.map(({ code }) => code)).toEqual(['read.format', 'read.length']);
  });

  test('every fault of a record is collected, and of the records after it', () => {
    const bad = put(put(MOVEMENT, 83, '*'), 160, 'X');
    const faults = faultsOf(TRENTIEME_160, fileOf(put(HEADER, 54, 'X'), START, bad));
    expect(faults.map(({ record, field }) => [record, field])).toEqual([
      [1, 'mode'],
      [3, 'sens'],
      [3, 'filler'],
    ]);
  });
});

test.each<[string, MutableField]>([
  ['a number', { name: 'f', width: 3, kind: 'number', optional: true }],
  ['a date', { name: 'f', width: 8, kind: 'date', optional: true }],
  ['a code', { name: 'f', width: 3, kind: 'code', values: { A: WORDS }, optional: true }],
])('%s that may be blank is read as the empty text', (_, field) => {
  const decoded = decodeRecords(layoutWith(field), fileOf(`X1${' '.repeat(18)}`));
  expect(decoded.records[0]?.values).toEqual({ type: 'X1', f: '' });
});
