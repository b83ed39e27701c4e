import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equals, exactOf, fraction, multiply } from '../../src/money/index.js';
import { dateReader } from '../../src/profiles/date-form.js';
import { numberExample, numberReader, type NumberForm } from '../../src/profiles/number-form.js';

describe('a date', () => {
  test.each([
    ['JJMMAAAA', '03112025', '2025-11-03'],
    ['AAAAMMJJ', '20251103', '2025-11-03'],
    ['JJ/MM/AAAA', '03/11/2025', '2025-11-03'],
    ['MM/JJ/AAAA', '11/03/2025', '2025-11-03'],
    ['JJ.MM.AAAA', '03.11.2025', '2025-11-03'],
    ['AAAA-MM-JJ 00:00:00', '2025-11-03 00:00:00', '2025-11-03'],
    ['AAAA-MM-JJT00:00:00', '2025-11-03T00:00:00', '2025-11-03'],
    // Whether the day exists is for the contract to say.
    ['JJMMAAAA', '30022026', '2026-02-30'],
  ])('written %s: %s is %s', (pattern, text, expected) => {
    expect(dateReader(pattern)(text)).toBe(expected);
  });

  test.each([
    ['JJMMAAAA', '3112025'],
    ['JJMMAAAA', '2025-11-03'],
    ['JJMMAAAA', '031120255'],
    ['JJ.MM.AAAA', '03/11/2025'],
    ['JJ/MM/AAAA', '03/11/25'],
    // An hour that the form does not state is not cut off.
    ['AAAA-MM-JJ 00:00:00', '2025-11-03 12:00:00'],
    ['AAAA-MM-JJ', '2025-11-03 00:00:00'],
  ])('that is to be written %s is not read out of %s', (pattern, text) => {
    expect(dateReader(pattern)(text)).toBeUndefined();
  });
});

const formOf = (form: Partial<NumberForm>): NumberForm => ({
  decimal: undefined,
  thousands: undefined,
  unit: undefined,
  ...form,
});

describe('a number', () => {
  test.each<[Partial<NumberForm>, string, string]>([
    [{ decimal: ',' }, '1250', '1250'],
    [{ decimal: ',' }, '312,50', '312,50'],
    [{ decimal: '.' }, '312.50', '312,50'],
    [{ decimal: ',', thousands: ' ' }, '1 250,00', '1250,00'],
    [{ decimal: ',', thousands: ' ' }, '1\u00a0250,00', '1250,00'],
    [{ decimal: ',', thousands: ' ' }, '12\u202f345\u202f678', '12345678'],
    [{ decimal: ',', thousands: ' ' }, '1250,00', '1250,00'],
    [{ decimal: ',', thousands: '.' }, '1.250', '1250'],
    [{ decimal: '.', thousands: ',' }, '1,250.5', '1250,5'],
    [{ decimal: '.', thousands: "'" }, "1'250.5", '1250,5'],
    [{ decimal: ',' }, '-12,5', '-12,5'],
    [{ unit: 'centimes' }, '125000', '1250,00'],
    [{ unit: 'centimes' }, '5', '0,05'],
    [{ unit: 'centimes' }, '-50', '-0,50'],
    [{ unit: 'centimes' }, '0000125000', '00001250,00'],
    [{ unit: 'centimes', thousands: ' ' }, '125 000', '1250,00'],
    [{ unit: 'centimes', decimal: ',' }, '125000,5', '1250,005'],
    [{ unit: 'fraction', decimal: '.' }, '0.8', '80'],
    [{ unit: 'fraction', decimal: '.' }, '1', '100'],
    [{ unit: 'fraction', decimal: '.' }, '0.85714', '85,714'],
    [{ unit: 'fraction', decimal: ',' }, '0,05', '5'],
    [{ unit: 'fraction', decimal: ',' }, '0,005', '0,5'],
    [{ unit: 'fraction', decimal: ',' }, '0', '0'],
    // More figures than a floating-point number holds.
    [{ unit: 'centimes' }, '90071992547409931234', '900719925474099312,34'],
  ])('of form %j: %s is %s', (form, text, expected) => {
    expect(numberReader(formOf(form))(text)).toBe(expected);
  });

  test.each<[Partial<NumberForm>, string]>([
    [{ decimal: ',' }, '1.250'],
    [{ decimal: ',' }, '1 250'],
    [{ decimal: ',' }, '1250,'],
    [{ decimal: ',' }, ',50'],
    [{ decimal: ',' }, '+5'],
    [{ decimal: ',' }, '12,5 €'],
    [{ decimal: ',' }, '12,5,5'],
    [{ decimal: ',', thousands: '.' }, '1.25'],
    [{ decimal: ',', thousands: ' ' }, '12 50'],
    [{ decimal: ',', thousands: ' ' }, '1250 000'],
    [{ unit: 'centimes' }, '1250,50'],
    [{ unit: 'fraction', decimal: '.' }, '80 %'],
    [{ decimal: '.' }, '1e3'],
  ])('of form %j is not read out of %s', (form, text) => {
    expect(numberReader(formOf(form))(text)).toBeUndefined();
  });

  test.each<[Partial<NumberForm>, string]>([
    [{ decimal: ',' }, '1234,56'],
    [{ decimal: '.', thousands: ' ' }, '1 234.56'],
    [{}, '1234'],
    [{ unit: 'centimes' }, '123456 centimes'],
    [{ unit: 'centimes', decimal: ',', thousands: ' ' }, '123 456,7 centimes'],
    [{ unit: 'fraction', decimal: '.' }, '0.80'],
    [{ unit: 'fraction' }, '1'],
  ])('of form %j is written as %s', (form, expected) => {
    expect(numberExample(formOf(form))).toBe(expected);
  });

  test('is the very same amount, however it was written', () => {
    const units = { centimes: fraction(1, 100), fraction: fraction(100, 1) };
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.stringMatching(/^\d{0,8}$/),
        fc.constantFrom(...([',', '.'] as const)),
        fc.constantFrom(...([undefined, 'centimes', 'fraction'] as const)),
        (whole, decimals, decimal, unit) => {
          const figures = `${String(whole)}${decimals === '' ? '' : `${decimal}${decimals}`}`;
          const read = numberReader(formOf({ decimal, unit }))(figures) ?? '';
          const meant = exactOf(figures);
          expect(equals(exactOf(read), unit === undefined ? meant : multiply(meant, units[unit]))).toBe(true);
        },
      ),
    );
  });
});
