import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNir, checkUai, nirKeyOf, numenHasShape } from '../../src/validate/check-digits.js';
import { randomRuns } from '../support/random-runs.js';

describe('NIR, key included', () => {
  test.each([
    ['253072A073004', '43', 'files 1'],
    ['253072B073004', '70', 'files 1'],
    ['2550814168025', '38', 'files 1'],
    ['1910240061001', '81', 'files 1'],
    ['0000000000097', '97', 'files 1'], // a remainder of 0: the key is 97, never 00
    ['0000000000096', '01', 'files 1'], // two digits, always
  ])('%s has the key %s (%s)', (body, key) => {
    expect(nirKeyOf(body)).toBe(key);
    expect(checkNir(body + key)).toBe(body + key);
  });

  test.each([
    ['255081416802537', '37', '38'],
    ['253072A07300470', '70', '43'], // the key of the other Corsica
    ['255081416802500', '00', '38'],
  ])('%s has a wrong key', (text, found, expected) => {
    expect(checkNir(text)).toEqual({ code: 'nir.key', facts: { found, expected } });
  });

  test.each([
    ['2550814168025', '13'], // without its key
    ['25508141680253', '14'],
    ['2550814168025380', '16'],
    ['253072C07300443', '15'], // no such département
    ['2530A2A07300443', '15'],
    ['253072a07300443', '15'],
    ['2 55 08 141 680 25 38', '21'],
    ['٢٥٥٠٨١٤١٦٨٠٢٥٣٨', '15'], // digits of another script
    ['', '0'],
  ])('%o is no NIR', (text, length) => {
    expect(checkNir(text)).toEqual({ code: 'field.format', facts: { expected: '15', length } });
  });
});

test('the key of a NIR is the one that exact integers give', () => {
  const digits = fc.stringMatching(/^\d{5}(?:\d{2}|2[AB])\d{6}$/);
  fc.assert(
    fc.property(digits, (body) => {
      const number = BigInt(body.replace('2A', '19').replace('2B', '18'));
      expect(nirKeyOf(body)).toBe(String(97n - (number % 97n)).padStart(2, '0'));
    }),
    randomRuns(500),
  );
});

describe('UAI', () => {
  test.each(['0750654D', '6200001G', '0330001X', '0000000A', '0000022Z'])('%s is good (files 1)', (text) => {
    expect(checkUai(text)).toBe(text);
  });

  test.each([
    ['0750001A', 'A', 'U'],
    ['0750654E', 'E', 'D'],
    ['0750654I', 'I', 'D'], // a letter that checks nothing
  ])('%s has a wrong letter', (text, found, expected) => {
    expect(checkUai(text)).toEqual({ code: 'uai.key', facts: { found, expected } });
  });

  test.each(['750654D', '07506540', '0750654d', '0750654DD', '0750654 D', ''])('%o is no UAI', (text) => {
    expect(checkUai(text)).toEqual({ code: 'field.format', facts: { expected: '9999999A' } });
  });
});

describe('NUMEN: two digits, a letter, seven digits, three letters', () => {
  test.each([
    ['04E0100001ABA', true],
    ['04E010001ABA', false],
    ['04E01000011BA', false],
    ['04e0100001aba', false],
    ['4EE0100001ABA', false],
    ['04E0100001ABAA', false],
    ['', false],
  ])('%o: %s (files 1)', (text, expected) => {
    expect(numenHasShape(text)).toBe(expected);
  });
});
