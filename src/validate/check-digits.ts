import type { FieldReading } from './field-reading.js';

/** Reads a NIR of 15 characters, key included: shape, then key = 97 − (13 digits modulo 97) (files.md section 1). */
export function checkNir(text: string): FieldReading {
  if (!/^\d{5}(?:\d{2}|2[AB])\d{8}$/.test(text)) {
    return { fault: { code: 'field.format', facts: { expected: '15', length: String(text.length) } } };
  }
  const expected = nirKeyOf(text.slice(0, 13));
  const found = text.slice(13);
  return found === expected ? { value: text } : { fault: { code: 'nir.key', facts: { found, expected } } };
}

/** The two-digit key of the first 13 characters of a NIR; Corsica counts `2A` as 19 and `2B` as 18. */
export function nirKeyOf(body: string): string {
  const digits = body.replace('2A', '19').replace('2B', '18');
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

/** Reads a UAI: seven digits and the letter that checks them. */
export function checkUai(text: string): FieldReading {
  if (!/^\d{7}[A-Z]$/.test(text)) {
    return { fault: { code: 'field.format', facts: { expected: '9999999A' } } };
  }
  const expected = UAI_LETTERS.charAt(Number(text.slice(0, 7)) % UAI_LETTERS.length);
  const found = text.slice(7);
  return found === expected ? { value: text } : { fault: { code: 'uai.key', facts: { found, expected } } };
}

/** Two digits, a letter, seven digits, three letters. */
export function numenHasShape(text: string): boolean {
  return /^\d{2}[A-Z]\d{7}[A-Z]{3}$/.test(text);
}

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
