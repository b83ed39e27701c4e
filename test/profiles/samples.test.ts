import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/charset/index.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { readCsv } from '../../src/ingest/csv.js';
import { mapTable } from '../../src/profiles/map-table.js';
import type { Profile } from '../../src/profiles/profile.js';
import { readProfile } from '../../src/profiles/read-profile.js';
import { FieldFault } from '../../src/validate/field-reading.js';
import { INPUT_NAMES, type InputName } from '../../src/validate/input-tables.js';
import { compileTable } from '../../src/validate/table-schema.js';
import { treeOf } from '../support/command-line.js';
import { tableSchemas } from '../support/engine.js';
import { LETTERS_UNKNOWN_TO_EPP, profileExtractions } from '../support/profile-extractions.js';
import { shippedRegulations } from '../support/regulations.js';

const SAMPLES = new URL('../../samples/', import.meta.url);
const schemas = tableSchemas();
const regulations = shippedRegulations();

test('the extractions of the sample are exactly what their script writes', () => {
  const made = profileExtractions();
  for (const name of ['epp', 'renoirh']) {
    const paths = treeOf(fileURLToPath(new URL(`04-profils/${name}/`, SAMPLES)));
    expect(paths.map((path) => `${name}/${path}`)).toEqual(
      [...made.keys()].filter((path) => path.startsWith(`${name}/`)).toSorted(),
    );
  }
  for (const [path, bytes] of made) {
    expect(readFileSync(new URL(`04-profils/${path}`, SAMPLES)).toString('latin1'), path).toBe(
      bytes.toString('latin1'),
    );
  }
});

describe.each(['epp', 'renoirh'])('the extraction %s', (name) => {
  const profile = sampleProfile(name);

  test.each(INPUT_NAMES)(
    'holds in %s what the first sample holds, row by row and field by field',
    (table) => {
      const wanted = rowsOf(new URL(`01-premier-mois/input/${table}.csv`, SAMPLES));
      const found = mappedRows(profile, name, table);
      expect(wanted.length).toBeGreaterThan(0);
      expect(valuesOf(table, found)).toEqual(
        valuesOf(table, name === 'epp' ? wanted.map(asEppWrites) : wanted),
      );
    },
  );
});

function sampleProfile(name: string): Profile {
  const json = readFileSync(new URL('../../schemas/profile.schema.json', import.meta.url), 'utf8');
  const text = readFileSync(new URL(`04-profils/profiles/${name}.yaml`, SAMPLES), 'utf8');
  const reading = readProfile(name, text, compileSchema(JSON.parse(json) as object), schemas);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.profile;
}

function asEppWrites(row: Row): Row {
  const written = (text: string): string =>
    text.replaceAll(/[ČŁ]/g, (letter) => LETTERS_UNKNOWN_TO_EPP[letter] ?? letter);
  return Object.fromEntries(Object.entries(row).map(([column, text]) => [column, written(text)]));
}

type Row = Readonly<Record<string, string>>;

/** The rows of a table as the profile gives them; a table that it leaves alone, in its own form. */
function mappedRows(profile: Profile, name: string, table: InputName): Row[] {
  const source = profile.tables.get(table);
  if (source === undefined) return rowsOf(new URL(`04-profils/${name}/${table}.csv`, SAMPLES));
  const decoded = decode(
    new Uint8Array(readFileSync(new URL(`04-profils/${name}/${source.file}`, SAMPLES))),
    source.encoding,
  );
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.fault));
  const [header = [], ...records] = recordsOf(decoded.text, source.separator);
  const matched = mapTable(source, header);
  if (!('mapping' in matched)) throw new Error(JSON.stringify(matched));
  const { columns, width, map } = matched.mapping;
  expect(new Set(records.map((fields) => fields.length))).toEqual(new Set([width]));
  return records.map((fields) => rowOf(columns, map(fields)));
}

function rowsOf(file: URL): Row[] {
  const [header = [], ...records] = recordsOf(readFileSync(file, 'utf8'), ';');
  return records.map((fields) => rowOf(header, fields));
}

function recordsOf(text: string, separator: string): (readonly string[])[] {
  const records: (readonly string[])[] = [];
  const add = (fields: readonly string[]): void => void records.push(fields);
  expect(readCsv(text, { header: add, record: add }, separator)).toBeUndefined();
  return records;
}

function rowOf(columns: readonly string[], fields: readonly string[]): Row {
  return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
}

/** The rows as the contract reads them: what it refuses is refused for the same reason. */
function valuesOf(table: InputName, rows: readonly Row[]): object[] {
  const { fields } = compileTable(`${table}.csv`, schemas[table], {
    regimes: [...regulations.allowances.keys()],
    leaveTypes: [...regulations.leave.types.keys()],
  });
  return rows.map((row) =>
    Object.fromEntries(
      fields.map(({ schema, read }) => {
        const text = row[schema.name]?.trim() ?? '';
        const value = text === '' ? undefined : read(text);
        return [schema.name, value instanceof FieldFault ? { refused: value.code } : value];
      }),
    ),
  );
}
