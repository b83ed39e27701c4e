import { describe, expect, test } from 'vitest';
import { readMovementFile, writeMovementFile, type MovementRecord } from '../../src/emit/movement-file.js';
import type { ReadFault } from '../../src/layout/index.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { HEADER, movement, MOVEMENTS } from './movements.js';

const FILE = writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS);
const LENGTH = 162;

const textOf = (file: Uint8Array): string => Array.from(file, (byte) => String.fromCharCode(byte)).join('');
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text, (character) => character.charCodeAt(0)));
const linesOf = (file: Uint8Array): string[] => textOf(file).match(/[^]{162}/g) ?? [];

const faultsOf = (file: Uint8Array): readonly ReadFault[] => {
  const read = readMovementFile(TRENTIEME_160, file);
  return read.ok ? [] : read.faults;
};

/**
 * Nothing else in the file speaks of these: another well-formed value cannot be told from the right one. What binds
 * them is outside (the bordereau gives the SHA-256 of the file).
 */
const UNSPOKEN = [
  'E0.academie',
  'E0.remise',
  'E0.created',
  'E0.mode',
  'M2.nom',
  'M2.code_indemnite',
  'M2.regime',
  'M2.reference',
];

/** Name of the field a byte of the file belongs to; empty for a line ending. */
function fieldAt(offset: number): string {
  const type = textOf(FILE.subarray(offset - (offset % LENGTH), offset - (offset % LENGTH) + 2));
  const column = offset % LENGTH;
  const record = TRENTIEME_160.records.find((one) => one.type === type);
  const field = record?.fields.find(({ start, width }) => column >= start && column < start + width);
  return field === undefined ? '' : `${type}.${field.name}`;
}

test('any one byte replaced by any other is seen, but in the fields nothing else speaks of', () => {
  const unseen = new Set<string>();
  for (let offset = 0; offset < FILE.length; offset += 1) {
    const altered = FILE.slice();
    const byte = FILE[offset] ?? 0;
    // Another digit, a space, letters, signs, line ends, bytes with no character, an accent, a flipped bit.
    const others = [
      0x30,
      0x31,
      0x39,
      0x20,
      0x41,
      0x50,
      0x54,
      0x52,
      0x2b,
      0x2d,
      0x0a,
      0x0d,
      0x00,
      0x85,
      0xc9,
      byte ^ 1,
      byte ^ 0x20,
    ];
    for (const other of others.filter((one) => one !== byte)) {
      altered[offset] = other;
      if (faultsOf(altered).length === 0) unseen.add(fieldAt(offset));
    }
  }
  // Equality, not inclusion: if a field becomes checked, or no longer is, this list says so.
  expect([...unseen].toSorted()).toEqual(UNSPOKEN.toSorted());
});

test('a byte lost or added anywhere is seen', () => {
  for (let offset = 0; offset < FILE.length; offset += 1) {
    const lost = bytesOf(textOf(FILE.subarray(0, offset)) + textOf(FILE.subarray(offset + 1)));
    const added = bytesOf(`${textOf(FILE.subarray(0, offset))} ${textOf(FILE.subarray(offset))}`);
    expect(faultsOf(lost).length, `byte ${offset} lost`).toBeGreaterThan(0);
    expect(faultsOf(added).length, `byte added at ${offset}`).toBeGreaterThan(0);
  }
});

test('a file cut anywhere is seen', () => {
  for (let length = 0; length < FILE.length; length += 1) {
    expect(faultsOf(FILE.subarray(0, length)).length, `${length} bytes`).toBeGreaterThan(0);
  }
});

/** Takes lines of the good file, in any order and number, and numbers them again so that only the order is wrong. */
function arranged(...ranks: readonly number[]): Uint8Array {
  const lines = linesOf(FILE);
  return bytesOf(
    ranks
      .map((rank, index) =>
        (lines[rank - 1] ?? '').replace(/^(..).{7}/, `$1${String(index + 1).padStart(7, '0')}`),
      )
      .join(''),
  );
}

