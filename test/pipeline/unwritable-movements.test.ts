import { describe, expect, test } from 'vitest';
import { readMovementFile } from '../../src/emit/movement-file.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { completed, fileOf, rowsOf, TEST_CONFIG, textOf, type WrittenRun } from '../support/payroll.js';
import { AYSHA, ELIA, NOEL, SMALL_EXPORT, textsOf, withValue, type Tables } from '../support/small-export.js';

const CLEAN = await completed(textsOf(SMALL_EXPORT));

/** Each movement as one text, without its rank in the file. */
const paidIn = (run: WrittenRun): string[] =>
  rowsOf(fileOf(run, 'paiements.csv')).map((row) => Object.values(row).join(';'));
const held = (run: WrittenRun): string[] =>
  rowsOf(fileOf(run, 'retenus.csv')).map((row) => Object.values(row).join(';'));
const issues = (run: WrittenRun): string[] =>
  rowsOf(fileOf(run, 'anomalies.csv')).map(({ gravite, code, fichier, ligne, champ, objet }) =>
    [gravite, code, fichier, ligne, champ, objet].join(' '),
  );

interface ManifestFigures {
  readonly counts: Readonly<Record<string, unknown>>;
  readonly totals: { readonly credits: number };
  readonly equation: Readonly<Record<string, number | string>>;
}
const manifestOf = (run: WrittenRun): ManifestFigures =>
  JSON.parse(textOf(fileOf(run, 'bordereau.json'))) as ManifestFigures;

const changed = (name: 'agents' | 'missions', key: string, column: string, value: string): Tables => ({
  ...SMALL_EXPORT,
  [name]: withValue(SMALL_EXPORT[name], key, column, value),
});

describe('a movement that the movement file cannot carry is held and reported, and the others are paid', () => {
  test.each<[string, Parameters<typeof changed>, string[], string[]]>([
    [
      'an amount too long for its field',
      ['missions', 'M5', 'nb_etudiants', '100000'],
      [`bloque;${ELIA};M5;2025-11;15000000,00`],
      ['rejet layout.too-long missions.csv 6 montant M5'],
    ],
    [
      'an amount beyond what any number of JSON readers can hold',
      ['missions', 'M5', 'nb_etudiants', '9007199254740991'],
      [`bloque;${ELIA};M5;2025-11;1351079888211148650,00`],
      ['rejet layout.too-long missions.csv 6 montant M5'],
    ],
    [
      'a family name with letters outside the table',
      ['agents', AYSHA, 'nom', '李小龍'],
      [`bloque;${AYSHA};M3;2025-11;138,89`, `bloque;${AYSHA};M6;2025-11;312,50`],
      [`rejet layout.charset agents.csv 4 nom ${AYSHA}`],
    ],
    [
      'a given name with a line break',
      ['agents', NOEL, 'prenom', 'NOËL\nE0'],
      ['2025-09', '2025-10', '2025-11'].map((month) => `bloque;${NOEL};M4;${month};59,57`),
      [`rejet layout.charset agents.csv 5 nom ${NOEL}`],
    ],
  ])('%s', async (_, change, expectedHeld, expectedIssues) => {
    const run = await completed(textsOf(changed(...change)));
    const [, key] = change;
    expect(held(run)).toEqual(expectedHeld);
    expect(issues(run)).toEqual(expectedIssues);
    expect(paidIn(run)).toEqual(paidIn(CLEAN).filter((line) => !line.includes(`;${key};`)));
    expectRightTotals(run);
  });

  test('the same for an allowance that has no code in the configuration', async () => {
    const codes = Object.fromEntries(Object.entries(TEST_CONFIG.codes).filter(([code]) => code !== 'FA'));
    const run = await completed(textsOf(SMALL_EXPORT), { config: { codes } });
    expect(held(run)).toEqual(
      ['2025-09', '2025-10', '2025-11'].map((month) => `bloque;${NOEL};M4;${month};59,57`),
    );
    expect(issues(run)).toEqual(['rejet layout.missing trentieme.yaml  codes.FA FA']);
    expect(paidIn(run)).toEqual(paidIn(CLEAN).filter((line) => !line.includes(NOEL)));
    expectRightTotals(run);
  });

  test('two movements that would have one reference between them: both', async () => {
    // The reference joins its parts with a bar: these two awards give the same text, whatever the order of the rows.
    const twins: Tables = {
      ...SMALL_EXPORT,
      agents: withValue(SMALL_EXPORT.agents, ELIA, 'numen', `M|${ELIA}`),
      missions: {
        columns: SMALL_EXPORT.missions.columns,
        rows: [
          ...SMALL_EXPORT.missions.rows.map((row) => (row[1] === ELIA ? row.with(1, `M|${ELIA}`) : row)),
          ['M5|M', ELIA, ...SMALL_EXPORT.missions.rows[4]!.slice(2)],
        ],
      },
    };
    const [first, ...others] = SMALL_EXPORT.agents.rows.toReversed();
    const agents = { columns: SMALL_EXPORT.agents.columns, rows: [...twins.agents!.rows, first!] };
    expect(others).toHaveLength(4);
    const run = await completed(textsOf({ ...twins, agents }));
    expect(held(run)).toEqual([`bloque;${ELIA};M5|M;2025-11;150,00`, `bloque;M|${ELIA};M5;2025-11;150,00`]);
    expect(paidIn(run)).toEqual(paidIn(CLEAN).filter((line) => !line.includes(';M5;')));
    expectRightTotals(run);
  });
});

/** Totals, counts and equation agree with what was paid and held, recomputed from the two CSV files. */
function expectRightTotals(run: WrittenRun): void {
  const { counts, totals, equation } = manifestOf(run);
  const paid = centsOf(fileOf(run, 'paiements.csv'));
  const retained = centsOf(fileOf(run, 'retenus.csv'));
  const cents = (name: string): bigint => BigInt(equation[name]!);
  expect(BigInt(totals.credits)).toBe(paid);
  expect(cents('movements')).toBe(paid);
  expect(cents('held')).toBe(retained);
  expect(cents('due')).toBe(cents('postedBefore') + cents('movements') + cents('held') + cents('barred'));
  expect(counts['movements']).toBe(paidIn(run).length);
  expect(counts['held']).toBe(held(run).length);
  const file = readMovementFile(TRENTIEME_160, fileOf(run, 'mouvements.txt'));
  expect(file.ok && file.totals.credits).toBe(paid);
}

function centsOf(csv: Uint8Array): bigint {
  return rowsOf(csv).reduce((sum, { montant = '' }) => sum + BigInt(montant.replace(',', '')), 0n);
}
