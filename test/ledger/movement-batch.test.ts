import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PayMonth } from '../../src/calendar/index.js';
import { unplacedText } from '../../src/ledger/canonical.js';
import type { NewPosting } from '../../src/ledger/index.js';
import { movementBatch } from '../../src/ledger/movement-batch.js';
import { postingRow } from '../../src/ledger/rows.js';
import { movementRow, writtenMovements } from '../../src/ledger/written-movements.js';
import { hostileText } from '../layout/hostile-text.js';
import { randomRuns } from '../support/random-runs.js';

const plain = fc.constantFrom('M00092227', 'M00092228', 'M00192227', '98E8889685ZLU', '98E8889685ZLV', '');
const hostile = fc.oneof(
  plain,
  hostileText,
  fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u007f', '\u2028', '\ud83d', 'é', '\u{1F468}') }),
);
const month = fc.integer({ min: 0, max: 120_000 });
const amount = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, 1, -1, 9, 10, -10, 99, 100, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  fc.bigInt(),
);
/** As those of an award follow each other, some say what the one before says. */
const movementsOf = (name: fc.Arbitrary<string>): fc.Arbitrary<readonly NewPosting[]> => {
  const movement = fc.record({
    key: fc.record({ award: name, payee: name, instalmentMonth: month }),
    amount: amount.map(BigInt),
    schoolYear: fc.integer({ min: 2014, max: 2016 }),
    allowance: name,
    plan: fc.constantFrom('ninths', 'tenths', 'twelfths'),
    nature: fc.constantFrom('N', 'R', 'T'),
    reference: name,
  });
  const same = fc.subarray(['key', 'schoolYear', 'allowance', 'plan', 'nature', 'reference'] as const);
  return fc.array(fc.tuple(movement, same), { maxLength: 20 }).map((drawn) => {
    const made: (typeof drawn)[number][0][] = [];
    for (const [own, fields] of drawn) {
      const before = made.at(-1) ?? own;
      made.push({ ...own, ...Object.fromEntries(fields.map((field) => [field, before[field]])) });
    }
    return made as unknown as readonly NewPosting[];
  });
};
const movements = fc.oneof(movementsOf(plain), movementsOf(hostile));
const sentIn = fc.record({
  payMonth: month as fc.Arbitrary<PayMonth>,
  remittance: fc.integer({ min: 1, max: 99 }),
});

test('the movements of a batch are the texts that their hashes cover, and are read from them', () => {
  fc.assert(
    fc.property(movements, sentIn, (given, sent) => {
      const batch = movementBatch(given, sent);
      const texts = given.map((one) =>
        unplacedText({ ...one, ...sent, kind: 'movement', corrects: undefined }),
      );
      expect(new TextDecoder().decode(batch)).toBe(texts.map((text) => `${text}\n`).join(''));
      const read = [...writtenMovements(batch)];
      expect(read.map(({ text }) => text)).toEqual(texts);
      const rows = given.map((one) =>
        postingRow({ ...one, ...sent, kind: 'movement', corrects: undefined, number: 7, run: 3 }, 'hash'),
      );
      expect(read.map((one) => movementRow(one, 7, 3, 'hash'))).toEqual(rows);
    }),
    randomRuns(2000),
  );
});

test('a batch of a thousand movements is as long as they are', () => {
  const key = { award: 'M1', payee: 'P'.repeat(1000), instalmentMonth: 24_190 };
  const one = { key, amount: 13_889n, schoolYear: 2015, allowance: 'IMP', plan: 'ninths', nature: 'N' };
  const given = Array.from({ length: 1000 }, (_, rank) => ({ ...one, reference: String(rank) }));
  const sent = { payMonth: 24_190 as PayMonth, remittance: 1 };
  const read = [...writtenMovements(movementBatch(given as unknown as NewPosting[], sent))];
  expect(read.map(({ columns }) => columns[11])).toEqual(given.map(({ reference }) => reference));
});
