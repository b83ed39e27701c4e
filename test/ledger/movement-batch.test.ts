import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PayMonth } from '../../src/calendar/index.js';
import { unplacedText } from '../../src/ledger/canonical.js';
import type { NewPosting } from '../../src/ledger/index.js';
import { movementBatch, writtenMovements } from '../../src/ledger/movement-batch.js';
import { hostileText } from '../layout/hostile-text.js';
import { randomRuns } from '../support/random-runs.js';

const name = fc.oneof(
  fc.constantFrom('M00092227', '98E8889685ZLU', ''),
  hostileText,
  fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u007f', '\u2028', '\ud83d', 'é', '\u{1F468}') }),
);
const month = fc.integer({ min: 0, max: 120_000 });
const movement = fc.record({
  key: fc.record({ award: name, payee: name, instalmentMonth: month }),
  amount: fc
    .oneof(
      fc.integer(),
      fc.constantFrom(...[0, 1, -1, 9, 10, -10, 99, 100, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
      fc.bigInt(),
    )
    .map(BigInt),
  schoolYear: fc.integer({ min: 1990, max: 2100 }),
  allowance: name,
  plan: fc.constantFrom('ninths', 'twelfths'),
  nature: fc.constantFrom('N', 'R', 'T'),
  reference: name,
});
/** As those of an award follow each other, some say what the one before says. */
const movements = fc
  .array(fc.tuple(movement, fc.subarray(['key', 'schoolYear', 'allowance', 'plan', 'nature', 'reference'])), {
    maxLength: 20,
  })
  .map((drawn) => {
    const made: Record<string, unknown>[] = [];
    for (const [own, same] of drawn) {
      made.push({
        ...own,
        ...Object.fromEntries(same.map((field) => [field, made.at(-1)?.[field] ?? own[field as 'key']])),
      });
    }
    return made as unknown as NewPosting[];
  });
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
      expect(read.map(({ fields }) => fields)).toEqual(texts.map((text) => JSON.parse(text) as unknown));
      expect(read.map(({ amount }) => amount)).toEqual(given.map(({ amount }) => amount));
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
  expect(read.map(({ fields }) => fields[11])).toEqual(given.map(({ reference }) => reference));
});
