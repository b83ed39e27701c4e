import { parseFrenchDate, parseIsoDate, parsePayMonth, parseSchoolYear } from '../calendar/index.js';
import { compare, exactOf, parseExact, type Exact } from '../money/index.js';
import { checkNir, checkUai } from './check-digits.js';
import { FieldFault, type FieldChecks, type FieldReader, type WrittenValue } from './field-reading.js';
import type { FieldSchema } from './field-schema.js';
import { rememberingTexts } from './remembering.js';

interface Compiled {
  readonly read: FieldReader;
  readonly expected: string;
  readonly isPlain?: boolean;
}

/** The reader of a column that is not blank, and what the column accepts in words and figures. */
export function compileField(field: FieldSchema, checks: FieldChecks): Compiled {
  switch (field.type) {
    case 'date':
      return formatted((text) => parseIsoDate(text) ?? parseFrenchDate(text), 'AAAA-MM-JJ, JJ/MM/AAAA');
    case 'number':
      return { read: rememberingTexts(numberReader(field, false)), expected: rangeOf(field) };
    case 'integer':
      return { read: rememberingTexts(numberReader(field, true)), expected: rangeOf(field) };
    case 'boolean': {
      const [yes = 'O'] = field.trueValues ?? [];
      const [no = 'N'] = field.falseValues ?? [];
      return oneOf([
        [yes, true],
        [no, false],
      ]);
    }
    case 'string':
      return compileText(field, checks);
  }
}

function compileText(field: FieldSchema, checks: FieldChecks): Compiled {
  switch (field.check) {
    case 'nir':
      return { read: checkNir, expected: '15' };
    case 'uai':
      return { read: checkUai, expected: '9999999A' };
    case 'schoolYear':
      return remembered(formatted(parseSchoolYear, '2015-2016'));
    case 'payMonth':
      return remembered(formatted(parsePayMonth, 'AAAA-MM'));
    case 'regime':
      return oneOf(checks.regimes.map(itself));
    case 'leaveType':
      return oneOf(checks.leaveTypes.map(itself));
    default:
      return compileFreeText(field);
  }
}

function compileFreeText({ constraints = {} }: FieldSchema): Compiled {
  if (constraints.enum !== undefined) return oneOf(constraints.enum.map(itself));
  if (constraints.pattern === undefined) return { read: (text) => text, expected: '', isPlain: true };
  const shape = new RegExp(`^(?:${constraints.pattern})$`, 'u');
  return formatted((text) => (shape.test(text) ? text : undefined), constraints.pattern);
}

/** A column whose texts have one form. */
function formatted(parse: (text: string) => WrittenValue | undefined, expected: string): Compiled {
  const fault = new FieldFault('field.format', { expected });
  return { read: (text) => parse(text) ?? fault, expected };
}

function remembered({ read, expected }: Compiled): Compiled {
  return { read: rememberingTexts(read), expected };
}

/** A column of a few words. Each row gets the very word of the list: one text for all, quick to compare. */
function oneOf(words: readonly (readonly [word: string, value: WrittenValue])[]): Compiled {
  const known = new Map(words);
  const expected = [...known.keys()].join(', ');
  const fault = new FieldFault('field.enum', { expected });
  return { read: (text) => known.get(text) ?? fault, expected };
}

function itself(word: string): readonly [word: string, value: string] {
  return [word, word];
}

function numberReader(field: FieldSchema, whole: boolean): FieldReader {
  const { minimum, maximum, exclusiveMinimum } = field.constraints ?? {};
  const limit = (value: number | undefined): Exact | undefined =>
    value === undefined ? undefined : exactOf(String(value));
  const [least, most, above] = [limit(minimum), limit(maximum), limit(exclusiveMinimum)];
  const form = whole
    ? '12'
    : field.decimals === undefined
      ? '1234,56'
      : `1234,56 (${String(field.decimals)})`;
  const misread = new FieldFault('field.format', { expected: form });
  const outOfRange = new FieldFault('field.range', { expected: rangeOf(field) });
  return (text) => {
    const isWritten = !text.startsWith('+') && decimalsOf(text) <= (field.decimals ?? Infinity);
    const value = isWritten ? parseExact(text) : undefined;
    if (value === undefined) return misread;
    const outside =
      (least !== undefined && compare(value, least) < 0) ||
      (most !== undefined && compare(value, most) > 0) ||
      (above !== undefined && compare(value, above) <= 0) ||
      (field.notZero === true && value.numerator === 0n) ||
      (whole && (value.denominator !== 1n || value.numerator > BigInt(Number.MAX_SAFE_INTEGER)));
    return outside ? outOfRange : value;
  };
}

function decimalsOf(text: string): number {
  return /[.,](.*)$/s.exec(text)?.[1]?.length ?? 0;
}

function rangeOf({ type, constraints, notZero }: FieldSchema): string {
  const { minimum, maximum, exclusiveMinimum } = constraints ?? {};
  const bounds = [
    ...(minimum === undefined ? [] : [`≥ ${String(minimum)}`]),
    ...(exclusiveMinimum === undefined ? [] : [`> ${String(exclusiveMinimum)}`]),
    ...(maximum === undefined ? [] : [`≤ ${String(maximum)}`]),
    ...(notZero === true ? ['≠ 0'] : []),
    ...(type === 'integer' ? ['∈ ℕ'] : []),
  ];
  return bounds.join(', ');
}
