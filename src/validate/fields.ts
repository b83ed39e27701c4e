import { parseFrenchDate, parseIsoDate, parsePayMonth, parseSchoolYear } from '../calendar/index.js';
import { compare, exactOf, parseExact, type Exact } from '../money/index.js';
import { checkNir, checkUai } from './check-digits.js';
import type { FieldChecks, FieldFault, FieldReader, FieldReading, FieldValue } from './field-reading.js';
import type { FieldSchema } from './field-schema.js';

/** The reader of a column that is not blank, and what the column accepts in words and figures. */
export function compileField(
  field: FieldSchema,
  checks: FieldChecks,
): { readonly read: FieldReader; readonly expected: string } {
  switch (field.type) {
    case 'date':
      return { read: readDate, expected: 'AAAA-MM-JJ, JJ/MM/AAAA' };
    case 'number':
      return { read: numberReader(field, false), expected: rangeOf(field) };
    case 'integer':
      return { read: numberReader(field, true), expected: rangeOf(field) };
    case 'boolean': {
      const [yes = 'O'] = field.trueValues ?? [];
      const [no = 'N'] = field.falseValues ?? [];
      const { read, expected } = oneOf([yes, no]);
      return { read: (text) => mapped(read(text), (value) => value === yes), expected };
    }
    case 'string':
      return compileText(field, checks);
  }
}

function compileText(field: FieldSchema, checks: FieldChecks): { read: FieldReader; expected: string } {
  switch (field.check) {
    case 'nir':
      return { read: checkNir, expected: '15' };
    case 'uai':
      return { read: checkUai, expected: '9999999A' };
    case 'schoolYear':
      return {
        read: (text) => valueOr(parseSchoolYear(text), 'field.format', { expected: '2015-2016' }),
        expected: '2015-2016',
      };
    case 'payMonth':
      return {
        read: (text) => valueOr(parsePayMonth(text), 'field.format', { expected: 'AAAA-MM' }),
        expected: 'AAAA-MM',
      };
    case 'regime':
      return oneOf(checks.regimes);
    case 'leaveType':
      return oneOf(checks.leaveTypes);
    default:
      return compileFreeText(field);
  }
}

function compileFreeText({ constraints = {} }: FieldSchema): { read: FieldReader; expected: string } {
  if (constraints.enum !== undefined) return oneOf(constraints.enum);
  if (constraints.pattern === undefined) return { read: (text) => ({ value: text }), expected: '' };
  const expected = constraints.pattern;
  const shape = new RegExp(`^(?:${expected})$`, 'u');
  return {
    read: (text) => valueOr(shape.test(text) ? text : undefined, 'field.format', { expected }),
    expected,
  };
}

function readDate(text: string): FieldReading {
  return valueOr(parseIsoDate(text) ?? parseFrenchDate(text), 'field.format', {
    expected: 'AAAA-MM-JJ, JJ/MM/AAAA',
  });
}

function numberReader(field: FieldSchema, whole: boolean): FieldReader {
  const { minimum, maximum, exclusiveMinimum } = field.constraints ?? {};
  const limit = (value: number | undefined): Exact | undefined =>
    value === undefined ? undefined : exactOf(String(value));
  const [least, most, above] = [limit(minimum), limit(maximum), limit(exclusiveMinimum)];
  const expected = rangeOf(field);
  const form = whole
    ? '12'
    : field.decimals === undefined
      ? '1234,56'
      : `1234,56 (${String(field.decimals)})`;
  return (text) => {
    const isWritten = !text.startsWith('+') && decimalsOf(text) <= (field.decimals ?? Infinity);
    const value = isWritten ? parseExact(text) : undefined;
    if (value === undefined) return { fault: { code: 'field.format', facts: { expected: form } } };
    const outside =
      (least !== undefined && compare(value, least) < 0) ||
      (most !== undefined && compare(value, most) > 0) ||
      (above !== undefined && compare(value, above) <= 0) ||
      (field.notZero === true && value.numerator === 0n) ||
      (whole && (value.denominator !== 1n || value.numerator > BigInt(Number.MAX_SAFE_INTEGER)));
    if (outside) return { fault: { code: 'field.range', facts: { expected } } };
    return { value };
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

function oneOf(values: readonly string[]): { read: FieldReader; expected: string } {
  const known = new Set(values);
  const expected = values.join(', ');
  return {
    expected,
    read: (text) =>
      known.has(text) ? { value: text } : { fault: { code: 'field.enum', facts: { expected } } },
  };
}

function mapped(reading: FieldReading, map: (value: FieldValue) => FieldValue): FieldReading {
  return 'fault' in reading ? reading : { value: map(reading.value) };
}

function valueOr(
  value: FieldValue,
  code: FieldFault['code'],
  facts: Readonly<Record<string, string>>,
): FieldReading {
  return value === undefined ? { fault: { code, facts } } : { value };
}
