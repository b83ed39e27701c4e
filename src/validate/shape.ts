import type { Finding } from '../model/index.js';
import type { FieldValue } from './field-reading.js';
import type { CompiledField, CompiledTable } from './table-schema.js';

/** A row whose columns are all readable, or its faults by code. */
export type RowShape =
  | { readonly kind: 'typed'; readonly values: ReadonlyMap<string, FieldValue> }
  | { readonly kind: 'faulty'; readonly faults: ReadonlyMap<string, readonly Finding[]> };

/**
 * Checks every column of a row on its own: missing, unreadable, unknown code, out of bounds, wrong key. All at once.
 *
 * @param text the trimmed text of a column, empty when blank or when the file does not have it
 * @param alsoRequired columns that other values of the row make required
 */
export function readShape(
  table: CompiledTable,
  text: (column: string) => string,
  alsoRequired: readonly string[],
): RowShape {
  const values = new Map<string, FieldValue>();
  const faults = new Map<string, Finding[]>();
  for (const field of table.fields) {
    const { name } = field.schema;
    const written = text(name);
    const meant = written === '' ? (field.schema.default ?? '') : written;
    if (meant === '') {
      if (isRequired(field, text, alsoRequired)) {
        note(faults, 'field.missing', { field: name, value: '', facts: { expected: field.expected } });
      }
      continue;
    }
    const reading = field.read(meant);
    if ('fault' in reading) {
      const { code, facts } = reading.fault;
      note(faults, code, { field: name, value: shownValue(field, written), facts });
    } else {
      values.set(name, reading.value);
    }
  }
  return faults.size === 0 ? { kind: 'typed', values } : { kind: 'faulty', faults };
}

function isRequired(
  { schema }: CompiledField,
  text: (column: string) => string,
  alsoRequired: readonly string[],
): boolean {
  const { requiredWhen } = schema;
  return (
    schema.constraints?.required === true ||
    alsoRequired.includes(schema.name) ||
    (requiredWhen?.values.includes(text(requiredWhen.field)) ?? false)
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
