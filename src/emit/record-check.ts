import { encode, transliterateName, type Charset } from '../charset/index.js';
import { daysOf, formatIsoDate, parsePayMonth } from '../calendar/index.js';
import { recordLayout, type Layout } from '../layout/index.js';
import { placeOf, type Rows } from './rows.js';

/**
 * Whether a field of an `M2`, which begins at `at`, plainly says what a row of `paiements.csv` says, byte for byte. `false`
 * asks for a closer look, which may find nothing wrong.
 */
type FieldCheck = (record: Uint8Array, at: number, rows: Rows, row: number) => boolean;

/** The same of a whole record: its fields, and all that is the same in every record of the file. */
export type RecordCheck = (
  file: Uint8Array,
  offset: number,
  place: { readonly seq: number; readonly lot: number },
  rows: Rows,
  row: number,
) => boolean;

/**
 * Holds `M2` records to their rows of `paiements.csv`, for a million of them: bytes are compared where they lie. Built
 * on the layout alone; it shares nothing with the writers.
 *
 * @param sample a record of the file: what no row says must be the same in all
 * @returns `undefined` for a layout with a field that this does not know: it is read the careful way
 */
export function recordCheck(layout: Layout, common: Uint8Array): RecordCheck | undefined {
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
    const check = fieldCheck(name, width, layout.charset);
    if (check !== undefined) checks.push({ start, check });
    else if (kind === 'constant' || kind === 'filler' || HEADER_FIELDS.has(name)) {
      for (let at = start; at < start + width; at += 1) fixed.push(at);
    } else return undefined;
  }
  const places = Int32Array.from(fixed);
  return (file, offset, place, rows, row) => {
    for (const at of places) if (file[offset + at] !== common[at]) return false;
    for (const { start, width, name } of numbers) {
      if (!isNumber(file, offset + start, width, place[name])) return false;
    }
    for (const { start, check } of checks) if (!check(file, offset + start, rows, row)) return false;
    return true;
  };
}

const SPACE = 0x20;
const ZERO = 0x30;
const COMMA = 0x2c;

/** What the header says, wherever a layout repeats it. */
const HEADER_FIELDS = new Set(['academie', 'ministere', 'mois_paie', 'remise', 'created', 'mode']);

function fieldCheck(name: string, width: number, charset: Charset): FieldCheck | undefined {
  switch (name) {
    case 'nir':
      return isPartOf(placeOf('nir'), 0, width);
    case 'cle':
      return isPartOf(placeOf('nir'), 13, width);
    case 'nom':
      return isName(width, charset);
    case 'uai':
      return isCell(placeOf('uai'), width);
    case 'code_indemnite':
      return isCell(placeOf('code_indemnite'), width);
    case 'sens':
      return isCell(placeOf('sens'), width);
    case 'regime':
      return isCell(placeOf('regime'), width);
    case 'nature':
      return isCell(placeOf('nature'), width);
    case 'reference':
      return isCell(placeOf('reference'), width);
    case 'montant':
      return isAmount(width);
    case 'mois_origine':
      return isMonth;
    case 'date_debut':
      return isDay('start');
    case 'date_fin':
      return isDay('end');
    default:
      return undefined;
  }
}

/** The bytes of a cell, then spaces. */
function isCell(column: number, width: number): FieldCheck {
  return (record, at, rows, row) => {
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
function isPartOf(column: number, from: number, width: number): FieldCheck {
  return (record, at, rows, row) => {
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
function isAmount(width: number): FieldCheck {
  const column = placeOf('montant');
  return (record, at, rows, row) => {
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
const isMonth: FieldCheck = (record, at, rows, row) => {
  const { bytes } = rows;
  const start = rows.cellStart(row, MONTH);
  for (let index = 0; index < 6; index += 1) {
    if (record[at + index] !== bytes[start + (index < 4 ? index : index + 1)]) return false;
  }
  return true;
};

const MONTH = placeOf('mois_origine');

/** The first or the last day of the month of origin, worked out once for each month. */
function isDay(end: 'start' | 'end'): FieldCheck {
  const days = new Map<number, Uint8Array>();
  return (record, at, rows, row) => {
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

/** Family name, space, given name as the payer reads them: transliterated, cut at the width. */
function isName(width: number, charset: Charset): FieldCheck {
  const [family, given] = [placeOf('nom'), placeOf('prenom')];
  const isWritten = isTransliterated(width, charset);
  return (record, at, rows, row) => {
    const { bytes } = rows;
    let place = at;
    const end = at + width;
    for (let column = family; column !== -1; column = column === family ? given : -1) {
      const to = rows.cellEnd(row, column);
      for (let from = rows.cellStart(row, column); from < to && place < end; from += 1) {
        const letter = PLAIN_LETTERS[bytes[from] ?? 0] ?? 0;
        if (letter === 0) return isWritten(record, at, `${rows.text(row, family)} ${rows.text(row, given)}`);
        if (record[place] !== letter) return false;
        place += 1;
      }
      if (column === family && place < end) {
        if (record[place] !== SPACE) return false;
        place += 1;
      }
    }
    for (; place < end; place += 1) if (record[place] !== SPACE) return false;
    return true;
  };
}

/** The same of a name with other letters; the movements of a person follow each other. */
function isTransliterated(
  width: number,
  charset: Charset,
): (record: Uint8Array, at: number, name: string) => boolean {
  let known: { readonly name: string; readonly bytes: Uint8Array | undefined } = {
    name: '',
    bytes: undefined,
  };
  return (record, at, name) => {
    if (name !== known.name) known = { name, bytes: nameBytes(name, width, charset) };
    const { bytes } = known;
    if (bytes === undefined) return false;
    for (let index = 0; index < width; index += 1) {
      if (record[at + index] !== (bytes[index] ?? SPACE)) return false;
    }
    return true;
  };
}

function nameBytes(name: string, width: number, charset: Charset): Uint8Array | undefined {
  const written = transliterateName(name);
  if (!written.ok) return undefined;
  const encoded = encode(written.text.trim().slice(0, width).trimEnd(), charset);
  return encoded.ok ? encoded.bytes : undefined;
}

/** What each letter of ASCII is written as in a name; 0 for what is not one letter for one letter. */
const PLAIN_LETTERS = Uint8Array.from({ length: 0x100 }, (_, code) => {
  if (code < SPACE || code > 0x7e) return 0;
  const name = transliterateName(`A${String.fromCharCode(code)}A`);
  return name.ok && name.text.length === 3 ? name.text.charCodeAt(1) : 0;
});

function isNumber(record: Uint8Array, at: number, width: number, expected: number): boolean {
  let rest = expected;
  for (let place = at + width - 1; place >= at; place -= 1) {
    const tens = Math.trunc(rest / 10);
    if (record[place] !== ZERO + (rest - 10 * tens)) return false;
    rest = tens;
  }
  return rest === 0;
}
