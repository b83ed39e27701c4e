import { columnFaults } from './column-faults.js';
import type { ProfileFault } from './profile-fault.js';
import type { Contract } from './profile.js';
import { entriesOf, isMapping, type Mapping } from './written.js';

/**
 * What a JSON Schema does not see: columns that the contract does not have, keys that would not be heeded, codes that it
 * refuses. What the schema refuses is left to it.
 */
export function profileFaults(name: string, written: unknown, contract: Contract): ProfileFault[] {
  if (!isMapping(written)) return [];
  const tables = entriesOf(written['files']).flatMap(([table, value]) =>
    isMapping(value) ? [[table, value] as const] : [],
  );
  return [
    ...otherName(name, written['name']),
    ...tables.flatMap(([table, value]) => unevenFile(table, value, tables)),
    ...tables.flatMap(([table, value]) => tableFaults(table, value, contract)),
  ];
}

/** A copy of another profile that still bears its name. */
function otherName(name: string, found: unknown): ProfileFault[] {
  if (typeof found !== 'string' || found === name) return [];
  return [{ kind: 'not-allowed', key: 'name', found, expected: name }];
}

/** One file that two tables read has one separator and one encoding. */
function unevenFile(
  table: string,
  value: Mapping,
  tables: readonly (readonly [string, Mapping])[],
): ProfileFault[] {
  const { file } = value;
  if (typeof file !== 'string') return [];
  const first = tables.find(([, other]) => other['file'] === file)?.[1] ?? value;
  return ['separator', 'encoding'].flatMap((key) => {
    const [found, expected] = [value[key], first[key]];
    if (typeof found !== 'string' || typeof expected !== 'string' || found === expected) return [];
    return [{ kind: 'not-allowed' as const, key: `files.${table}.${key}`, found, expected }];
  });
}

function tableFaults(table: string, value: Mapping, contract: Contract): ProfileFault[] {
  const fields = contract[table]?.fields;
  // A table that the contract does not have is refused by the schema.
  if (fields === undefined) return [];
  return entriesOf(value['columns']).flatMap(([name, column]) => {
    const key = `files.${table}.columns.${name}`;
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      const known = fields.map((candidate) => candidate.name).join(', ');
      return [{ kind: 'unknown-key' as const, key, found: '', expected: known }];
    }
    return isMapping(column) ? columnFaults(key, column, field) : [];
  });
}
