import { dateOf } from '../calendar/index.js';
import { byteName, decode, type Charset } from '../charset/index.js';
import { shown } from './faults.js';
import type { Field } from './model.js';
import type { ReadFaultCode } from './read-faults.js';

export type DecodedField =
  | { readonly ok: true; readonly value: string | bigint }
  | { readonly ok: false; readonly code: ReadFaultCode; readonly expected: string; readonly found: string };

/**
 * The value of a field, from its bytes and the layout alone: nothing here calls the writer, so that a mistake of
 * the writer does not pass unseen. Text without its filling, numbers as `bigint`; a field that may be blank and is
 * gives `''`, whatever its kind.
 */
export function decodeField(field: Field, bytes: Uint8Array, charset: Charset): DecodedField {
  const decoded = decode(bytes, charset);
  if (!decoded.ok) return fault('read.charset', charset, byteName(decoded.fault.byte));
  // The bytes of C1 are refused by the charset, or are characters of it.
  const control = bytes.find((byte) => byte < 0x20 || byte === 0x7f);
  if (control !== undefined) return fault('read.charset', charset, byteName(control));

  const padded = decoded.text;
  const value = padded.replace(/ +$/, '');
  if (field.kind === 'filler') {
    return value === '' ? { ok: true, value } : fault('read.filler', 'spaces', shown(field, value));
  }
  if (field.kind === 'constant') {
    const { constant = '' } = field;
    return value === constant ? { ok: true, value } : fault('read.constant', constant, shown(field, value));
  }
  if (value === '')
    return field.optional === true ? { ok: true, value } : fault('read.missing', field.kind, '');
  return decodeValue(field, padded, value);
}

function decodeValue(field: Field, padded: string, value: string): DecodedField {
  switch (field.kind) {
    case 'number':
    case 'cents':
      return decodeNumber(field, padded);
    case 'text':
    case 'name':
      return accept(field, value, !value.startsWith(' ') && value === value.toUpperCase());
    case 'code':
      return accept(field, value, Object.keys(field.values ?? {}).includes(value));
    case 'digits':
      return accept(field, value, value.length === field.width && isDigits(value));
    case 'nir':
      return accept(field, value, isNir(value));
    case 'month':
      return accept(field, value, value.length === 6 && isDay(`${value}01`));
    case 'date':
      return accept(field, value, isDay(value));
    case 'timestamp':
      return accept(field, value, value.length === 14 && isDay(value.slice(0, 8)) && isTime(value.slice(8)));
    case 'sign':
      return accept(field, value, '+-'.includes(value));
    case 'constant':
    case 'filler':
      throw new Error(`${field.kind} is not read here`);
  }
}

/** Zero filled: a space inside or around the digits is a fault, also where a number reader would forgive it. */
function decodeNumber(field: Field, padded: string): DecodedField {
  if (!isDigits(padded)) return fault('read.format', field.kind, shown(field, padded));
  const value = BigInt(padded);
  const { maximum } = field;
  if (maximum !== undefined && value > BigInt(maximum)) {
    return fault('read.format', `≤ ${maximum}`, shown(field, padded));
  }
  return { ok: true, value };
}

function accept(field: Field, value: string, isValid: boolean): DecodedField {
  return isValid ? { ok: true, value } : fault('read.format', field.kind, shown(field, value));
}

function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function isNir(text: string): boolean {
  const departement = text.slice(5, 7);
  const others = text.slice(0, 5) + text.slice(7);
  return (
    text.length === 13 && isDigits(others) && (isDigits(departement) || ['2A', '2B'].includes(departement))
  );
}

function isDay(text: string): boolean {
  if (text.length !== 8 || !isDigits(text)) return false;
  return dateOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))) !== undefined;
}

function isTime(text: string): boolean {
  const [hours, minutes, seconds] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  return isDigits(text) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}

function fault(code: ReadFaultCode, expected: string, found: string): DecodedField {
  return { ok: false, code, expected, found };
}
