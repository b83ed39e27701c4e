import type { OracleTableRow } from './types.js';
import type { Day } from './civil-days.js';
import { parseDay } from './civil-days.js';
import type { Fraction } from './fraction.js';
import { compare, fraction, parseDecimal } from './fraction.js';

/** Bounds of rules, section 11 (`field.range`), both sides stated by the column. */
interface Bounds {
  readonly above?: number;
  readonly from?: number;
  readonly to?: number;
  readonly whole?: true;
}

/** Reads the fields of one row and keeps the codes of what is wrong with their shape. */
export interface FieldReader {
  /** Codes met so far, each once. */
  readonly codes: ReadonlySet<string>;
  fail(code: string): void;
  /** The text of a column, blank when the column is absent. */
  text(column: string): string;
  required(column: string): string;
  date(column: string): Day | null;
  requiredDate(column: string): Day | null;
  number(column: string, bounds: Bounds): Fraction | null;
  requiredNumber(column: string, bounds: Bounds): Fraction | null;
  /** `O` or `N`, blank being `N`. */
  flag(column: string): boolean;
  oneOf(column: string, choices: readonly string[]): string;
  requiredOneOf(column: string, choices: readonly string[]): string;
  nir(column: string): string;
  uai(column: string): string;
  requiredSchoolYear(column: string): number;
}

export function fieldReader({ values }: OracleTableRow): FieldReader {
  const codes = new Set<string>();
  const fail = (code: string): void => {
    codes.add(code);
  };
  const text = (column: string): string => values[column] ?? '';
  const required = (column: string): string => {
    if (text(column) === '') fail('field.missing');
    return text(column);
  };
  const date = (column: string): Day | null => {
    if (text(column) === '') return null;
    const day = parseDay(text(column));
    if (day === null) fail('field.format');
    return day;
  };
  const number = (column: string, bounds: Bounds): Fraction | null => {
    if (text(column) === '') return null;
    const value = parseDecimal(text(column));
    if (value === null) fail('field.format');
    else if (!isWithin(value, bounds)) fail('field.range');
    return value;
  };
  const oneOf = (column: string, choices: readonly string[]): string => {
    if (text(column) !== '' && !choices.includes(text(column))) fail('field.enum');
    return text(column);
  };
  return {
    codes,
    fail,
    text,
    required,
    date,
    requiredDate: (column) => (required(column) === '' ? null : date(column)),
    number,
    requiredNumber: (column, bounds) => (required(column) === '' ? null : number(column, bounds)),
    flag: (column) => oneOf(column, ['O', 'N']) === 'O',
    oneOf,
    requiredOneOf: (column, choices) => (required(column) === '' ? '' : oneOf(column, choices)),
    nir(column) {
      const nir = required(column);
      if (nir !== '' && !/^[0-9]{5}([0-9]{2}|2A|2B)[0-9]{8}$/.test(nir)) fail('field.format');
      else if (nir !== '' && !hasGoodNirKey(nir)) fail('nir.key');
      return nir;
    },
    uai(column) {
      const uai = text(column);
      if (uai !== '' && !/^[0-9]{7}[A-Z]$/.test(uai)) fail('field.format');
      else if (uai !== '' && !hasGoodUaiKey(uai)) fail('uai.key');
      return uai;
    },
    requiredSchoolYear(column) {
      const [, first = 'x', second = 'x'] = /^([0-9]{4})-([0-9]{4})$/.exec(required(column)) ?? [];
      if (text(column) !== '' && Number(second) !== Number(first) + 1) fail('field.format');
      return Number(first);
    },
  };
}

/** NIR key = 97 − (first 13 digits, `2A` → 19, `2B` → 18, modulo 97) (files, section 1). */
function hasGoodNirKey(nir: string): boolean {
  const digits = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return Number(nir.slice(13)) === 97 - (Number(digits) % 97);
}

/** The letter of an UAI is that of its seven digits modulo 23 (files, section 1). */
function hasGoodUaiKey(uai: string): boolean {
  return uai.charAt(7) === 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(Number(uai.slice(0, 7)) % 23);
}

function isWithin(value: Fraction, { above, from, to, whole }: Bounds): boolean {
  if (whole && value.denominator !== 1n) return false;
  if (above !== undefined && compare(value, fraction(above)) <= 0) return false;
  if (from !== undefined && compare(value, fraction(from)) < 0) return false;
  return to === undefined || compare(value, fraction(to)) <= 0;
}
