/** Identifiers with valid keys that name nobody: no commune is numbered 900 and above, no département 096 and above. */
const COMMUNES = 100;
const ORDERS = 999;
/** Départements of birth, without 20, split in 1976, and 62, the one that numbers communes above 900. */
const DEPARTEMENTS = Array.from({ length: 95 }, (_, index) => index + 1).filter(
  (departement) => departement !== 20 && departement !== 62,
);
const PLACES = DEPARTEMENTS.length * COMMUNES * ORDERS;
const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 99A9999999AAA; no two agents of an export share the digits, and their order is not that of the ranks. */
export function numenOf(agent: number): string {
  const number = (agent * 7_654_321 + 1_234_567) % 10_000_000;
  const letters = [number % 26, (number >>> 4) % 26, (number >>> 9) % 26].map((at) => LETTERS.charAt(at));
  return `98E${digits(number, 7)}${letters.join('')}`;
}

/** 15 characters, the last two being 97 minus the others modulo 97. */
export function nirOf(agent: number, birth: { woman: boolean; year: number; month: number }): string {
  const place = (agent * 5_927_203) % PLACES;
  const departement = DEPARTEMENTS[Math.floor(place / (COMMUNES * ORDERS))] ?? 1;
  const commune = 900 + (Math.floor(place / ORDERS) % COMMUNES);
  const body =
    (birth.woman ? '2' : '1') +
    digits(birth.year % 100, 2) +
    digits(birth.month, 2) +
    digits(departement, 2) +
    digits(commune, 3) +
    digits(1 + (place % ORDERS), 3);
  return body + digits(97 - (Number(body) % 97), 2);
}

/** Seven digits, and the letter that checks them. */
export function uaiOf(school: number): string {
  const number = digits(960_000 + school + 1, 7);
  return number + UAI_LETTERS.charAt(Number(number) % UAI_LETTERS.length);
}

export function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
