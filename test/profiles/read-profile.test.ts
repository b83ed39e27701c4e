import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import type { Profile } from '../../src/profiles/profile.js';
import { readProfile } from '../../src/profiles/read-profile.js';
import { INPUT_NAMES } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/profile.schema.json', import.meta.url), 'utf8'),
) as { readonly properties: { readonly files: { readonly properties: object } } };

function read(text: string): ReturnType<typeof readProfile> {
  return readProfile('epp', text, compileSchema(schema), tableSchemas());
}

function profileOf(text: string): Profile {
  const reading = read(text);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.profile;
}

/** A profile of one table, of these columns. */
const agents = (columns: string): string =>
  `files:\n  agents:\n    file: A.txt\n    separator: tab\n    encoding: UTF-8\n    columns:\n${columns
    .split('\n')
    .map((line) => `      ${line}\n`)
    .join('')}`;

/** The faults of one column, its place left out. */
function faultsOf(table: string, column: string, written: string): object[] {
  const place = `files.${table}.columns.${column}`;
  const text = agents(`${column}: ${written}`).replace('agents:', `${table}:`);
  const reading = read(text);
  if (!('faults' in reading)) return [];
  return reading.faults.map(({ key, ...fault }) => ({ ...fault, key: key.replace(place, '') }));
}

describe('a profile', () => {
  test('says where each column comes from, and keeps codes as they are written', () => {
    const text = `name: epp
description: extraction
${agents(`numen: { from: NUMEN }
nir: { from: [INSEE, CLE] }
prenom: { from: NOM, split: { at: ',', part: 2 } }
statut: { from: ST, values: { 01: T, '': C } }
degre: { value: 2 }
date_entree: { from: DT, date: JJMMAAAA }`)}`;
    const { name, description, tables } = profileOf(text);
    const plain = { kind: 'read', join: '', split: undefined, values: new Map(), form: undefined };
    expect({ name, description, tables: [...tables.values()] }).toEqual({
      name: 'epp',
      description: 'extraction',
      tables: [
        {
          table: 'agents',
          file: 'A.txt',
          separator: '\t',
          encoding: 'UTF-8',
          columns: [
            { column: 'numen', source: { ...plain, from: ['NUMEN'] } },
            { column: 'nir', source: { ...plain, from: ['INSEE', 'CLE'] } },
            { column: 'prenom', source: { ...plain, from: ['NOM'], split: { at: ',', part: 2, of: 2 } } },
            {
              column: 'statut',
              source: {
                ...plain,
                from: ['ST'],
                values: new Map([
                  ['01', 'T'],
                  ['', 'C'],
                ]),
              },
            },
            { column: 'degre', source: { kind: 'constant', value: '2' } },
            {
              column: 'date_entree',
              source: { ...plain, from: ['DT'], form: { kind: 'date', pattern: 'JJMMAAAA' } },
            },
          ],
        },
      ],
    });
  });

  test('may map any table of the contract, and no other', () => {
    expect(Object.keys(schema.properties.files.properties).toSorted()).toEqual(INPUT_NAMES.toSorted());
  });

  test.each([
    'JJMMAAAA',
    'AAAAMMJJ',
    'JJ/MM/AAAA',
    'AAAA-MM-JJ 00:00:00',
    'AAAA-MM-JJT00:00:00',
    'JJ.MM.AAAA',
  ])('may read dates written %s', (form) => {
    expect(faultsOf('agents', 'date_entree', `{ from: D, date: '${form}' }`)).toEqual([]);
  });
});

