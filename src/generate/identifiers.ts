/**
 * NUMEN of the agent of this rank: 2 digits, a letter, 7 digits, 3 letters (files.md section 1). Multiplying by a number
 * prime to ten million (near the golden ratio of it) scatters the ranks without ever giving two agents the same digits.
 */
export function numenOf(rank: number, seed: number): string {
  const digits = (rank * 6_180_339 + modulo(seed, NUMENS)) % NUMENS;
  const letters = [digits % 26, Math.floor(digits / 26) % 26, rank % 26];
  return `${ACADEMIE}E${String(digits).padStart(7, '0')}${String.fromCharCode(...letters.map((letter) => 65 + letter))}`;
}

/** Largest number of agents whose NUMEN and NIR are certain to differ. */
export const MOST_AGENTS = 9_000_000;

/** What a NIR says of a person. */
export interface Birth {
  readonly sex: 'F' | 'M';
  readonly year: number;
  readonly month: number;
}

/**
 * NIR of the agent of this rank, key included: sex, year and month of birth, département, commune, order in the register.
 * Département, commune and order come from the rank alone, and no two ranks share all three.
 * The communes are numbered 900 to 999: no département of the list has that many, so nobody real is named.
 */
export function nirOf(rank: number, seed: number, birth: Birth): string {
  const place = placeOf(rank, seed);
  const number =
    (birth.sex === 'M' ? '1' : '2') +
    String(birth.year % 100).padStart(2, '0') +
    String(birth.month).padStart(2, '0') +
    place.departement +
    String(900 + place.commune) +
    String(place.order).padStart(3, '0');
  return number + nirKey(number);
}

/** Whether the NIR of this rank says Corsica; births are registered as 2A and 2B from 1976 on, as 20 before. */
export function isBornInCorsica(rank: number, seed: number): boolean {
  return /^2[AB]$/.test(placeOf(rank, seed).departement);
}

/** Key of the 13 characters of a NIR: 97 − (number modulo 97), where 2A reads 19 and 2B reads 18 (files.md section 1). */
export function nirKey(number: string): string {
  const digits = Number(number.replace('2A', '19').replace('2B', '18'));
  return String(97 - (digits % 97)).padStart(2, '0');
}

/**
 * UAI of the school of this rank. Its département does not exist (096 to 099, then 100 and on once those are full), so no
 * real school is named. The letter is the 7 digits modulo 23 (files.md section 1).
 */
export function uaiOf(rank: number): string {
  const departement = 96 + (rank % 4) + 4 * Math.floor(rank / (4 * 9999));
  const number = 1 + (Math.floor(rank / 4) % 9999);
  const digits = String(departement).padStart(3, '0') + String(number).padStart(4, '0');
  return digits + uaiLetter(digits);
}

/** Key of the 7 digits of a UAI. */
export function uaiLetter(digits: string): string {
  return UAI_LETTERS.charAt(Number(digits) % 23);
}

/** No académie has this number. */
const ACADEMIE = '98';
const NUMENS = 10_000_000;
const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * Départements of birth, and 99 for a birth abroad. Left out: 20, which stopped in 1976; the 62, the only one to number
 * communes above 900; overseas, where the département takes three digits and the commune two.
 */
const DEPARTEMENTS: readonly string[] = [
  ...Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, '0')).filter(
    (departement) => departement !== '20' && departement !== '62',
  ),
  '2A',
  '2B',
  '99',
];
const COMMUNES = 100;
const ORDERS = 999;

function placeOf(rank: number, seed: number): { departement: string; commune: number; order: number } {
  const places = DEPARTEMENTS.length * COMMUNES * ORDERS;
  const place = (rank * 5_927_203 + modulo(seed, places)) % places;
  return {
    departement: DEPARTEMENTS.at(Math.floor(place / (COMMUNES * ORDERS))) ?? '99',
    commune: Math.floor(place / ORDERS) % COMMUNES,
    order: 1 + (place % ORDERS),
  };
}

/** Remainder that is never negative. */
function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
