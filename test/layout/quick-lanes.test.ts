import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeField } from '../../src/layout/decode-field.js';
import { encodeField } from '../../src/layout/encode-field.js';
import { fieldReader } from '../../src/layout/field-reader.js';
import { fieldWriter } from '../../src/layout/field-writer.js';
import {
  decodeRecords,
  encodeRecord,
  recordScanner,
  recordWriterFor,
  type DecodedRecord,
  type FieldValue,
  type FieldValues,
} from '../../src/layout/index.js';
import type { Field } from '../../src/layout/model.js';
import { hostileText } from './hostile-text.js';
import { layoutWith, TRENTIEME_160, WORDS } from './layouts.js';

/** Every kind the quick lanes know, of an odd width and of the width its values usually have. */
const FIELDS = [
  ...['text', 'name', 'digits', 'number', 'cents'].flatMap((kind) =>
    [1, 4, 9, 16].map((width) => ({ kind, width })),
  ),
  { kind: 'number', width: 3, maximum: 99 },
  { kind: 'nir', width: 13 },
  { kind: 'month', width: 6 },
  { kind: 'date', width: 8 },
  { kind: 'timestamp', width: 14 },
  { kind: 'sign', width: 1 },
  { kind: 'code', width: 3, values: { N: WORDS, 'R 2': WORDS, É: WORDS } },
].flatMap((field) => [
  { ...field, name: 'f', start: 2 },
  { ...field, name: 'f', start: 2, optional: true },
]) as unknown as readonly Field[];

const someField = fc.constantFrom(...FIELDS);
const someCharset = fc.constantFrom('ISO-8859-15', 'windows-1252');

/** Values near the edges of every kind, and anything at all. */
const someValue: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789AZaz éÉßÿœŒ’\u00a0\u00ad\u0301-.,"')),
    maxLength: 20,
  }),
  fc.stringMatching(/^\d{0,16}$/),
  fc.stringMatching(/^[12]\d{4}(2A|2B|2C|\d\d)\d{6}$/),
  fc.stringMatching(/^20(15|16)(0\d|1[0-3])([0-3]\d)?$/),
  fc.constantFrom('+', '-', 'N', 'R 2', 'É', '20160229120000', '', ' ', '+ '),
  fc.integer(),
  fc.integer({ min: 0, max: 20_000 }),
  fc.constantFrom(-0, 1.5, Number.NaN, Infinity, 2 ** 53, 9_007_199_254_740_991),
  fc.bigInt(),
  fc.bigInt({ min: 0n, max: 10n ** 16n }),
  hostileText,
);

test('what the quick writer writes is what the rule writes; what it leaves, it may leave', () => {
  let quick = 0;
  fc.assert(
    fc.property(someField, someCharset, someValue, (field, charset, value) => {
      const target = new Uint8Array(20).fill(0x20);
      if (!fieldWriter(field, charset)(value, target, field.start)) return;
      quick += 1;
      const encoded = encodeField(field, value, charset);
      const expected = new Uint8Array(20).fill(0x20);
      expect(encoded.ok).toBe(true);
      if (encoded.ok) expected.set(encoded.bytes, field.start);
      expect(target).toEqual(expected);
    }),
    { numRuns: 20_000 },
  );
  expect(quick).toBeGreaterThan(2000);
});

test('a value the quick writer gave up half way leaves no trace', () => {
  const layout = layoutWith({ name: 'f', width: 9, kind: 'text' });
  const encoded = encodeRecord(layout, 'X1', { f: 'AB\u{fb01}' });
  expect(encoded.ok && Buffer.from(encoded.bytes).toString('latin1')).toBe(`X1ABFI${' '.repeat(14)}\r\n`);
});

