import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlTotals, nirKey, sumOfControl } from '../../src/emit/control-totals.js';
import { CsvRows } from '../../src/emit/csv.js';
import { FIRST_SECTION, recordBytes, writeSection, writeStart } from '../../src/emit/movement-file.js';
import { recordsReader } from '../../src/emit/movement-file-reader.js';
import { natureOf } from '../../src/emit/movement-record.js';
import { inOutputOrder, rowsInOrder } from '../../src/emit/output-order.js';
import { movementOfRow } from '../../src/emit/payment-cells.js';
import { PAYMENT_COLUMNS } from '../../src/emit/payment.js';
import { movementMismatches } from '../../src/emit/read-back-movements.js';
import { readBackSection } from '../../src/emit/read-back-section.js';
import { recordCheck } from '../../src/emit/record-check.js';
import { centsAt, signAt } from '../../src/emit/row-amounts.js';
import { referenceCheck, soundnessCheck } from '../../src/emit/row-checks.js';
import { lotsOfRows } from '../../src/emit/row-lots.js';
import { totalsOfRows } from '../../src/emit/row-totals.js';
import { placeOf, type Rows } from '../../src/emit/rows.js';
import { totalsOfRun } from '../../src/emit/totals.js';
import { WholeSum } from '../../src/emit/whole-sum.js';
import { readCsvRecords } from '../../src/ingest/csv.js';
import { readWrittenRows } from '../../src/ingest/written-rows.js';
import { sha256 } from '../../src/io/digest.js';
import { byCodePoint } from '../../src/model/index.js';
import { centsOf, negateCents } from '../../src/money/index.js';
import { randomRuns } from '../support/random-runs.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { HEADER, movement } from './movements.js';
import { arbitraryRowMovements, recordsOf, rowBytes, rowsOf, type RowMovement } from './written-rows.js';

const LENGTH = recordBytes(TRENTIEME_160);
const REQUEST = { layout: TRENTIEME_160, header: HEADER, place: FIRST_SECTION, sha256 };

/** The order of the rows by their texts. */
function plainOrder(movements: readonly RowMovement[]): number[] {
  return movements
    .map((movement, row) => ({ ...movement, row }))
    .toSorted(
      (a, b) =>
        byCodePoint(a.uai, b.uai) ||
        byCodePoint(a.payee, b.payee) ||
        byCodePoint(a.award, b.award) ||
        byCodePoint(a.instalmentMonth, b.instalmentMonth),
    )
    .map(({ row }) => row);
}

function sectionOf(movements: readonly RowMovement[], rows: Rows, order: Int32Array): Uint8Array {
  const lots = lotsOfRows(rows, order);
  return writeSection(TRENTIEME_160, HEADER, recordsOf(movements), lots, FIRST_SECTION).bytes;
}

/** Whether a section and its rows agree: every record by the reader of the layout, every value as a text. */
function isPlainlyRight(section: Uint8Array, rows: Rows, order: Int32Array): boolean {
  const reader = recordsReader(TRENTIEME_160, writeStart(TRENTIEME_160, HEADER));
  const lots = [...Map.groupBy(order, (row) => rows.text(row, placeOf('uai')))];
  const recordAt = (index: number): Uint8Array => section.subarray(index * LENGTH, (index + 1) * LENGTH);
  let record = 0;
  const seen = new Set<string>();
  const found = lots.flatMap(([uai, ranks], index) => {
    const lot = FIRST_SECTION.lot + index;
    const opening = record;
    const wrong = ranks.flatMap((row) => {
      record += 1;
      const meant = movementOfRow(rows, row);
      const { nir, sign, instalmentMonth, nature, reference } = meant;
      const place = FIRST_SECTION.record + record;
      const { movement, faults } = reader.movement(recordAt(record), place, { number: lot, uai });
      const [award, payee, month] = (['id_mission', 'numen', 'mois_paie'] as const).map((name) =>
        rows.text(row, placeOf(name)),
      );
      const isSound =
        nirKey(nir) === nir.slice(13) &&
        natureOf(sign, instalmentMonth, HEADER.payMonth) === nature &&
        month === HEADER.payMonth &&
        !seen.has(reference) &&
        sha256(`${award}|${payee}|${instalmentMonth}|${month}|01`).slice(0, 24).toUpperCase() === reference;
      seen.add(reference);
      return [
        ...faults,
        ...(isSound ? [] : ['unsound']),
        ...(movement === undefined ? [] : movementMismatches(TRENTIEME_160, [movement], [meant])),
      ];
    });
    record += 1;
    const totals = controlTotals(ranks.map((row) => movementOfRow(rows, row)));
    const numbers = [FIRST_SECTION.record + opening, FIRST_SECTION.record + record] as const;
    const { uai: read, faults } = reader.lot(recordAt(opening), recordAt(record), numbers, lot, totals);
    record += 1;
    return [...wrong, ...faults, ...(read === uai ? [] : ['school'])];
  });
  return found.length === 0 && section.length === record * LENGTH;
}

