import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, type KnownColumns } from '../../src/causes/excerpt-changes.js';
import { withSamePlaces } from '../../src/causes/same-places.js';
import type { Excerpt } from '../../src/excerpt/excerpt.js';
import { knownColumns } from '../../src/operations/causes/recomputation.js';
import { tableFile, type InputName } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';
import { randomRuns } from '../support/random-runs.js';

const KNOWN: KnownColumns = knownColumns(tableSchemas());

/** Tables as texts: a header, then rows; the header is line 1. */
function excerpt(tables: Readonly<Partial<Record<InputName, readonly string[]>>>): Excerpt {
  return {
    tables: Object.entries(tables).map(([name, [header = '', ...rows]]) => ({
      name: name as InputName,
      columns: header.split(';'),
      rows: rows.map((row, at) => ({ line: at + 2, fields: row.split(';') })),
    })),
  };
}

type TableTexts = readonly [name: InputName, before: readonly string[], after: readonly string[]];

/** Each change in a few words. */
function said([name, before, after]: TableTexts): string[] {
  const { changes } = changesBetween(excerpt({ [name]: before }), excerpt({ [name]: after }), KNOWN);
  return changes.map(({ change }) => {
    expect(change.file).toBe(tableFile(name));
    if (change.kind !== 'cell') {
      return `${change.kind} ${change.subject} l${String(change.line)} ${change.cells.flat().join(' ')}`.trim();
    }
    const { subject, column, lineBefore, line, before: one, after: other } = change;
    return `${subject} l${String(lineBefore)}-${String(line)} ${column} ${one}>${other}`;
  });
}

const MISSIONS = 'id_mission;numen;date_fin';
const SERVICE = 'numen;date_debut;date_fin;quotite_service';

describe('what differs between two exports', () => {
  test.each<readonly [string, TableTexts, readonly string[]]>([
    ['nothing', ['missions', [MISSIONS, 'M1;N;x'], [MISSIONS, 'M1;N;x']], []],
    ['a value', ['missions', [MISSIONS, 'M1;N;x'], [MISSIONS, 'M1;N;y']], ['M1 l2-2 date_fin x>y']],
    ['no blank around a value', ['missions', [MISSIONS, 'M1;N;x'], [MISSIONS, ' M1 ;N; x ']], []],
    ['no order of columns', ['missions', [MISSIONS, 'M1;N;x'], ['date_fin;id_mission;numen', 'x;M1;N']], []],
    [
      'a column that came, blank without it',
      ['missions', ['id_mission;numen', 'M1;N'], [MISSIONS, 'M1;N;x']],
      ['M1 l2-2 date_fin >x'],
    ],
    [
      'no column that nobody reads',
      ['missions', [`${MISSIONS};avis`, 'M1;N;x;oui'], [`${MISSIONS};avis`, 'M1;N;x;non']],
      [],
    ],
    [
      'the rows by key, then their values by column',
      ['missions', [MISSIONS, 'M2;N;x', 'M1;N;x'], [MISSIONS, 'M1;P;y', 'M2;N;y']],
      ['M1 l3-2 date_fin x>y', 'M1 l3-2 numen N>P', 'M2 l2-3 date_fin x>y'],
    ],
    [
      'a row that came',
      ['missions', [MISSIONS], [MISSIONS, 'M1;N;x']],
      ['row-added M1 l2 numen N date_fin x'],
    ],
    ['a row that went', ['missions', [MISSIONS, 'M1;N;'], [MISSIONS]], ['row-gone M1 l2 numen N']],
    [
      'a NIR and a name, masked',
      [
        'agents',
        ['numen;nir;nom', 'N;123456789012345;DURAND'],
        ['numen;nir;nom', 'N;123456789012346;DUPONT'],
      ],
      ['N l2-2 nir ***************>***************', 'N l2-2 nom ******>******'],
    ],
    [
      'a part-time period with the one that begins the same day',
      ['service', [SERVICE, 'N;2025-09-01;;80'], [SERVICE, 'N;2026-01-01;;50', 'N;2025-09-01;2025-12-31;80']],
      ['N l2-3 date_fin >2025-12-31', 'row-added N l2 date_debut 2026-01-01 quotite_service 50'],
    ],
    [
      'one of two rows with the same key',
      ['missions', [MISSIONS, 'M1;N;x', 'M1;N;y'], [MISSIONS, 'M1;N;y', 'M1;N;z']],
      ['M1 l2-3 date_fin x>z'],
    ],
    [
      'a row of another width as a row that goes and one that comes',
      ['missions', [MISSIONS, 'M1;N'], [MISSIONS, 'M1;N;x']],
      ['row-gone M1 l2 numen N', 'row-added M1 l2 numen N date_fin x'],
    ],
  ])('is %s', (_, tables, expected) => {
    expect(said(tables)).toEqual(expected);
  });

  test('made one after the other leads from one export to the other', () => {
    const row = fc.tuple(
      fc.constantFrom('M1', 'M2', 'M3'),
      fc.constantFrom('N', 'P', ''),
      fc.constantFrom('x', 'y', ''),
    );
    const rows = fc.array(
      row.map((cells) => cells.join(';')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [one, other] = [before, after].map((lines) => excerpt({ missions: [MISSIONS, ...lines] }));
        if (one === undefined || other === undefined) return;
        const { changes, with: made } = changesBetween(one, other, KNOWN);
        expect(contentOf(made(0))).toEqual(contentOf(one));
        expect(contentOf(made(changes.length))).toEqual(contentOf(other));
        for (let count = 1; count <= changes.length; count += 1) {
          expect(contentOf(made(count))).not.toEqual(contentOf(made(count - 1)));
        }
        const lines = made(changes.length).tables[0]?.rows.map(({ line }) => line) ?? [];
        expect(lines.toSorted((a, b) => a - b)).toEqual(after.map((_, at) => at + 2));
      }),
      randomRuns(300),
    );
  });
});

/** The rows of an excerpt whatever their order, by the names of columns. */
function contentOf({ tables }: Excerpt): string[] {
  return tables.flatMap(({ columns, rows }) =>
    rows
      .map(({ fields }) =>
        columns
          .map((column, at) => `${column}=${fields[at] ?? ''}`)
          .sort()
          .join(' '),
      )
      .sort(),
  );
}

test('a school that only one of the two exports was asked for is in both', () => {
  const header = 'uai;type';
  const before = excerpt({ missions: ['id_mission;uai', 'M1;A'], etablissements: [header, 'A;CLG', 'C;LP'] });
  const after = excerpt({
    missions: ['id_mission;uai', 'M1;B', 'M2;C'],
    etablissements: ['type;uai', 'LGT;B'],
  });
  const [one, other] = withSamePlaces(before, after);
  const { changes } = changesBetween(one, other, KNOWN);
  // C is named on the second side, which has it no more: that is a change.
  expect(changes.map(({ change }) => `${change.kind} ${change.subject}`)).toEqual([
    'cell M1',
    'row-added M2',
    'row-gone C',
  ]);
});
