import { describe, expect, test } from 'vitest';
import { matchHeader, requiredColumns } from '../../src/validate/header.js';
import { compileTable } from '../../src/validate/table-schema.js';
import { tableSchemas } from '../support/engine.js';

const schemas = tableSchemas();
const table = (name: 'enveloppes' | 'absences' | 'agents' | 'missions') =>
  compileTable(`${name}.csv`, schemas[name], { regimes: [], leaveTypes: [] });
const envelopes = table('enveloppes');

test.each<[string, string[], Record<string, number>]>([
  [
    'in the order of the contract',
    ['uai', 'annee_scolaire', 'montant'],
    { uai: 0, annee_scolaire: 1, montant: 2 },
  ],
  ['in any order', ['montant', 'uai', 'annee_scolaire'], { montant: 0, uai: 1, annee_scolaire: 2 }],
  ['with blanks around', [' uai', 'annee_scolaire ', ' montant '], { uai: 0, annee_scolaire: 1, montant: 2 }],
])('columns %s are matched (files 1)', (_, columns, expected) => {
  const found = matchHeader(envelopes, columns, 1);
  expect(Object.fromEntries(found.indexOf)).toEqual(expected);
  expect([found.width, found.issues, found.problems]).toEqual([3, [], []]);
});

describe('a file is refused, with the line of its header', () => {
  const at = { file: 'enveloppes.csv', line: 3 };

  test.each<[string, string[], object[]]>([
    [
      'without a required column, every one of them named at once',
      ['montant'],
      [{ code: 'file.missing-column', at, facts: { columns: 'uai, annee_scolaire' } }],
    ],
    [
      'without any',
      [],
      [{ code: 'file.missing-column', at, facts: { columns: 'uai, annee_scolaire, montant' } }],
    ],
    [
      'with a column of another case: codes are case-sensitive',
      ['UAI', 'annee_scolaire', 'montant'],
      [{ code: 'file.missing-column', at, facts: { columns: 'uai' } }],
    ],
    [
      'with a column written twice',
      ['uai', 'annee_scolaire', 'montant', 'uai '],
      [{ code: 'file.duplicate-column', at, facts: { column: 'uai' } }],
    ],
    [
      'for both',
      ['uai', 'uai', 'montant'],
      [
        { code: 'file.duplicate-column', at, facts: { column: 'uai' } },
        { code: 'file.missing-column', at, facts: { columns: 'annee_scolaire' } },
      ],
    ],
  ])('%s (files 1)', (_, columns, expected) => {
    expect(matchHeader(envelopes, columns, 3).problems).toEqual(expected);
  });
});

test('an unknown column warns, with the columns that are known (files 1)', () => {
  const found = matchHeader(envelopes, ['uai', 'annee_scolaire', 'montant', 'remarque'], 1);
  expect(found.problems).toEqual([]);
  expect(found.width).toBe(4);
  expect(found.issues).toEqual([
    {
      code: 'file.unknown-column',
      severity: 'warn',
      at: { file: 'enveloppes.csv', line: 1 },
      subject: '',
      findings: [{ field: 'remarque', value: '', facts: { expected: 'uai, annee_scolaire, montant' } }],
    },
  ]);
});

test.each<['enveloppes' | 'absences' | 'agents' | 'missions', string, string]>([
  ['agents', 'numen nir nom prenom statut degre', 'files 1'],
  ['missions', 'id_mission numen regime date_debut', 'files 1'],
  ['absences', 'id_absence numen type date_debut date_fin', 'files 1'],
  ['enveloppes', 'uai annee_scolaire montant', 'files 1'],
])('%s.csv cannot do without %s (%s)', (name, columns) => {
  expect(requiredColumns(table(name)).join(' ')).toBe(columns);
});
