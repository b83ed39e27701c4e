import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate, overlaps, type Period } from '../../src/calendar/index.js';
import { groupBy, keepDisjoint, rowsAboveLimit, sharingKey } from '../../src/validate/kept-rows.js';
import { days } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

interface Row {
  readonly id: string;
  readonly period: Period;
  readonly share: number;
}

/** `A 09-01..09-10 50`: an id, days of 2015, a share. */
function row(text: string): Row {
  const [id = '', span = '', share = '0'] = text.split(' ');
  const [first = '', last = first] = span.split('..');
  return { id, period: days(`2015-${first}`, `2015-${last}`), share: Number(share) };
}

const periodOf = ({ period }: Row): Period => period;

describe('rows that may not overlap are taken in order, and set aside when they overlap one that was kept', () => {
  test.each<[string, string[], string, string, string]>([
    ['rows that touch', ['A 09-01..09-10', 'B 09-11..09-20'], 'A B', '', 'rules 11'],
    ['a day in common', ['A 09-01..09-10', 'B 09-10..09-20'], 'A', 'B/A', 'rules 11'],
    ['the same days', ['A 09-01..09-10', 'B 09-01..09-10'], 'A', 'B/A', 'rules 11'],
    [
      'a row set aside sets none aside itself',
      ['A 09-01..09-10', 'B 09-05..09-20', 'C 09-15..09-25'],
      'A C',
      'B/A',
      'rules 11',
    ],
    [
      'a long row sets all it covers aside',
      ['A 09-01..09-30', 'B 09-02', 'C 09-04', 'D 09-30..10-02', 'E 10-01'],
      'A E',
      'B/A C/A D/A',
      'rules 11',
    ],
    ['no row', [], '', '', 'rules 11'],
  ])('%s', (_, rows, kept, setAside) => {
    const found = keepDisjoint(rows.map(row), periodOf);
    expect(found.kept.map(({ id }) => id).join(' ')).toBe(kept);
    expect(found.overlapping.map((pair) => `${pair.row.id}/${pair.kept.id}`).join(' ')).toBe(setAside);
  });

  test('kept rows are disjoint, and each row set aside overlaps one of them', () => {
    const start = isoDate('2015-09-01');
    const rows = fc.array(fc.tuple(fc.nat(60), fc.nat(10)), { maxLength: 12 }).map((drawn) =>
      drawn
        .sort((a, b) => a[0] - b[0])
        .map(([from, length], index) => ({
          id: String(index),
          share: 0,
          period: { start: addDays(start, from), end: addDays(start, from + length) },
        })),
    );
    fc.assert(
      fc.property(rows, (sorted) => {
        const { kept, overlapping } = keepDisjoint<Row>(sorted, periodOf);
        for (const a of kept) {
          for (const b of kept) expect(a !== b && overlaps(a.period, b.period)).toBe(false);
        }
        for (const pair of overlapping) {
          expect(overlaps(pair.row.period, pair.kept.period)).toBe(true);
          expect(kept).toContain(pair.kept);
        }
        expect(kept.length + overlapping.length).toBe(sorted.length);
      }),
      randomRuns(200),
    );
  });
});

describe('rows by the value of a key', () => {
  test('keep their order, and a row without the key is in no group', () => {
    const rows = ['x1', 'y1', '-', 'x2'].map((name) => ({ name }));
    const groups = groupBy(rows, ({ name }) => (name === '-' ? undefined : name.charAt(0)));
    expect([...groups].map(([key, group]) => `${key}: ${group.map(({ name }) => name).join(' ')}`)).toEqual([
      'x: x1 x2',
      'y: y1',
    ]);
  });
});

describe('rows on a day when all of them sum above a limit', () => {
  const aboveHundred = (rows: readonly string[]): string =>
    [
      ...rowsAboveLimit(
        rows.map(row),
        periodOf,
        (covering) => covering.reduce((sum, { share }) => sum + share, 0) > 100,
      ),
    ]
      .map(({ id }) => id)
      .sort()
      .join(' ');

  test.each<[string, string[], string, string]>([
    [
      'sharing exactly all of it',
      ['A 09-01..09-30 50', 'B 09-01..09-30 50'],
      '',
      'rules 11, t2d.share-exceeded',
    ],
    ['sharing more', ['A 09-01..09-30 50', 'B 09-01..09-30 51'], 'A B', 'rules 11, t2d.share-exceeded'],
    ['on one day only', ['A 09-01..09-10 60', 'B 09-10..09-30 60'], 'A B', 'rules 11, t2d.share-exceeded'],
    [
      'one after the other',
      ['A 09-01..09-10 60', 'B 09-11..09-30 60'],
      '',
      'rules 11, imp.unss-cap (a succession)',
    ],
    [
      'a row is concerned only if it covers such a day',
      ['A 09-01..09-20 50', 'B 09-05..09-10 60', 'C 09-15..09-30 50'],
      'A B',
      'rules 11, t2d.share-exceeded',
    ],
    ['one row above it alone', ['A 09-01 101'], 'A', 'rules 11, imp.unss-cap'],
    ['no row', [], '', 'rules 11'],
  ])('%s', (_, rows, expected) => {
    expect(aboveHundred(rows)).toBe(expected);
    expect(aboveHundred([...rows].reverse())).toBe(expected);
  });
});

test('rows that share their key are those of the groups of two and more, in the order of the rows', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), (rows) => {
      const keyOf = (row: string): string => row;
      const groups = groupBy(rows, keyOf);
      expect(sharingKey(rows, keyOf)).toEqual(rows.filter((row) => (groups.get(row)?.length ?? 0) > 1));
    }),
    randomRuns(200),
  );
});