describe('records out of their place', () => {
  // Lines of the file: 1 E0, 2 L1, 3 M2, 4 L8, 5 L1, 6 M2, 7 M2, 8 L8, 9 L1, 10 M2, 11 L8, 12 F9.
  test('the file arranged as it was has no fault', () => {
    expect(faultsOf(arranged(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))).toEqual([]);
  });

  test.each<[string, number[], Partial<ReadFault>]>([
    ['no header', [2, 3, 4, 12], { code: 'read.order', record: 1, expected: 'E0', found: 'L1' }],
    ['two headers', [1, 1, 12], { code: 'read.order', record: 2, expected: 'L1 F9', found: 'E0' }],
    [
      'no end',
      [1, 2, 3, 4],
      { code: 'read.order', record: 5, offset: 4 * LENGTH, expected: 'L1 F9', found: '' },
    ],
    ['something after the end', [1, 12, 12], { code: 'read.order', record: 3, expected: '', found: 'F9' }],
    [
      'a movement outside a lot',
      [1, 3, 12],
      { code: 'read.order', record: 2, expected: 'L1 F9', found: 'M2' },
    ],
    [
      'a lot without movements',
      [1, 2, 4, 12],
      { code: 'read.order', record: 3, expected: 'M2', found: 'L8' },
    ],
    [
      'a lot that is not closed',
      [1, 2, 3, 5, 6, 7, 8, 12],
      { code: 'read.order', record: 4, expected: 'M2 L8', found: 'L1' },
    ],
    [
      'a lot that ends in the header of another',
      [1, 2, 3, 12],
      { code: 'read.order', record: 4, expected: 'M2 L8', found: 'F9' },
    ],
    [
      'schools out of order',
      [1, 5, 6, 7, 8, 2, 3, 4, 9, 10, 11, 12],
      { code: 'read.mismatch', field: 'lot', record: 2 },
    ],
  ])('%s', (_, ranks, expected) => {
    expect(faultsOf(arranged(...ranks))[0]).toMatchObject(expected);
  });

  test('an empty file has no header', () => {
    expect(faultsOf(new Uint8Array())).toMatchObject([
      { code: 'read.order', record: 1, offset: 0, expected: 'E0' },
    ]);
  });

  test('a movement lost: the lot and the file no longer add up', () => {
    const faults = faultsOf(arranged(1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12));
    expect(faults.map(({ code, type, field }) => `${code} ${type}.${field}`)).toEqual([
      'read.total L8.details',
      'read.total L8.credits',
      'read.total F9.records',
      'read.total F9.details',
      'read.total F9.persons',
      'read.total F9.credits',
      'read.total F9.hash',
    ]);
  });

  test('two movements exchanged between schools', () => {
    const faults = faultsOf(arranged(1, 2, 6, 4, 5, 3, 7, 8, 9, 10, 11, 12));
    expect(faults.filter(({ field }) => field === 'uai').map(({ record }) => record)).toEqual([3, 6]);
  });
});

describe('what two places of the file say must agree', () => {
  const put = (line: number, column: number, text: string): Uint8Array => {
    const altered = FILE.slice();
    altered.set(bytesOf(text), (line - 1) * LENGTH + column - 1);
    return altered;
  };

  // Columns of files.md section 4, from 1.
  test.each<[string, Uint8Array, Partial<ReadFault>]>([
    [
      'the ministry',
      put(6, 10, 'MAA'),
      { code: 'read.mismatch', field: 'ministere', expected: 'MEN', found: 'MAA' },
    ],
    [
      'the key of the NIR',
      put(6, 26, '47'),
      { code: 'read.mismatch', field: 'cle', expected: '46', found: '47' },
    ],
    [
      'the first day',
      put(6, 67, '20151102'),
      { code: 'read.mismatch', field: 'date_debut', expected: '20151101' },
    ],
    [
      'the last day',
      put(6, 75, '20151129'),
      { code: 'read.mismatch', field: 'date_fin', expected: '20151130' },
    ],
    ['the nature', put(6, 108, 'R'), { code: 'read.mismatch', field: 'nature', expected: 'N', found: 'R' }],
    [
      'the reference',
      put(6, 109, 'A'.repeat(24)),
      { code: 'read.mismatch', field: 'reference', expected: 'unique', record: 6 },
    ],
    [
      'the school of a movement',
      put(6, 55, '6200001G'),
      { code: 'read.mismatch', field: 'uai', expected: '0750654D' },
    ],
    ['the school of a lot end', put(8, 10, '6200001G'), { code: 'read.mismatch', field: 'uai', type: 'L8' }],
    [
      'the number of a lot',
      put(5, 18, '00003'),
      { code: 'read.mismatch', field: 'lot', expected: '2', found: '3' },
    ],
    [
      'the debits of a lot',
      put(11, 45, '000000000005001'),
      { code: 'read.total', field: 'debits', expected: '5000', found: '5001' },
    ],
    [
      'the number of records',
      put(12, 10, '0000013'),
      { code: 'read.total', field: 'records', expected: '12' },
    ],
    [
      'the number of persons',
      put(12, 24, '0000005'),
      { code: 'read.total', field: 'persons', expected: '4' },
    ],
    ['the number of lots', put(12, 31, '00004'), { code: 'read.total', field: 'lots', expected: '3' }],
    [
      'the hash',
      put(12, 66, '8773427696131'),
      { code: 'read.total', field: 'hash', expected: '8773427696130', offset: 11 * LENGTH + 65 },
    ],
  ])('%s', (_, file, expected) => {
    expect(faultsOf(file)).toMatchObject([expected]);
  });

  test('schools go up, blank first', () => {
    // The writer will not write it: two files of one school each are put together.
    const schools = (uai: string): MovementRecord[] => [movement({ uai, reference: uai })];
    const [a, b] = ['0330001X', '0750654D'].map((uai) =>
      linesOf(writeMovementFile(TRENTIEME_160, HEADER, schools(uai))),
    );
    const lines = [a?.[0], ...(b ?? []).slice(1, 4), ...(a ?? []).slice(1, 5)];
    const numbered = lines.map((line = '', index) =>
      line.replace(/^(..).{7}/, `$1${String(index + 1).padStart(7, '0')}`),
    );
    expect(faultsOf(bytesOf(numbered.join('')))).toContainEqual(
      expect.objectContaining({
        code: 'read.order',
        field: 'uai',
        record: 5,
        expected: '> 0750654D',
        found: '0330001X',
      }),
    );
  });
});
