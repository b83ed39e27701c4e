import { describe, expect, test } from 'vitest';
import { explainProfile, verdictOn, type MappedTable } from '../../src/profiles/explain.js';
import type { Profile, ProfileColumn } from '../../src/profiles/profile.js';
import { REQUIRED_INPUTS } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';

const column = (name: string, ...from: readonly string[]): ProfileColumn => ({
  column: name,
  source: { kind: 'read', from, join: '', split: undefined, values: new Map(), form: undefined },
});

/** Replacements, mapped whole; the other tables in their own form. */
const WHOLE = ['id_remplacement', 'id_mission', 'numen_remplacant', 'date_debut', 'date_fin'];

const profileWith = (columns: readonly ProfileColumn[]): Profile => ({
  name: 'epp',
  description: '',
  tables: new Map([
    ['remplacements', { table: 'remplacements', file: 'R.txt', separator: '\t', encoding: 'UTF-8', columns }],
  ]),
});

const OWN = new Map(REQUIRED_INPUTS.map((name) => [`${name}.csv`, []]));

function explained(
  columns: readonly ProfileColumn[],
  headers: ReadonlyMap<string, readonly string[] | undefined>,
): { readonly verdict: string; readonly table: MappedTable } {
  const explanation = explainProfile(profileWith(columns), headers, tableSchemas(), REQUIRED_INPUTS);
  const table = explanation.tables.find((one) => one.table === 'remplacements');
  if (table?.kind !== 'mapped') throw new Error('not mapped');
  return { verdict: verdictOn(explanation), table };
}

const ALL = WHOLE.map((name) => column(name, name.toUpperCase()));
const UPPER = WHOLE.map((name) => name.toUpperCase());

describe('a table that a profile maps', () => {
  test.each<[string, readonly ProfileColumn[], readonly string[] | undefined, string, Partial<MappedTable>]>([
    ['is whole', ALL, UPPER, 'usable', { presence: 'present', missing: [], ignored: [] }],
    ['is not there, and need not be', ALL, undefined, 'usable', { presence: 'absent', missing: [] }],
    ['has columns nobody reads', ALL, [...UPPER, 'GRADE', ''], 'usable', { ignored: ['GRADE', ''] }],
    ['lacks columns', ALL, UPPER.slice(2), 'lacking', { missing: ['ID_REMPLACEMENT', 'ID_MISSION'] }],
    ['has one twice', ALL, [...UPPER, 'DATE_FIN '], 'lacking', { duplicated: ['DATE_FIN'] }],
    ['lacks origins', ALL.slice(1, 4), UPPER, 'faulty', { unmapped: ['id_remplacement', 'date_fin'] }],
    [
      // What it holds may be a person's.
      'has no header, and nothing of it is repeated',
      ALL,
      ['184127645108943', 'MARTIN'],
      'lacking',
      { isForeign: true, missing: UPPER, ignored: [] },
    ],
  ])('%s', (_, columns, header, verdict, expected) => {
    const found = explained(columns, new Map([...OWN, ['R.txt', header]]));
    expect(found.verdict).toBe(verdict);
    expect(found.table).toMatchObject(expected);
  });

  test('is not looked at: only the profile is judged', () => {
    expect(explained(ALL, new Map()).verdict).toBe('usable');
    expect(explained(ALL.slice(1), new Map())).toMatchObject({
      verdict: 'faulty',
      table: { presence: 'unknown', unmapped: ['id_remplacement'] },
    });
  });
});

test.each(REQUIRED_INPUTS)('an extraction without %s, left in its own form, cannot be used', (name) => {
  const headers = new Map<string, readonly string[] | undefined>([...OWN, [`${name}.csv`, undefined]]);
  expect(explained(ALL, headers).verdict).toBe('lacking');
});

test('a column of the contract that comes from nowhere is named: required, or blank on every row', () => {
  const columns = [column('numen', 'NUMEN'), column('date_debut', 'DEBUT')];
  const source = { table: 'service', file: 'S.txt', separator: ';', encoding: 'UTF-8', columns } as const;
  const profile: Profile = { name: 'epp', description: '', tables: new Map([['service', source]]) };
  const { tables } = explainProfile(profile, new Map(), tableSchemas(), REQUIRED_INPUTS);
  expect(tables.find(({ table }) => table === 'service')).toMatchObject({
    unmapped: ['quotite_service'],
    blank: ['date_fin', 'quotite_financiere'],
  });
});
