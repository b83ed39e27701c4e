import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapTable, type TableMapping } from '../../src/profiles/map-table.js';
import type { ColumnSource, ProfileTable, ReadSource } from '../../src/profiles/profile.js';

const read = (from: readonly string[], rest: Partial<ReadSource> = {}): ReadSource => ({
  kind: 'read',
  from,
  join: '',
  split: undefined,
  values: new Map(),
  form: undefined,
  ...rest,
});

const tableOf = (sources: Readonly<Record<string, ColumnSource>>): ProfileTable => ({
  table: 'agents',
  file: 'AGENTS.txt',
  separator: '\t',
  encoding: 'windows-1252',
  columns: Object.entries(sources).map(([column, source]) => ({ column, source })),
});

function mappingOf(sources: Readonly<Record<string, ColumnSource>>, header: readonly string[]): TableMapping {
  const matched = mapTable(tableOf(sources), header);
  if ('missing' in matched) throw new Error(JSON.stringify(matched));
  return matched.mapping;
}

/** What one cell of one column becomes. */
function mapped(source: ReadSource, ...cells: readonly string[]): string {
  return mappingOf({ x: source }, source.from).map(cells)[0]!;
}

const LONG = new Map([
  ['TIT', 'T'],
  ['', 'N'],
  ['31129999', ''],
]);
const split = (part: number, of = 2, at = ','): Partial<ReadSource> => ({ split: { at, part, of } });
const number = (form: Partial<{ decimal: ','; thousands: '.'; unit: 'centimes' }>): Partial<ReadSource> => ({
  form: {
    kind: 'number',
    number: { decimal: undefined, thousands: undefined, unit: undefined, ...form },
  },
});
const date = { form: { kind: 'date', pattern: 'JJMMAAAA' } } as const;

describe('a cell', () => {
  test.each<[string, ReadSource, readonly string[], string]>([
    ['is given on as it is', read(['A']), [' x '], ' x '],
    ['is joined with another', read(['A', 'B']), ['1000441942868 ', ' 43'], '100044194286843'],
    ['is joined by a sign', read(['A', 'B'], { join: '-' }), ['2025', '2026'], '2025-2026'],
    ['is joined with a blank all the same', read(['A', 'B'], { join: '-' }), ['2025', ''], '2025-'],
    ['is blank when all it joins is', read(['A', 'B'], { join: '-' }), [' ', ''], ''],
    ['is cut: the first part', read(['A'], split(1)), ['MARTIN, Zoé'], 'MARTIN'],
    ['is cut: the last part', read(['A'], split(2)), ['MARTIN, Zoé'], 'Zoé'],
    ['is cut: the last part keeps the rest', read(['A'], split(2)), ['MARTIN, Zoé, Ève'], 'Zoé, Ève'],
    ['is cut in three: what the second part is', read(['A'], split(2, 3)), ['MARTIN,Zoé,MME'], 'Zoé'],
    ['has no second part', read(['A'], split(2)), ['MARTIN'], ''],
    ['is translated', read(['A'], { values: LONG }), [' TIT '], 'T'],
    ['is given on when its code is not in the map', read(['A'], { values: LONG }), ['V'], 'V'],
    ['is compared with its capitals', read(['A'], { values: LONG }), ['tit'], 'tit'],
    ['stays blank', read(['A'], { values: new Map([['TIT', 'T']]) }), ['  '], ''],
    ['is blank, which the map states', read(['A'], { values: LONG }), ['  '], 'N'],
    ['is cut, then translated', read(['A'], { ...split(1), values: LONG }), ['TIT,x'], 'T'],
    ['is a date', read(['A'], date), [' 03112025 '], '2025-11-03'],
    ['is a date that the map stands in for', read(['A'], { ...date, values: LONG }), ['31129999'], ''],
    ['is no date', read(['A'], date), [''], ''],
    ['is an amount', read(['A'], number({ unit: 'centimes' })), ['125000'], '1250,00'],
  ])('%s', (_, source, cells, expected) => {
    expect(mapped(source, ...cells)).toBe(expected);
  });

  // The contract would read each of them, as something that may not be meant.
  test.each<[ReadSource, string, string]>([
    [read(['A'], date), '2025-11-03', '2025-11-03 (≠ forme JJMMAAAA)'],
    [read(['A'], date), '03/11/2025', '03/11/2025 (≠ forme JJMMAAAA)'],
    [read(['A'], number({ unit: 'centimes' })), '1250,50', '1250,50 (≠ forme 123456 centimes)'],
    [read(['A'], number({ decimal: ',' })), '1.250', '1.250 (≠ forme 1234,56)'],
    [read(['A'], number({ decimal: ',', thousands: '.' })), '1.25', '1.25 (≠ forme 1.234,56)'],
  ])(
    'of another form than stated is shown as it is, for the contract to refuse',
    (source, cell, expected) => {
      expect(mapped(source, cell)).toBe(expected);
    },
  );
});