const orThrown = <Result>(body: () => Result): Result | 'thrown' => {
  try {
    return body();
  } catch {
    return 'thrown';
  }
};

describe('rows of payments, looked at where they lie', () => {
  test('are ordered as their texts are, and copied whole', () => {
    fc.assert(
      fc.property(arbitraryRowMovements, (movements) => {
        const rows = rowsOf(movements);
        const order = inOutputOrder(rows);
        expect([...order]).toEqual(plainOrder(movements));
        const ordered = Array.from(order, (row) => movements[row]!);
        expect(rowsInOrder(rows, order)).toEqual(rowBytes(ordered));
      }),
      randomRuns(1000),
    );
  });

  test('give the texts of a column as they give those of its cells', () => {
    fc.assert(
      fc.property(arbitraryRowMovements, (movements) => {
        const rows = rowsOf(movements);
        for (const column of PAYMENT_COLUMNS.keys()) {
          expect(rows.texts(column)).toEqual(movements.map((_, row) => rows.text(row, column)));
        }
      }),
      randomRuns(1000),
    );
  });

  test('give the totals that their movements give', () => {
    fc.assert(
      fc.property(arbitraryRowMovements, (movements) => {
        const rows = rowsOf(movements);
        const order = inOutputOrder(rows);
        const counted = movements.map(({ cents, sign, ...others }) => ({
          ...others,
          amount: sign === '-' ? negateCents(centsOf(cents)) : centsOf(cents),
        }));
        expect(totalsOfRows(rows, order)).toEqual(totalsOfRun(counted, 0));
        const lots = lotsOfRows(rows, order).map(({ uai, totals }) => [uai, totals]);
        const bySchool = Map.groupBy(movements, ({ uai }) => uai);
        const meant = [...bySchool].map(([uai, own]) => [uai, controlTotals(own)] as const);
        expect(lots).toEqual(meant.toSorted(([a], [b]) => byCodePoint(a, b)));
      }),
      randomRuns(1000),
    );
  });

  test('are never held for a record that is another one', () => {
    let quick = 0;
    fc.assert(
      fc.property(
        arbitraryRowMovements.filter(({ length }) => length > 0),
        fc.nat(),
        fc.nat({ max: LENGTH - 1 }),
        fc.nat({ max: 255 }),
        (movements, rank, at, to) => {
          const rows = rowsOf(movements);
          const records = recordsOf(movements);
          const row = rank % movements.length;
          const check = recordCheck(TRENTIEME_160, records.slice(0, LENGTH), rows)!;
          if (check(records, row * LENGTH, 1, 1, row)) quick += 1;
          const place = row * LENGTH + at;
          if (records[place] === to) return;
          expect(check(records.with(place, to), row * LENGTH, 1, 1, row)).toBe(false);
        },
      ),
      randomRuns(2000),
    );
    // All but a few names are compared without a text.
    expect(quick).toBeGreaterThan(1000);
  });
});

const MOVEMENT: RowMovement = { ...movement(), payee: '98E8889685ZLU', award: 'M00092227' };
const REFERENCE = sha256(`M00092227|98E8889685ZLU|2015-11|2015-11|01`).slice(0, 24).toUpperCase();
/** One row, with some of its cells changed. */
const cells = (changes: Readonly<Record<string, string>>): Rows => {
  const [cellsOfRow = []] = readCsvRecords(rowBytes([{ ...MOVEMENT, reference: REFERENCE }]));
  const row = new CsvRows();
  row.add(PAYMENT_COLUMNS.map((column, index) => changes[column] ?? cellsOfRow[index]!));
  return readWrittenRows(row.take(), PAYMENT_COLUMNS.length);
};

