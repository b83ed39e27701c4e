import type { Violation } from '../contracts/json-schema.js';
import { readYaml, unreadable } from '../contracts/yaml.js';
import type { ProfileFault } from './profile-fault.js';
import { profileFaults } from './profile-faults.js';
import type { ColumnSource, Contract, Profile, ProfileTable, ValueForm } from './profile.js';
import { USUAL_PARTS, type WrittenColumn, type WrittenProfile, type WrittenTable } from './written.js';

/**
 * Reads a profile: what its JSON Schema lets through, what the columns of the contract accept, and that no key goes
 * unheeded.
 *
 * @param name as its file is called, without `.yaml`
 * @returns the profile, or every fault at once
 */
export function readProfile(
  name: string,
  text: string,
  check: (value: unknown) => readonly Violation[],
  contract: Contract,
): { readonly profile: Profile } | { readonly faults: readonly ProfileFault[] } {
  const reading = readYaml(text, 'strings');
  if (reading.kind === 'faulty') return { faults: reading.faults.map(unreadable) };
  const faults: ProfileFault[] = [...check(reading.value), ...profileFaults(name, reading.value, contract)];
  return faults.length > 0 ? { faults } : { profile: profileOf(name, reading.value as WrittenProfile) };
}

function profileOf(name: string, { description = '', files }: WrittenProfile): Profile {
  const tables = Object.entries(files).map(([table, written]) => [table, tableOf(table, written)] as const);
  return { name, description, tables: new Map(tables) };
}

function tableOf(table: string, { file, separator, encoding, columns }: WrittenTable): ProfileTable {
  return {
    table,
    file,
    separator: separator === 'tab' ? '\t' : separator,
    encoding,
    columns: Object.entries(columns).map(([column, written]) => ({ column, source: sourceOf(written) })),
  };
}

function sourceOf(column: WrittenColumn): ColumnSource {
  const { value, from = [], join = '', split, values = {} } = column;
  if (value !== undefined) return { kind: 'constant', value };
  return {
    kind: 'read',
    from: typeof from === 'string' ? [from] : from,
    join,
    split:
      split === undefined
        ? undefined
        : { at: split.at, part: Number(split.part), of: Number(split.of ?? USUAL_PARTS) },
    values: new Map(Object.entries(values)),
    form: formOf(column),
  };
}

function formOf({ date, number }: WrittenColumn): ValueForm | undefined {
  if (date !== undefined) return { kind: 'date', pattern: date };
  if (number === undefined) return undefined;
  const { decimal, thousands, unit } = number;
  return { kind: 'number', number: { decimal, thousands, unit } };
}
