import { expect, test } from 'vitest';
import { controlTotals, nirHash, nirKey } from '../../src/emit/control-totals.js';

test('the check value of the specification', () => {
  const nirs = ['2550814168025', '1841276451089', '253072B073004', '185062A004012'];
  expect(nirHash(nirs)).toBe(8773427696130n); // files.md section 4
});

test('the key of the NIR does not count in the hash', () => {
  expect(nirHash(['255081416802538'])).toBe(2550814168025n);
});

test('the hash keeps the low thirteen digits', () => {
  // 9 999 999 999 999 × 2 = 19 999 999 999 998
  expect(nirHash(['9999999999999', '9999999999999'])).toBe(9999999999998n);
});

test('no movement, no hash', () => {
  expect(nirHash([])).toBe(0n);
});

test.each([
  // files.md section 1
  ['253072A073004', '43'],
  ['253072B073004', '70'],
  ['2550814168025', '38'],
  // 97 − (97 modulo 97): a key has two digits and is never 0
  ['0000000000097', '97'],
  ['0000000000096', '01'],
])('the key of %s is %s', (nir, key) => {
  expect(nirKey(nir)).toBe(key);
});

test('credits and debits apart, each person once', () => {
  expect(
    controlTotals([
      { nir: '255081416802538', sign: '+', cents: 100n },
      { nir: '255081416802538', sign: '-', cents: 30n },
      { nir: '253072A07300443', sign: '+', cents: 5n },
      { nir: '253072A07300532', sign: '+', cents: 5n },
    ]),
  ).toEqual({
    details: 4,
    persons: 3,
    credits: 110n,
    debits: 30n,
    hash: 163066482059n, // 2550814168025 twice, 2530719073004 and 2530719073005: 10163066482059
  });
});

test('amounts no double can hold are added to the cent', () => {
  const cents = 2n ** 53n;
  const movements = [1n, 0n].map((more) => ({
    nir: '2550814168025',
    sign: '+' as const,
    cents: cents + more,
  }));
  expect(controlTotals(movements).credits).toBe(18014398509481985n);
});

test('thousands of NIR are summed to the unit', () => {
  const nirs = Array.from({ length: 5000 }, (_, index) => String(9_999_999_999_999 - index));
  const sum = nirs.reduce((total, nir) => total + BigInt(nir), 0n);
  expect(nirHash(nirs)).toBe(sum % 10n ** 13n);
});

test.each(['25508141680A5', '2C5081416802', 'NIR'])('%o has no key', (nir) => {
  expect(() => nirKey(nir)).toThrow(SyntaxError);
});
