import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/charset/index.js';
import { decodeRecords, encodeRecord, type FieldValue } from '../../src/layout/index.js';
import { hostileText } from './hostile-text.js';
import { layoutWith, TRENTIEME_160, WORDS } from './layouts.js';

/** The field `f` of a record of twenty bytes, as text; or the code of its fault. */
function written(kind: string, width: number, value: FieldValue | undefined, more: object = {}): string {
  const layout = layoutWith({ name: 'f', width, kind, ...more });
  const encoded = encodeRecord(layout, 'X1', value === undefined ? {} : { f: value });
  if (!encoded.ok) return encoded.faults.map(({ code }) => code).join(' ');
  expect(encoded.bytes).toHaveLength(22);
  const text = decode(encoded.bytes, 'ISO-8859-15');
  return text.ok ? text.text.slice(2, 2 + width) : 'unreadable';
}

describe('a value as its kind is written', () => {
  test.each<[string, number, FieldValue, string]>([
    ['text', 5, 'imp', 'IMP  '],
    ['text', 5, ' IMP ', 'IMP  '],
    ['text', 5, 'ABCDE', 'ABCDE'],
    ['text', 5, '=A+1', '=A+1 '], // nothing evaluates a fixed-width record
    ['text', 5, '"A";B', '"A";B'],
    ['text', 5, 'é', 'É    '],
    ['name', 10, 'Zoé', 'ZOÉ       '],
    ['name', 10, 'Maximilienne', 'MAXIMILIEN'],
    ['name', 5, 'WEIẞ Œ', 'WEISS'], // cut after the transliteration, which may lengthen
    ['name', 6, 'ABCDE FGH', 'ABCDE '],
    ['digits', 4, '0207', '0207'],
    ['nir', 13, '253072A073004', '253072A073004'],
    ['nir', 13, '2550814168025', '2550814168025'],
    ['number', 5, 42, '00042'],
    ['number', 5, 42n, '00042'],
    ['number', 5, '42', '00042'],
    ['number', 5, '000000042', '00042'],
    ['number', 5, 0, '00000'],
    ['cents', 9, 13889n, '000013889'],
    ['month', 6, '201511', '201511'],
    ['date', 8, '20160229', '20160229'],
    ['timestamp', 14, '20151028235959', '20151028235959'],
    ['sign', 1, '-', '-'],
  ])('%s(%i) of %o is %o', (kind, width, value, expected) => {
    expect(written(kind, width, value)).toBe(expected);
  });

  test('a code is one of its values', () => {
    expect(written('code', 1, 'N', { values: { N: WORDS } })).toBe('N');
    expect(written('code', 1, 'R', { values: { N: WORDS } })).toBe('layout.format');
    expect(written('code', 11, 'constructor', { values: { N: WORDS } })).toBe('layout.format');
  });

  test('a constant is written whatever the program says', () => {
    expect(written('constant', 4, 'XX', { constant: '00' })).toBe('00  ');
  });

  test.each(['text', 'name', 'number', 'date'])('a %s that may be blank is left blank', (kind) => {
    const width = kind === 'date' ? 8 : 3;
    expect(written(kind, width, '', { optional: true })).toBe(' '.repeat(width));
    expect(written(kind, width, undefined, { optional: true })).toBe(' '.repeat(width));
  });
});

describe('a value that cannot be written is a fault, never a cut and never a question mark', () => {
  test.each<[string, number, FieldValue | undefined, string]>([
    ['text', 5, 'ABCDEF', 'layout.too-long'],
    ['text', 5, 'WEISß', 'layout.too-long'], // ß is two letters in upper case
    ['text', 5, '王', 'layout.charset'],
    ['text', 5, 'L’A', 'layout.charset'], // only names are transliterated
    ['text', 5, 'A\nB', 'layout.charset'],
    ['text', 5, 'A\u0000', 'layout.charset'],
    ['text', 5, '', 'layout.missing'],
    ['text', 5, '   ', 'layout.missing'],
    ['text', 5, undefined, 'layout.missing'],
    ['name', 5, '王', 'layout.charset'],
    ['name', 5, '\u00a0\u200b', 'layout.missing'], // a name of which nothing remains
    ['digits', 4, '207', 'layout.format'],
    ['digits', 4, '20700', 'layout.format'],
    ['digits', 4, '20A7', 'layout.format'],
    ['digits', 4, '٠١٢٣', 'layout.format'], // digits of another script
    ['nir', 13, '253072C073004', 'layout.format'],
    ['nir', 13, '2A3072A073004', 'layout.format'],
    ['nir', 13, '255081416802', 'layout.format'],
    ['number', 5, 100_000, 'layout.too-long'],
    ['number', 5, -1, 'layout.format'],
    ['number', 5, -1n, 'layout.format'],
    ['number', 5, 1.5, 'layout.format'],
    ['number', 5, Number.NaN, 'layout.format'],
    ['number', 5, 1e21, 'layout.format'],
    ['cents', 9, 1_000_000_000n, 'layout.too-long'],
    ['month', 6, '201513', 'layout.format'],
    ['month', 6, '2015-1', 'layout.format'],
    ['date', 8, '20150229', 'layout.format'],
    ['date', 8, '20150431', 'layout.format'],
    ['timestamp', 14, '20151028240000', 'layout.format'],
    ['timestamp', 14, '20151032000000', 'layout.format'],
    ['timestamp', 14, '20151028006000', 'layout.format'],
    ['sign', 1, '*', 'layout.format'],
  ])('%s(%i) of %o: %s', (kind, width, value, code) => {
    expect(written(kind, width, value)).toBe(code);
  });

  test('a number above its declared maximum', () => {
    expect(written('number', 3, 99, { maximum: 99 })).toBe('099');
    expect(written('number', 3, 100, { maximum: 99 })).toBe('layout.format');
  });
});

