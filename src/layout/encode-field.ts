import { dateOf } from '../calendar/index.js';
import { encode, transliterateName, type Charset, type UnencodableCharacter } from '../charset/index.js';
import { shown, type LayoutFaultCode } from './faults.js';
import type { Field, FieldValue } from './model.js';

export type EncodedField =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: LayoutFaultCode; readonly found: string };

/**
 * The bytes of one value, at most the width of the field; what they leave is space.
 * Outer spaces of a value carry no meaning (a field filled with spaces cannot tell them) and are dropped.
 */
export function encodeField(field: Field, given: FieldValue | undefined, charset: Charset): EncodedField {
  const value = trimSpaces(fixedText(field) ?? String(given ?? ''));
  const blankAllowed = field.optional === true || field.kind === 'filler';
  if (value === '') return blankAllowed ? BLANK : fault('layout.missing', '');
  if (field.kind === 'name') return encodeName(field, value, charset);
  const text = formatted(field, value);
  if (text === undefined) return fault('layout.format', shown(field, value));
  return fitted(field, text, charset);
}

const BLANK: EncodedField = { ok: true, bytes: new Uint8Array(0) };

/** The text the layout itself gives, whatever the program says. */
function fixedText(field: Field): string | undefined {
  if (field.kind === 'filler') return '';
  return field.kind === 'constant' ? (field.constant ?? '') : undefined;
}

function encodeName(field: Field, value: string, charset: Charset): EncodedField {
  const name = transliterateName(value);
  if (!name.ok) return fault('layout.charset', codePoints(name.faults));
  // Signs can become nothing or a space, so the text is trimmed again before it is judged and cut.
  const text = trimSpaces(name.text);
  if (text === '') return field.optional === true ? BLANK : fault('layout.missing', '');
  return fitted(field, text.slice(0, field.width), charset);
}

/** The value as its kind is written, or `undefined` when it is not a value of that kind. */
function formatted(field: Field, value: string): string | undefined {
  switch (field.kind) {
    case 'constant':
      return value;
    case 'text':
      return value.toUpperCase();
    case 'code':
      return Object.hasOwn(field.values ?? {}, value) ? value : undefined;
    case 'digits':
      return /^\d+$/.test(value) && value.length === field.width ? value : undefined;
    case 'nir':
      return /^\d{5}(?:\d\d|2[AB])\d{6}$/.test(value) ? value : undefined;
    case 'number':
    case 'cents':
      return formattedNumber(field, value);
    case 'month':
      return /^\d{4}(?:0[1-9]|1[0-2])$/.test(value) ? value : undefined;
    case 'date':
      return /^\d{8}$/.test(value) && isDay(value) ? value : undefined;
    case 'timestamp':
      return /^\d{8}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(value) && isDay(value) ? value : undefined;
    case 'sign':
      return value === '+' || value === '-' ? value : undefined;
    case 'name':
    case 'filler':
      throw new Error(`${field.kind} is not formatted here`);
  }
}

/** Right, zero filled. A negative number, a fraction, or one above the declared maximum has another format. */
function formattedNumber(field: Field, value: string): string | undefined {
  if (!/^\d+$/.test(value)) return undefined;
  if (field.maximum !== undefined && BigInt(value) > BigInt(field.maximum)) return undefined;
  return value.replace(/^0+(?=\d)/, '').padStart(field.width, '0');
}

function isDay(text: string): boolean {
  return dateOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))) !== undefined;
}

function fitted(field: Field, text: string, charset: Charset): EncodedField {
  const encoded = encode(text, charset);
  if (!encoded.ok) return fault('layout.charset', codePoints(encoded.faults));
  if (encoded.bytes.length > field.width) return fault('layout.too-long', shown(field, text));
  return encoded;
}

function codePoints(faults: readonly UnencodableCharacter[]): string {
  return shown({ kind: 'text' }, [...new Set(faults.map(({ codePoint }) => codePoint))].join(' '));
}

function trimSpaces(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

function fault(code: LayoutFaultCode, found: string): EncodedField {
  return { ok: false, code, found };
}
