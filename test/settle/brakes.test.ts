import { expect, test } from 'vitest';
import { centsOf, fraction } from '../../src/money/index.js';
import { DEFAULT_THRESHOLDS, overrideOf, type Brake } from '../../src/model/index.js';
import { trippedBrakes, type RunFigures } from '../../src/settle/brakes.js';

const QUIET: RunFigures = {
  rows: new Map([['missions.csv', 1000]]),
  lastRows: new Map([['missions.csv', 1000]]),
  vanishedAwards: 0,
  knownAwards: 1000,
  recovered: centsOf(0),
  recoveryLines: 0,
  credits: centsOf(100_000),
  exportedAt: undefined,
  lastExportedAt: undefined,
};

const tripped = (figures: Partial<RunFigures>): string[] =>
  trippedBrakes({ ...QUIET, ...figures }, DEFAULT_THRESHOLDS).map(({ kind }) => kind);

// Files section 2 and issue "brakes": more than 20 %, more than 20 awards and 2 %, more than 5 % or 500 lines.
test.each<[string, Partial<RunFigures>, string[]]>([
  ['nothing unusual', {}, []],
  ['a file that loses exactly 20 % of its rows', { rows: new Map([['missions.csv', 800]]) }, []],
  ['a file that loses a row more', { rows: new Map([['missions.csv', 799]]) }, ['row-drop']],
  ['a file that is no longer there', { rows: new Map() }, ['row-drop']],
  ['a file that was empty and stays so', { rows: new Map(), lastRows: new Map([['districts.csv', 0]]) }, []],
  ['a file that grows', { rows: new Map([['missions.csv', 5000]]) }, []],
  ['20 awards vanished, however few are known', { vanishedAwards: 20, knownAwards: 21 }, []],
  ['21 awards vanished of 1000', { vanishedAwards: 21 }, ['vanished']],
  ['21 awards vanished of 1050: exactly 2 %', { vanishedAwards: 21, knownAwards: 1050 }, []],
  ['recoveries of exactly 5 % of the credits', { recovered: centsOf(5000), recoveryLines: 1 }, []],
  ['a cent more', { recovered: centsOf(5001), recoveryLines: 1 }, ['recoveries']],
  [
    'recoveries and no credit at all',
    { recovered: centsOf(1), recoveryLines: 1, credits: centsOf(0) },
    ['recoveries'],
  ],
  ['500 lines of recoveries', { recovered: centsOf(500), recoveryLines: 500 }, []],
  ['501 lines of recoveries', { recovered: centsOf(501), recoveryLines: 501 }, ['recoveries']],
  [
    'any recovery on the first run',
    { recovered: centsOf(90_000), recoveryLines: 900, lastRows: undefined },
    [],
  ],
  ['an export of the same day as the last', { exportedAt: '2025-11-02', lastExportedAt: '2025-11-02' }, []],
  [
    'an export of the day, after one of an instant of that day',
    { exportedAt: '2025-11-02', lastExportedAt: '2025-11-02T10:00' },
    [],
  ],
  [
    'an instant before another of the same day',
    { exportedAt: '2025-11-02T09:59:59', lastExportedAt: '2025-11-02T10:00' },
    ['stale'],
  ],
  ['an older export', { exportedAt: '2025-11-01', lastExportedAt: '2025-11-02' }, ['stale']],
  ['an export that states no date', { lastExportedAt: '2025-11-02' }, []],
])('%s trips what it should', (_, figures, expected) => {
  expect(tripped(figures)).toEqual(expected);
});

test('every brake says its figures, and the option that lets it go', () => {
  const brakes = trippedBrakes(
    {
      ...QUIET,
      rows: new Map(),
      vanishedAwards: 30,
      recovered: centsOf(50_000),
      recoveryLines: 3,
      exportedAt: '2025-11-01',
      lastExportedAt: '2025-11-02',
    },
    DEFAULT_THRESHOLDS,
  );
  expect(brakes.map((brake): [Brake, string] => [brake, overrideOf(brake)])).toEqual([
    [{ kind: 'row-drop', file: 'missions.csv', before: 1000, now: 0 }, 'accept-drop'],
    [{ kind: 'vanished', vanished: 30, known: 1000 }, 'accept-drop'],
    [
      { kind: 'recoveries', recovered: centsOf(50_000), lines: 3, credits: centsOf(100_000) },
      'accept-recoveries',
    ],
    [{ kind: 'stale', exportedAt: '2025-11-01', lastExportedAt: '2025-11-02' }, 'accept-stale'],
  ]);
});

test('an académie may move a threshold', () => {
  const thresholds = { ...DEFAULT_THRESHOLDS, rowDropPercent: fraction(1, 2) };
  const figures = { ...QUIET, rows: new Map([['missions.csv', 994]]) };
  expect(trippedBrakes(figures, thresholds)).toHaveLength(1);
});