describe('a fault of a profile', () => {
  test.each<[string, string, string, object]>([
    ['agents', 'numem', '{ from: A }', { kind: 'unknown-key', found: '' }],
    ['agents', 'numen', '{ from: A, forme: B }', { kind: 'unknown-key', key: '.forme' }],
    ['agents', 'numen', '{}', { kind: 'missing-key', key: '.from' }],
    ['agents', 'numen', 'A', { kind: 'not-allowed', found: 'A' }],
    ['agents', 'numen', "{ from: '' }", { kind: 'not-allowed', key: '.from' }],
    ['agents', 'numen', '{ from: [] }', { kind: 'not-allowed', key: '.from' }],
    ['agents', 'numen', '{ from: [A, A] }', { kind: 'not-allowed', key: '.from' }],
    ['agents', 'numen', "{ value: ' ' }", { kind: 'not-allowed', key: '.value' }],
    ['agents', 'degre', '{ value: 2, from: A }', { kind: 'not-allowed', found: 'value, from' }],
    ['agents', 'numen', "{ from: A, join: '-' }", { kind: 'not-allowed', key: '.join' }],
    ['agents', 'nom', '{ from: A, split: { at: x, part: 3 } }', { key: '.split.part', expected: '1 – 2' }],
    ['agents', 'nom', '{ from: A, split: { at: x, part: 0 } }', { key: '.split.part' }],
    ['agents', 'nom', '{ from: A, split: { part: 1 } }', { kind: 'missing-key', key: '.split.at' }],
    ['agents', 'nom', '{ from: [A, B], split: { at: x, part: 1 } }', { key: '.split' }],
    ['agents', 'statut', '{ from: A, values: { TIT: Z } }', { key: '.values.TIT', expected: 'T, S, C' }],
    ['agents', 'statut', '{ value: Z }', { key: '.value', found: 'Z', expected: 'T, S, C' }],
    ['agents', 'cafipemf', '{ from: A, values: { 1: OUI } }', { key: '.values.1', expected: 'O, N' }],
    ['agents', 'statut', "{ from: A, values: { ' TIT': T } }", { kind: 'unknown-key', key: '.values. TIT' }],
    ['agents', 'nom', '{ from: A, date: JJMMAAAA }', { key: '.date', found: 'JJMMAAAA' }],
    ['agents', 'nom', "{ from: A, number: { decimal: ',' } }", { key: '.number' }],
    ['agents', 'date_entree', "{ from: A, number: { decimal: ',' } }", { key: '.number' }],
    // The century of a year of two figures would be a guess.
    ['agents', 'date_entree', '{ from: A, date: JJMMAA }', { key: '.date' }],
    ['agents', 'date_entree', '{ from: A, date: JJJJMMAAAA }', { key: '.date' }],
    ['agents', 'date_entree', "{ from: A, date: 'JJ/MM/AAAA HH' }", { key: '.date' }],
    ['missions', 'taux_annuel', '{ from: A, number: {} }', { key: '.number' }],
    ['missions', 'taux_annuel', '{ from: A, number: { unit: euros } }', { key: '.number.unit' }],
    [
      'missions',
      'taux_annuel',
      "{ from: A, number: { decimal: '.', thousands: '.' } }",
      { key: '.number.thousands' },
    ],
  ])('names the key and what is allowed: %s, %s: %s', (table, column, written, expected) => {
    const faults = faultsOf(table, column, written);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(expected);
  });

  test('is told with all the others', () => {
    const text = `name: agape
nom: x
files:
  agents: { file: ../A.txt, separator: ':', encoding: latin1, columns: { nunem: { from: A } } }
  primes: {}
  missions: { file: M.txt, separator: tab, encoding: UTF-8 }
  absences: { file: M.txt, separator: ';', encoding: windows-1252, columns: {} }
`;
    const reading = read(text);
    expect(
      'faults' in reading ? reading.faults.map(({ kind, key }) => `${kind} ${key}`).toSorted() : [],
    ).toEqual([
      'missing-key files.missions.columns',
      'not-allowed files.absences.columns',
      'not-allowed files.absences.encoding',
      'not-allowed files.absences.separator',
      'not-allowed files.agents.encoding',
      'not-allowed files.agents.file',
      'not-allowed files.agents.separator',
      'not-allowed name',
      'unknown-key files.agents.columns.nunem',
      'unknown-key files.primes',
      'unknown-key nom',
    ]);
  });

  test.each([
    ['', 'not-allowed'],
    ['- files\n', 'not-allowed'],
    ['files: x\n', 'not-allowed'],
    ['files: {}\n', 'not-allowed'],
    ['description: x\n', 'missing-key'],
    ['files: [\n', 'unreadable'],
    ['name: epp\nname: epp\n', 'unreadable'],
    ['files: { __proto__: { a: b } }\n', 'unknown-key'],
    [agents('__proto__: { from: A }'), 'unknown-key'],
  ])('is found in %j', (text, kind) => {
    const reading = read(text);
    expect('faults' in reading ? reading.faults[0]?.kind : undefined).toBe(kind);
  });
});
