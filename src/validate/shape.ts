import type { Finding } from '../model/index.js';
import { FieldFault, type FieldValue } from './field-reading.js';
import type { RowCells } from './row-cells.js';
import type { CompiledField, CompiledTable } from './table-schema.js';

/** What the columns of a row refuse, by code. */
export type ShapeFaults = ReadonlyMap<string, readonly Finding[]>;

/**
 * Checks every column of a row on its own: missing, unreadable, unknown code, out of bounds, wrong key. All at once.
 *
 * @param requiredColumns 1 at the position of each column that may not be blank; asked when one is
 * @param values where the values of the columns are put
 * @returns `undefined` when every column is readable
 */
export function readShape(
  table: CompiledTable,
  cells: RowCells,
  requiredColumns: () => Uint8Array,
  values: FieldValue[],
): ShapeFaults | undefined {
  let faults: Map<string, Finding[]> | undefined;
  let required: Uint8Array | undefined;
  let position = -1;
  for (const field of table.fields) {
    position += 1;
    const reading = cells.read(position) ?? field.whenBlank;
    if (reading === undefined) {
      values[position] = undefined;
      required ??= requiredColumns();
      if (required[position] === 1 || isRequiredByRow(field, cells)) {
        const finding = { field: field.schema.name, value: '', facts: { expected: field.expected } };
        note((faults ??= new Map<string, Finding[]>()), 'field.missing', finding);
      }
    } else if (reading instanceof FieldFault) {
      const value = shownValue(field, cells.text(position));
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

function isRequiredByRow({ requiredWhen }: CompiledField, cells: RowCells): boolean {
  return requiredWhen?.values.includes(cells.text(requiredWhen.position)) ?? false;
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
