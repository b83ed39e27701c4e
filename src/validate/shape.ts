import type { Finding } from '../model/index.js';
import { FieldFault, type FieldValue } from './field-reading.js';
import type { CompiledField, CompiledTable } from './table-schema.js';

/** What the columns of a row refuse, by code. */
export type ShapeFaults = ReadonlyMap<string, readonly Finding[]>;

/**
 * Checks every column of a row on its own: missing, unreadable, unknown code, out of bounds, wrong key. All at once.
 *
 * @param texts the trimmed text of each column of the table, empty when blank or when the file does not have it
 * @param alsoRequired columns that other values of the row make required
 * @param values where the values of the columns are put
 * @returns `undefined` when every column is readable
 */
export function readShape(
  table: CompiledTable,
  texts: readonly string[],
  alsoRequired: readonly string[],
  values: FieldValue[],
): ShapeFaults | undefined {
  let faults: Map<string, Finding[]> | undefined;
  let position = -1;
  for (const field of table.fields) {
    position += 1;
    const written = texts[position] ?? '';
    const reading = written === '' ? field.whenBlank : field.read(written);
    if (reading === undefined) {
      values[position] = undefined;
      if (isRequired(field, texts, alsoRequired)) {
        const finding = { field: field.schema.name, value: '', facts: { expected: field.expected } };
        note((faults ??= new Map<string, Finding[]>()), 'field.missing', finding);
      }
    } else if (reading instanceof FieldFault) {
      const value = shownValue(field, written);
      note((faults ??= new Map<string, Finding[]>()), reading.code, {
        field: field.schema.name,
        value,
        facts: reading.facts,
      });
    } else {
      values[position] = reading;
    }
  }
  return faults;
}

function isRequired(
  { schema, requiredWhen }: CompiledField,
  texts: readonly string[],
  alsoRequired: readonly string[],
): boolean {
  return (
    schema.constraints?.required === true ||
    alsoRequired.includes(schema.name) ||
    (requiredWhen?.values.includes(texts[requiredWhen.position] ?? '') ?? false)
  );
}

/** A NIR or a name never leaves in a message: as many stars as it has characters. */
function shownValue({ schema }: CompiledField, written: string): string {
  return schema.personal === true ? '*'.repeat(Math.min(written.length, 30)) : written;
}

function note(faults: Map<string, Finding[]>, code: string, finding: Finding): void {
  const findings = faults.get(code);
  if (findings === undefined) faults.set(code, [finding]);
  else findings.push(finding);
}
