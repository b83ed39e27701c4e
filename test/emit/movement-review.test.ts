import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMovementFile, writeMovementFile } from '../../src/emit/movement-file.js';
import { reviewMovements } from '../../src/emit/movement-review.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { randomRuns } from '../support/random-runs.js';
import { HEADER, movement, MOVEMENTS } from './movements.js';

const FILE = writeMovementFile(TRENTIEME_160, HEADER, MOVEMENTS);

/** The file in pieces of a size. */
function* pieces(file: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield file.slice(at, at + size);
}

const review = (file: Uint8Array, size = 1000) => reviewMovements(TRENTIEME_160, pieces(file, size));

const codes = (
  faults: readonly { readonly code: string; readonly record: number; readonly field: string }[],
) => faults.map(({ code, record, field }) => `${code} ${String(record)} ${field}`).toSorted();

describe('a movement file read piece by piece', () => {
  test.each([1, 7, 161, 162, 163, 5000])('says the same in pieces of %i bytes', (size) => {
    const { header, totals, faults } = review(FILE, size);
    expect(faults).toEqual([]);
    expect(header).toEqual(HEADER);
    expect(totals.all).toEqual({ movements: 4, credits: 13_889n + 1n + 200n, debits: 5_000n });
    expect(totals.persons).toBe(4);
    expect([...totals.bySchool.keys()]).toEqual(['', '0750654D', '6200001G']);
    expect([...totals.byNature].map(([nature, { movements }]) => [nature, movements])).toEqual([
      ['N', 2],
      ['R', 1],
      ['T', 1],
    ]);
    expect([...totals.byRegime.keys()]).toEqual(['IMP', 'SOPA']);
  });

  test('may hold no movement at all', () => {
    const { totals, faults } = review(writeMovementFile(TRENTIEME_160, { ...HEADER, remittance: 0 }, []));
    expect([faults, totals.all.movements]).toEqual([[], 0]);
  });

  test('finds what the reader of a whole file finds, wherever a byte is replaced, lost or added', () => {
    const change = fc.record({
      at: fc.nat(FILE.length - 1),
      byte: fc.constantFrom(0x30, 0x31, 0x39, 0x20, 0x41, 0x4d, 0x32, 0x2d, 0x0a, 0x0d, 0x00, 0x85),
      how: fc.constantFrom('replaced', 'lost', 'added'),
    });
    fc.assert(
      fc.property(change, fc.integer({ min: 1, max: 700 }), ({ at, byte, how }, size) => {
        const [before, after] = [
          [...FILE.subarray(0, at)],
          [...FILE.subarray(how === 'added' ? at : at + 1)],
        ];
        const file = Uint8Array.from([...before, ...(how === 'lost' ? [] : [byte]), ...after]);
        const whole = readMovementFile(TRENTIEME_160, file);
        const read = review(file, size);
        expect(read.faults.length > 0).toBe(!whole.ok);
        if (whole.ok) expect(read.header).toEqual(whole.header);
      }),
      randomRuns(400),
    );
  });

  test.each<[string, (records: string[]) => string[]]>([
    ['without its end', (records) => records.slice(0, -1)],
    ['with a record taken away', (records) => records.toSpliced(3, 1)],
    ['with a record twice', (records) => records.toSpliced(3, 0, records[3]!)],
    [
      'with two schools the other way',
      (records) => [records[0]!, ...records.slice(4, 8), ...records.slice(1, 4), ...records.slice(8)],
    ],
    ['with nothing in it', () => []],
  ])('finds a file %s', (_, change) => {
    const records =
      Buffer.from(FILE)
        .toString('latin1')
        .match(/[^]{162}/g) ?? [];
    const file = new Uint8Array(Buffer.from(change([...records]).join(''), 'latin1'));
    const whole = readMovementFile(TRENTIEME_160, file);
    expect(whole.ok).toBe(false);
    expect(review(file).faults.length).toBeGreaterThan(0);
  });

  test('finds a school without a movement, though every number of the file agrees with it', () => {
    const [header = '', start = ''] =
      Buffer.from(FILE)
        .toString('latin1')
        .match(/[^]{162}/g) ?? [];
    const end = `L80000003${start.slice(9, 22)}${'0'.repeat(37)}`.padEnd(160);
    const last = `F900000040000004${'0'.repeat(14)}00001${'0'.repeat(43)}`.padEnd(160);
    const file = new Uint8Array(Buffer.from(`${header}${start}${end}\r\n${last}\r\n`, 'latin1'));
    const whole = readMovementFile(TRENTIEME_160, file);
    expect(codes(review(file).faults)).toEqual(['read.order 3 ']);
    expect(codes(whole.ok ? [] : whole.faults)).toEqual(['read.order 3 ']);
  });

  test('finds a reference given in two schools, as the reader of a whole file does', () => {
    const reference = 'A'.repeat(24);
    const twice = [movement({ uai: '', reference }), movement({ uai: '6200001G', reference })];
    const file = writeMovementFile(TRENTIEME_160, HEADER, twice);
    const whole = readMovementFile(TRENTIEME_160, file);
    expect(codes(review(file).faults)).toEqual(codes(whole.ok ? [] : whole.faults));
    expect(codes(review(file).faults)).toEqual(['read.mismatch 6 reference']);
  });
});