test('a fault names the record, the field, its width and what was found', () => {
  expect(encodeRecord(TRENTIEME_160, 'L1', { seq: 1, uai: '0750654DX', lot: -1 })).toEqual({
    ok: false,
    faults: [
      { code: 'layout.too-long', record: 'L1', field: 'uai', width: 8, found: '0750654DX' },
      { code: 'layout.format', record: 'L1', field: 'lot', width: 5, found: '-1' },
    ],
  });
});

test('a fault shows neither a NIR nor a name', () => {
  const nir = encodeRecord(layoutWith({ name: 'f', width: 13, kind: 'nir' }), 'X1', { f: '25508141680' });
  expect(!nir.ok && nir.faults[0]?.found).toBe('***********');
  const name = encodeRecord(layoutWith({ name: 'f', width: 13, kind: 'name' }), 'X1', { f: 'DURAND 王' });
  expect(!name.ok && name.faults[0]?.found).toBe('U+738B');
});

test('a fault of a megabyte stays short', () => {
  const encoded = encodeRecord(layoutWith({ name: 'f', width: 5, kind: 'text' }), 'X1', {
    f: 'A'.repeat(1_000_000),
  });
  expect(!encoded.ok && encoded.faults[0]?.found).toBe(`${'A'.repeat(40)}…`);
});

test('a record type the layout does not have is a mistake of the program', () => {
  expect(() => encodeRecord(TRENTIEME_160, 'Z9', {})).toThrow('no record Z9');
});

test('whatever the values, a record is exactly its length and CRLF, with no other line end, or it is not written', () => {
  const values = fc.dictionary(
    fc.constantFrom('nir', 'cle', 'nom', 'uai', 'regime', 'montant', 'sens', 'reference', 'ministere', 'seq'),
    fc.oneof(hostileText, fc.bigInt(), fc.integer()),
  );
  const valid = {
    seq: 3,
    ministere: 'MEN',
    nir: '2550814168025',
    cle: '38',
    nom: 'DURAND',
    uai: '',
    code_indemnite: '9001',
    date_debut: '20151101',
    date_fin: '20151130',
    sens: '+',
    montant: 1n,
    regime: 'IMP',
    mois_origine: '201511',
    nature: 'N',
    reference: 'R',
  };
  let refused = 0;
  fc.assert(
    fc.property(values, (given) => {
      const encoded = encodeRecord(TRENTIEME_160, 'M2', { ...valid, ...given });
      if (!encoded.ok) {
        refused += 1;
        return encoded.faults.length > 0;
      }
      const { bytes } = encoded;
      const controls = bytes.subarray(0, 160).some((byte) => byte < 0x20 || (byte >= 0x7f && byte <= 0x9f));
      return bytes.length === 162 && bytes[160] === 0x0d && bytes[161] === 0x0a && !controls;
    }),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(0);
});

test('what is written is read back by the reader, field by field', () => {
  const code = fc.string({
    unit: fc.constantFrom(...Array.from('ABCXYZ0189-_=;"ÉŒ€')),
    minLength: 1,
    maxLength: 9,
  });
  const values = fc.record({
    ministere: code.map((text) => text.slice(0, 3)),
    nir: fc.constantFrom('2550814168025', '253072A073004', '185062B004012'),
    cle: fc.constantFrom('00', '97'),
    nom: code,
    uai: fc.constantFrom('', '0750654D'),
    code_indemnite: fc.constantFrom('0000', '9001'),
    date_debut: fc.constantFrom('20160229', '20151231'),
    date_fin: fc.constantFrom('20160229', '20151231'),
    sens: fc.constantFrom('+', '-'),
    montant: fc.bigInt({ min: 0n, max: 999_999_999n }),
    regime: code,
    mois_origine: fc.constantFrom('201601', '201512'),
    nature: fc.constantFrom('N', 'R', 'T'),
    reference: code,
  });
  fc.assert(
    fc.property(values, (given) => {
      const encoded = encodeRecord(TRENTIEME_160, 'M2', { seq: 1, ...given });
      expect(encoded.ok).toBe(true);
      const decoded = decodeRecords(TRENTIEME_160, encoded.ok ? encoded.bytes : new Uint8Array());
      expect(decoded.ok && decoded.records[0]?.values).toEqual({
        type: 'M2',
        seq: 1n,
        dossier: '00',
        ...given,
      });
    }),
  );
});
