import type { Charset } from '../charset/index.js';
import { daysOf, formatIsoDate, parsePayMonth } from '../calendar/index.js';
import { recordLayout, type Layout } from '../layout/index.js';
import type { FieldCheck } from './field-check.js';
import { nameCheck } from './name-check.js';
import { placeOf, type Rows } from './rows.js';

/**
 * Whether a record plainly says what a row of `paiements.csv` says, byte for byte: its fields, and all that is the same in
 * every record of the file. `false` asks for a closer look, which may find nothing wrong.
 */
export type RecordCheck = (
  file: Uint8Array,
  offset: number,
  seq: number,
  lot: number,
  row: number,
) => boolean;

/**
 * Holds `M2` records to their rows of `paiements.csv`, for a million of them: bytes are compared where they lie. Built
 * on the layout alone; it shares nothing with the writers.
 *
 * @param common a record of the file: what no row says must be the same in all
 * @returns `undefined` for a layout with a field that this does not know: it is read the careful way
 */
export function recordCheck(layout: Layout, common: Uint8Array, rows: Rows): RecordCheck | undefined {
  const { fields } = recordLayout(layout, 'M2');
  const length = layout.recordLength;
  const fixed: number[] = [length, length + 1];
  const checks: { start: number; check: FieldCheck }[] = [];
  const numbers: { start: number; width: number; name: 'seq' | 'lot' }[] = [];
  for (const { name, kind, start, width } of fields) {
    if (name === 'seq' || name === 'lot') {
      numbers.push({ start, width, name });
      continue;
    }
    const check = fieldCheck(name, width, layout.charset, rows);
    if (check !== undefined) checks.push({ start, check });
    else if (kind === 'constant' || kind === 'filler' || HEADER_FIELDS.has(name)) {
      for (let at = start; at < start + width; at += 1) fixed.push(at);
    } else return undefined;
  }
  return (file, offset, seq, lot, row) => {
    for (const at of fixed) if (file[offset + at] !== common[at]) return false;
    for (const { start, width, name } of numbers) {
      if (!isNumber(file, offset + start, width, name === 'seq' ? seq : lot)) return false;
    }
    for (const { start, check } of checks) if (!check(file, offset + start, row)) return false;
    return true;
  };
}

const SPACE = 0x20;
const ZERO = 0x30;
const COMMA = 0x2c;

/** What the header says, wherever a layout repeats it. */
const HEADER_FIELDS = new Set(['academie', 'ministere', 'mois_paie', 'remise', 'created', 'mode']);

function fieldCheck(name: string, width: number, charset: Charset, rows: Rows): FieldCheck | undefined {
  switch (name) {
    case 'nir':
      return isPartOf(rows, placeOf('nir'), 0, width);
    case 'cle':
      return isPartOf(rows, placeOf('nir'), 13, width);
    case 'nom':
      return nameCheck(rows, width, charset);
    case 'uai':
      return isCell(rows, placeOf('uai'), width);
    case 'code_indemnite':
      return isCell(rows, placeOf('code_indemnite'), width);
    case 'sens':
      return isCell(rows, placeOf('sens'), width);
    case 'regime':
      return isCell(rows, placeOf('regime'), width);
    case 'nature':
      return isCell(rows, placeOf('nature'), width);
    case 'reference':
      return isCell(rows, placeOf('reference'), width);
    case 'montant':
      return isAmount(rows, width);
    case 'mois_origine':
      return isMonth(rows);
    case 'date_debut':
      return isDay(rows, 'start');
    case 'date_fin':
      return isDay(rows, 'end');
    default:
      return undefined;
  }
}

/** The bytes of a cell, then spaces. */
function isCell(rows: Rows, column: number, width: number): FieldCheck {
  return (record, at, row) => {
    const { bytes } = rows;
    const start = rows.cellStart(row, column);
    const length = rows.cellEnd(row, column) - start;
    if (length > width) return false;
    for (let index = 0; index < length; index += 1) {
      if (record[at + index] !== bytes[start + index]) return false;
    }
    for (let index = length; index < width; index += 1) if (record[at + index] !== SPACE) return false;
    return true;
  };
}

/** So many bytes of a cell. */
function isPartOf(rows: Rows, column: number, from: number, width: number): FieldCheck {
  return (record, at, row) => {
    const { bytes } = rows;
    const start = rows.cellStart(row, column) + from;
    if (start + width > rows.cellEnd(row, column)) return false;
    for (let index = 0; index < width; index += 1) {
      if (record[at + index] !== bytes[start + index]) return false;
    }
    return true;
  };
}

/** `1234,05` as cents, zero filled. */
function isAmount(rows: Rows, width: number): FieldCheck {
  const column = placeOf('montant');
  return (record, at, row) => {
    const { bytes } = rows;
    let from = rows.cellEnd(row, column) - 1;
    const start = rows.cellStart(row, column);
    for (let place = at + width - 1; place >= at; place -= 1) {
      if (bytes[from] === COMMA) from -= 1;
      const digit = from < start ? ZERO : bytes[from];
      if (record[place] !== digit) return false;
      from -= 1;
    }
    return from < start;
  };
}

/** `2025-11` as `202511`. */
function isMonth(rows: Rows): FieldCheck {
  return (record, at, row) => {
    const { bytes } = rows;
    const start = rows.cellStart(row, MONTH);
    for (let index = 0; index < 6; index += 1) {
      if (record[at + index] !== bytes[start + (index < 4 ? index : index + 1)]) return false;
    }
    return true;
  };
}

const MONTH = placeOf('mois_origine');

/** The first or the last day of the month of origin, worked out once for each month. */
function isDay(rows: Rows, end: 'start' | 'end'): FieldCheck {
  const days = new Map<number, Uint8Array>();
  return (record, at, row) => {
    const start = rows.cellStart(row, MONTH);
    const month = 100 * digits(rows.bytes, start, 4) + digits(rows.bytes, start + 5, 2);
    let day = days.get(month);
    if (day === undefined) {
      day = dayOf(rows.text(row, MONTH), end);
      days.set(month, day);
    }
    for (let index = 0; index < 8; index += 1) if (record[at + index] !== day[index]) return false;
    return true;
  };
}

function dayOf(text: string, end: 'start' | 'end'): Uint8Array {
  const month = parsePayMonth(text);
  const day = month === undefined ? '' : formatIsoDate(daysOf(month)[end]).replaceAll('-', '');
  return new TextEncoder().encode(day);
}

function digits(bytes: Uint8Array, start: number, count: number): number {
  let number = 0;
  for (let at = start; at < start + count; at += 1) number = 10 * number + ((bytes[at] ?? 0) - ZERO);
  return number;
}

function isNumber(record: Uint8Array, at: number, width: number, expected: number): boolean {
  let rest = expected;
  for (let place = at + width - 1; place >= at; place -= 1) {
    const tens = Math.trunc(rest / 10);
    if (record[place] !== ZERO + (rest - 10 * tens)) return false;
    rest = tens;
  }
  return rest === 0;
}
