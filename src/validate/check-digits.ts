import { FieldFault, type FieldReading } from './field-reading.js';

/** Reads a NIR of 15 characters, key included: shape, then key = 97 − (13 digits modulo 97) (files.md section 1). */
export function checkNir(text: string): FieldReading {
  const remainder = text.length === 15 ? nirRemainder(text) : NOT_A_NUMBER;
  const tens = digitAt(text, 13);
  const units = digitAt(text, 14);
  if (remainder < 0 || tens < 0 || units < 0) {
    return new FieldFault('field.format', { expected: '15', length: String(text.length) });
  }
  if (10 * tens + units === 97 - remainder) return text;
  return new FieldFault('nir.key', { found: text.slice(13), expected: twoDigits(97 - remainder) });
}

/** The two-digit key of the first 13 characters of a NIR; Corsica counts `2A` as 19 and `2B` as 18. */
export function nirKeyOf(body: string): string {
  return twoDigits(97 - nirRemainder(body));
}

/** The number that the first 13 characters of a NIR write, modulo 97; negative when they write none. */
function nirRemainder(text: string): number {
  let body = 0;
  for (let at = 0; at < 13; at += 1) {
    const digit = digitAt(text, at);
    if (digit >= 0) body = 10 * body + digit;
    else if (at === 6 && text.charAt(5) === '2' && text.charAt(6) === 'A') body = 10 * (body - 1) + 9;
    else if (at === 6 && text.charAt(5) === '2' && text.charAt(6) === 'B') body = 10 * (body - 1) + 8;
    else return NOT_A_NUMBER;
  }
  // Thirteen digits are a safe integer.
  return body % 97;
}

function twoDigits(key: number): string {
  return String(key).padStart(2, '0');
}

/** Reads a UAI: seven digits and the letter that checks them. */
export function checkUai(text: string): FieldReading {
  let number = text.length === 8 ? 0 : NOT_A_NUMBER;
  for (let at = 0; at < 7 && number >= 0; at += 1) {
    const digit = digitAt(text, at);
    number = digit < 0 ? NOT_A_NUMBER : 10 * number + digit;
  }
  if (number < 0 || !isCapital(text, 7)) return new FieldFault('field.format', { expected: '9999999A' });
  const letter = number % UAI_LETTERS.length;
  if (text.charCodeAt(7) === UAI_LETTERS.charCodeAt(letter)) return text;
  return new FieldFault('uai.key', { found: text.slice(7), expected: UAI_LETTERS.charAt(letter) });
}

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Two digits, a letter, seven digits, three letters. */
export function numenHasShape(text: string): boolean {
  if (text.length !== NUMEN.length) return false;
  for (let at = 0; at < NUMEN.length; at += 1) {
    if (NUMEN.charCodeAt(at) === NINE ? digitAt(text, at) < 0 : !isCapital(text, at)) return false;
  }
  return true;
}

const NUMEN = '99A9999999AAA';
const NINE = 0x39;
const NOT_A_NUMBER = -1;

/** The ASCII digit at a place, or {@link NOT_A_NUMBER}. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : NOT_A_NUMBER;
}

/** Whether a letter from A to Z, without accent, stands there. */
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}
