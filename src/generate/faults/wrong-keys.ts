import { uaiLetter } from '../identifiers.js';

/** The same NIR with another key between 01 and 97. */
export function withWrongKey(nir: string): string {
  return nir.slice(0, 13) + String((Number(nir.slice(13)) % 97) + 1).padStart(2, '0');
}

/** The same UAI with the letter of the next number. */
export function withWrongLetter(uai: string): string {
  const digits = uai.slice(0, 7);
  return digits + uaiLetter(String(Number(digits) + 1));
}