describe('a row by itself', () => {
  test('bears the reference of its key', () => {
    expect(referenceCheck(cells({}), HEADER, sha256)(0)).toBe(true);
  });

  test.each([
    ...Array.from(REFERENCE, (figure, at) => [
      'reference',
      `${REFERENCE.slice(0, at)}${figure === 'A' ? 'B' : 'A'}${REFERENCE.slice(at + 1)}`,
    ]),
    ['reference', REFERENCE.toLowerCase()],
    ['reference', REFERENCE.slice(0, -1)],
    ['reference', `${REFERENCE}A`],
    ['reference', ''],
    ['id_mission', 'M00092228'],
    ['numen', '98E8889685ZLV'],
    ['mois_origine', '2015-10'],
    ['mois_paie', '2015-10'],
    ['mois_paie', ''],
  ])('does not bear it when its %s is %s', (column, cell) => {
    expect(referenceCheck(cells({ [column]: cell }), HEADER, sha256)(0)).toBe(false);
  });

  test.each<[boolean, Readonly<Record<string, string>>]>([
    [true, {}],
    [true, { mois_origine: '2015-10', nature: 'R' }],
    [true, { sens: '-', nature: 'T' }],
    [false, { nir: '255081416802539' }],
    [false, { nir: '2550814168025' }],
    [false, { mois_origine: '2015-12' }],
    [false, { mois_origine: '2015-10' }],
    [false, { nature: 'R' }],
    [false, { sens: '-' }],
    [false, { sens: '+', nature: 'T' }],
  ])('is sound, or not, by the key of its NIR and by its nature: %s of %o', (isSound, changes) => {
    expect(soundnessCheck(cells(changes), HEADER)(0)).toBe(isSound);
  });

  test.each<[bigint | number, string]>([
    [5, '0,05'],
    [13889, '138,89'],
    [999_999_999_999_999, '9999999999999,99'],
    [9_007_199_254_740_993n, '90071992547409,93'],
  ])('says %s cents as %s', (cents, cell) => {
    expect(centsAt(cells({ montant: cell }), 0)).toBe(cents);
  });

  test.each(['', '138.89', '138,8', '138,8,9', '1 38,89', '-1,00', '1e5,00', 'x'])(
    'does not say an amount with %s',
    (cell) => {
      expect(() => centsAt(cells({ montant: cell }), 0)).toThrow();
    },
  );

  test.each(['', '±', '+-', 'x'])('has no sign but plus and minus, and not %s', (cell) => {
    expect(() => signAt(cells({ sens: cell }), 0)).toThrow();
  });
});

describe('a section read back', () => {
  test('is found right, with the totals of its movements', () => {
    fc.assert(
      fc.property(arbitraryRowMovements, (movements) => {
        const keys = movements.map(
          ({ award, payee, instalmentMonth }) => `${award}|${payee}|${instalmentMonth}`,
        );
        fc.pre(new Set(keys).size === keys.length);
        const rows = rowsOf(movements);
        const order = inOutputOrder(rows);
        const section = sectionOf(movements, rows, order);
        const read = readBackSection(section, rows, order, REQUEST);
        expect(read.mismatches).toEqual([]);
        expect(isPlainlyRight(section, rows, order)).toBe(true);
        const lots = [...Map.groupBy(movements, ({ uai }) => uai).values()];
        expect(read.control).toEqual(sumOfControl(lots.map(controlTotals), 0));
      }),
      randomRuns(500),
    );
  });

  test('is found wrong where a plain reading finds it wrong, whatever byte of records or rows is another', () => {
    const counts = { right: 0, wrong: 0, thrown: 0 };
    fc.assert(
      fc.property(
        arbitraryRowMovements.filter(({ length }) => length > 0),
        fc.boolean(),
        fc.nat(),
        fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(...Buffer.from('09 AZaz";,\r\n+-|'))),
        (movements, isOfRows, place, to) => {
          const sound = rowsOf(movements);
          const section = sectionOf(movements, sound, inOutputOrder(sound));
          const damaged = isOfRows ? rowBytes(movements) : section;
          const bytes = damaged.with(place % damaged.length, to);
          const read = (isRight: (section: Uint8Array, rows: Rows, order: Int32Array) => boolean) =>
            orThrown(() => {
              const rows = isOfRows ? readWrittenRows(bytes, 15) : sound;
              return isRight(isOfRows ? section : bytes, rows, inOutputOrder(rows)) ? 'right' : 'wrong';
            });
          const found = read((...given) => readBackSection(...given, REQUEST).mismatches.length === 0);
          counts[found] += 1;
          expect(found === 'right').toBe(read(isPlainlyRight) === 'right');
        },
      ),
      randomRuns(3000),
    );
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(10);
  });
});

test.each<[readonly (number | bigint)[], bigint]>([
  [[], 0n],
  [[1, 2n, 3], 6n],
  [[Number.MAX_SAFE_INTEGER, 1, 1], 2n ** 53n + 1n],
  [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 2n ** 64n], 2n ** 64n + 2n ** 54n - 2n],
])('whole numbers are added to the last unit (%#)', (values, total) => {
  const sum = new WholeSum();
  for (const value of values) sum.add(value);
  expect(sum.total).toBe(total);
});
