import { describe, expect, test } from 'vitest';
import { OPEN_END } from '../../src/calendar/index.js';
import { datedValues, periodOf, timelineFaults } from '../../src/regulations/dated-values.js';
import { days } from '../support/builders.js';

type Entry = readonly [from: string, to?: string];

const dated = (entries: readonly Entry[]) =>
  datedValues(
    entries.map(([from, to]) => ({ from, ...(to === undefined ? {} : { to }), source: `since ${from}` })),
    ({ from }) => from,
  );

describe('dated values of the law data', () => {
  test('are sorted by their first day, and without `to` have no end', () => {
    expect(dated([['2022-01-01'], ['2014-09-01', '2021-12-31']])).toEqual([
      { period: days('2014-09-01', '2021-12-31'), value: '2014-09-01', source: 'since 2014-09-01' },
      { period: { ...days('2022-01-01'), end: OPEN_END }, value: '2022-01-01', source: 'since 2022-01-01' },
    ]);
  });

  test.each([
    ['that does not exist', '2014-02-30', undefined, '2014-02-30'],
    ['before the first one', '2014-09-01', '2014-08-31', '2014-09-01 > 2014-08-31'],
  ])('with a last day or a first %s stop the program', (_, from, to, message) => {
    expect(() => periodOf({ from, ...(to === undefined ? {} : { to }) })).toThrow(message);
  });
});

describe('every day that must be covered has one value', () => {
  const inForce = { start: days('2014-09-01').start, end: OPEN_END };

  test.each<[string, Entry[], string[]]>([
    ['one value', [['2014-09-01']], []],
    ['one that began before', [['1900-01-01']], []],
    ['two that touch', [['2014-09-01', '2021-12-31'], ['2022-01-01']], []],
    ['no value', [], ['gap 2014-09-01 – …']],
    ['a late one', [['2015-01-01']], ['gap 2014-09-01 – 2014-12-31']],
    ['one that ends', [['2014-09-01', '2021-12-31']], ['gap 2022-01-01 – …']],
    ['a day missing', [['2014-09-01', '2021-12-30'], ['2022-01-01']], ['gap 2021-12-31 – 2021-12-31']],
    ['a day twice', [['2014-09-01', '2022-01-01'], ['2022-01-01']], ['clash 2022-01-01 – 2022-01-01']],
    ['all days twice', [['2014-09-01'], ['2014-09-01']], ['clash 2014-09-01 – …']],
    ['twice since before', [['2000-01-01'], ['2010-01-01']], ['clash 2014-09-01 – …']],
    ['one inside another', [['2014-09-01'], ['2020-01-01', '2020-12-31']], ['clash 2020-01-01 – 2020-12-31']],
    [
      'gaps and clashes together',
      [['2014-10-01', '2018-12-31'], ['2018-12-01', '2019-12-31'], ['2020-02-01']],
      ['gap 2014-09-01 – 2014-09-30', 'clash 2018-12-01 – 2018-12-31', 'gap 2020-01-01 – 2020-01-31'],
    ],
  ])('%s', (_, entries, expected) => {
    const found = timelineFaults(dated(entries), inForce).map(({ kind, period }) => `${kind} ${period}`);
    expect(found).toEqual(expected);
  });

  test('days after the last are nobody’s concern', () => {
    expect(timelineFaults(dated([['2010-09-01']]), days('2010-09-01', '2015-08-31'))).toEqual([]);
    expect(timelineFaults(dated([['2010-09-01', '2015-08-30']]), days('2010-09-01', '2015-08-31'))).toEqual([
      { kind: 'gap', period: '2015-08-31 – 2015-08-31' },
    ]);
  });
});
