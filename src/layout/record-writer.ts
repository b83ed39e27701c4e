import { recordLayout } from './compile.js';
import { encodeField } from './encode-field.js';
import type { LayoutFault } from './faults.js';
import { fieldWriter, type FieldWriter } from './field-writer.js';
import type { Field, FieldValue, FieldValues, Layout, RecordLayout } from './model.js';

/**
 * Writes one record with its CRLF into an array, at an offset.
 *
 * @returns every fault of the values; with faults, what was written is no record
 */
export type RecordWriter = (
  values: FieldValues,
  target: Uint8Array,
  offset: number,
) => readonly LayoutFault[];

/**
 * The writer of a type of record, made once and kept with the layout. An unknown record type throws: the program chose
 * it, not the data.
 */
export function recordWriter(layout: Layout, type: string): RecordWriter {
  const record = recordLayout(layout, type);
  const known = WRITERS.get(record);
  if (known !== undefined) return known;
  const made = recordWriterFor(layout, type, {});
  WRITERS.set(record, made);
  return made;
}

const WRITERS = new WeakMap<RecordLayout, RecordWriter>();

/**
 * A writer for records that all have some values in common, such as what the header of their file says: these are
 * written once. The values of a record must not give them again. Records that follow each other are mostly alike: a
 * field is written when its value is not that of the record before.
 */
export function recordWriterFor(layout: Layout, type: string, common: FieldValues): RecordWriter {
  const { charset, recordLength } = layout;
  const blank = new Uint8Array(recordLength + CRLF.length).fill(SPACE, 0, recordLength);
  blank.set(CRLF, recordLength);
  const slots: RepeatedSlot[] = [];
  for (const field of recordLayout(layout, type).fields) {
    const given = ownValue(common, field.name);
    const isFixed = field.kind === 'constant' || field.kind === 'filler' || given !== undefined;
    const encoded = isFixed ? encodeField(field, given, charset) : undefined;
    if (encoded?.ok === true) blank.set(encoded.bytes, field.start);
    else slots.push({ ...slotOf(field, given, layout), isFilled: FILLED.has(field.kind), latest: undefined });
  }
  // Before the first there is none: what all have in common, and spaces.
  const latest = blank;
  return (values, target, offset) => {
    let faults: LayoutFault[] | undefined;
    for (const slot of slots) {
      const value = values[slot.name];
      if (isGiven(value)) {
        if (value === slot.latest) continue;
        if (!slot.isFilled) for (let place = slot.start; place < slot.end; place += 1) latest[place] = SPACE;
        if (slot.write(value, latest, slot.start)) {
          slot.latest = value;
          continue;
        }
      }
      slot.latest = undefined;
      const fault = writeByRule(layout, type, slot, values, latest, 0);
      if (fault !== undefined) (faults ??= []).push(fault);
    }
    target.set(latest, offset);
    return faults ?? NO_FAULTS;
  };
}

/**
 * Writes again some fields of records that are written already: what is only known when they have their place in a file.
 *
 * @param names fields that the record may do without
 */
export function recordPatcher(layout: Layout, type: string, names: readonly string[]): RecordWriter {
  const slots = recordLayout(layout, type)
    .fields.filter(({ name }) => names.includes(name))
    .map((field) => slotOf(field, undefined, layout));
  return (values, target, offset) => {
    let faults: LayoutFault[] | undefined;
    for (const slot of slots) {
      const value = values[slot.name];
      if (isGiven(value) && slot.write(value, target, offset + slot.start)) continue;
      const fault = writeByRule(layout, type, slot, values, target, offset);
      if (fault !== undefined) (faults ??= []).push(fault);
    }
    return faults ?? NO_FAULTS;
  };
}

/** A field whose value changes from record to record. */
interface Slot {
  readonly field: Field;
  readonly name: string;
  readonly start: number;
  /** The place after its last byte. */
  readonly end: number;
  readonly write: FieldWriter;
  /** A value common to all records that cannot be written. */
  readonly given: FieldValue | undefined;
}

/** A field of records that are written one after the other. */
interface RepeatedSlot extends Slot {
  /** Whether every value takes the whole width. */
  readonly isFilled: boolean;
  /** What the record before has there; `undefined` where the quick writer left it. */
  latest: FieldValue | undefined;
}

const FILLED: ReadonlySet<Field['kind']> = new Set(['number', 'cents', 'digits', 'nir']);

function slotOf(field: Field, given: FieldValue | undefined, { charset }: Layout): Slot {
  const isFixed = field.kind === 'constant' || field.kind === 'filler';
  const write = isFixed ? never : fieldWriter(field, charset);
  const { name, start, width } = field;
  return { field, name, start, end: start + width, write, given };
}

/** Whatever the quick writer left: a blank, a character it does not know, a fault. */
function writeByRule(
  { charset }: Layout,
  record: string,
  { field, given }: Slot,
  values: FieldValues,
  target: Uint8Array,
  offset: number,
): LayoutFault | undefined {
  const { name, width, start } = field;
  const encoded = encodeField(field, ownValue(values, name) ?? given, charset);
  if (!encoded.ok) return { code: encoded.code, record, field: name, width, found: encoded.found };
  target.fill(SPACE, offset + start, offset + start + width);
  target.set(encoded.bytes, offset + start);
  return undefined;
}

/** Own properties only: an académie may well name a field `constructor`. */
function ownValue(values: FieldValues, name: string): FieldValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** What an object inherits is never a text or a number: this costs less than to ask whether it is its own. */
function isGiven(value: unknown): value is FieldValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}

function never(): boolean {
  return false;
}

const NO_FAULTS: readonly LayoutFault[] = [];
const SPACE = 0x20;
const CRLF = [0x0d, 0x0a];