describe('a table', () => {
  const TABLE = {
    numen: read(['NUMEN']),
    nir: read(['INSEE', 'CLE']),
    prenom: read(['NOM_PRENOM'], split(2)),
    degre: { kind: 'constant', value: '2' },
  } as const;

  test('gives its columns in the order of the profile, wherever they stand in the file', () => {
    const { columns, width, map } = mappingOf(TABLE, ['CLE', 'GRADE', ' NUMEN ', 'INSEE', 'NOM_PRENOM']);
    expect({ columns, width }).toEqual({ columns: ['numen', 'nir', 'prenom', 'degre'], width: 5 });
    expect(map(['43', 'PA', 'N1', '1000441942868', 'X, Y'])).toEqual(['N1', '100044194286843', 'Y', '2']);
  });

  test('says what the extraction calls each column', () => {
    expect([...mappingOf(TABLE, ['CLE', 'NUMEN', 'INSEE', 'NOM_PRENOM']).sources]).toEqual([
      ['numen', 'NUMEN'],
      ['nir', 'INSEE + CLE'],
      ['prenom', 'NOM_PRENOM [2/2]'],
      ['degre', '(constante)'],
    ]);
  });

  test('names every column that the header lacks, and every one it has twice', () => {
    expect(mapTable(tableOf(TABLE), ['NUMEN', 'CLE', 'AUTRE', 'NUMEN', 'AUTRE'])).toEqual({
      missing: ['INSEE', 'NOM_PRENOM'],
      duplicated: ['NUMEN'],
    });
  });

  test('gives a constant on a blank row too', () => {
    expect(mappingOf(TABLE, ['NUMEN', 'INSEE', 'CLE', 'NOM_PRENOM']).map(['', '', '', ''])).toEqual([
      '',
      '',
      '',
      '2',
    ]);
  });
});

test('a profile that maps each column to itself changes nothing', () => {
  const header = fc.uniqueArray(fc.stringMatching(/^[A-Za-zÀ-ÿ_ ]{1,12}$/), {
    minLength: 1,
    maxLength: 8,
    selector: (name) => name.trim(),
  });
  const named = header.filter((names) => names.every((name) => name.trim() !== ''));
  fc.assert(
    fc.property(
      named,
      fc.array(fc.string({ unit: 'binary' }), { minLength: 8, maxLength: 8 }),
      (names, all) => {
        const row = all.slice(0, names.length);
        const own = Object.fromEntries(names.map((name) => [name.trim(), read([name.trim()])]));
        const { columns, map } = mappingOf(own, names);
        expect([columns, map(row)]).toEqual([names.map((name) => name.trim()), row]);
      },
    ),
  );
});

test('whatever a row holds, it is mapped, cell for cell', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d ,.\-/]{0,12}$/));
  const source = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), value: fc.string() }),
    fc
      .record({
        from: fc.subarray(['A', 'B', 'C'], { minLength: 1 }),
        join: fc.string(),
        split: fc.option(fc.constantFrom({ at: ',', part: 1, of: 2 }, { at: ' ', part: 3, of: 3 }), {
          nil: undefined,
        }),
        values: fc.dictionary(cell, cell).map((codes) => new Map(Object.entries(codes))),
        form: fc.constantFrom(undefined, date.form, number({ decimal: ',', thousands: '.' }).form),
      })
      .map(({ from, ...rest }): ColumnSource => read(from, rest)),
  );
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 5 }), fc.array(cell), (sources, row) => {
      const table = Object.fromEntries(sources.map((one, index) => [`c${String(index)}`, one]));
      const { columns, map } = mappingOf(table, ['A', 'B', 'C']);
      expect(map(row)).toHaveLength(columns.length);
    }),
  );
});