test('what the quick reader reads is what the rule reads; what it leaves, it may leave', () => {
  let quick = 0;
  const written = fc.oneof(
    fc.tuple(someField, someValue).map(([field, value]) => {
      const encoded = encodeField(field, value, 'ISO-8859-15');
      return [field, encoded.ok ? encoded.bytes : new Uint8Array()] as const;
    }),
    fc.tuple(someField, fc.uint8Array({ maxLength: 16 })),
    fc.tuple(
      someField,
      fc.stringMatching(/^ ?[0-9A-Z+ -]{0,16}$/).map((text) => Buffer.from(text, 'latin1')),
    ),
  );
  fc.assert(
    fc.property(written, someCharset, ([field, value], charset) => {
      const bytes = new Uint8Array(40).fill(0x20);
      // The record begins at 10, so that offsets in the file and in the record differ.
      bytes.set(value.subarray(0, field.width), 10 + field.start);
      const text = Buffer.from(bytes.subarray(10)).toString('latin1');
      const read = fieldReader(field, charset)({ bytes, text, offset: 10 });
      if (read === undefined) return;
      quick += 1;
      const own = bytes.subarray(10 + field.start, 10 + field.start + field.width);
      expect(decodeField(field, own, charset)).toEqual({ ok: true, value: read });
    }),
    { numRuns: 20_000 },
  );
  expect(quick).toBeGreaterThan(2000);
});

const MOVEMENT = {
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

test('values common to all records make the same records and the same faults', () => {
  for (const ministere of ['MEN', 'men', 'MENJS', '']) {
    for (const changes of [{}, { nom: 'Durand 王' }, { nir: '1' }]) {
      const values = { seq: 1, ...MOVEMENT, ...changes };
      const target = new Uint8Array(162);
      const faults = recordWriterFor(TRENTIEME_160, 'M2', { ministere, lot: 1 })(values, target, 0);
      const whole = encodeRecord(TRENTIEME_160, 'M2', { ministere, ...values });
      expect(faults).toEqual(whole.ok ? [] : whole.faults);
      if (whole.ok) expect(target).toEqual(whole.bytes);
    }
  }
});

test('a record does not depend on the one before', () => {
  const change = fc.constantFrom<FieldValues>(
    {},
    { nom: 'Durand Élodie Marie' },
    { nom: 'Du' },
    { nom: 'Durand 王' },
    { nir: '1' },
    { uai: '' },
    { montant: 1n },
    { montant: -1n },
    { mois_origine: '201512', date_debut: '20151201' },
    { nature: 'R' },
    { nature: 'X' },
  );
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 8 }), (all) => {
      const write = recordWriterFor(TRENTIEME_160, 'M2', { ministere: 'MEN', seq: 1, lot: 1 });
      for (const changes of all) {
        const values = changes.reduce<FieldValues>((sum, each) => ({ ...sum, ...each }), MOVEMENT);
        const target = new Uint8Array(162);
        const faults = write(values, target, 0);
        const fresh = new Uint8Array(162);
        const common = { ministere: 'MEN', seq: 1, lot: 1 };
        expect(faults).toEqual(recordWriterFor(TRENTIEME_160, 'M2', common)(values, fresh, 0));
        if (faults.length === 0) expect(target).toEqual(fresh);
      }
    }),
  );
});

test('a file read in pieces of any size gives the records and the faults of the whole', () => {
  const lines = Array.from({ length: 6 }, (_, index) => {
    const encoded = encodeRecord(TRENTIEME_160, 'M2', { seq: index + 1, ministere: 'MEN', ...MOVEMENT });
    return encoded.ok ? encoded.bytes : new Uint8Array();
  });
  const sound = Buffer.concat(lines);
  const damage = fc.record({
    at: fc.nat(sound.length - 1),
    byte: fc.constantFrom(0, 0x0a, 0x0d, 0x20, 0x41, 0x92),
  });
  fc.assert(
    fc.property(
      fc.array(damage, { maxLength: 3 }),
      fc.nat(400),
      fc.nat(sound.length),
      (damages, size, cut) => {
        const file = Uint8Array.from(sound);
        for (const { at, byte } of damages) file[at] = byte;
        const bytes = damages.length === 1 ? file.subarray(0, cut) : file;
        const whole = decodeRecords(TRENTIEME_160, bytes);
        const scanner = recordScanner(TRENTIEME_160);
        const records: DecodedRecord[] = [];
        for (let at = 0, end = size + 1; at < bytes.length; end += size + 1) {
          at += scanner.scan(bytes.subarray(at, end), end >= bytes.length, (record) => records.push(record));
        }
        expect(scanner.faults()).toEqual(whole.ok ? [] : whole.faults);
        expect(records).toEqual(whole.records);
      },
    ),
    { numRuns: 500 },
  );
});
