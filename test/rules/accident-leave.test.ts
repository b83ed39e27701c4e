import { expect, test } from 'vitest';
import { formatIsoDate } from '../../src/calendar/index.js';
import { formatExact } from '../../src/money/index.js';
import { accidentShares } from '../../src/rules/accident-leave.js';
import { absence, contractStaff, days } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const scales = shippedRegulations().leave.contractStaffAccident;

test.each<[string, string, string, string[]]>([
  // décret 86-83 art. 14 (rules 5b): one month, two with two years of service, three with three
  ['2015-09-01', '2015-10-01', '2015-12-31', ['2015-10-01..2015-10-31 1', '2015-11-01..2015-12-31 0']],
  ['2013-10-02', '2015-10-01', '2015-12-31', ['2015-10-01..2015-10-31 1', '2015-11-01..2015-12-31 0']],
  ['2013-10-01', '2015-10-01', '2015-12-31', ['2015-10-01..2015-11-30 1', '2015-12-01..2015-12-31 0']],
  ['2012-10-02', '2015-10-01', '2015-12-31', ['2015-10-01..2015-11-30 1', '2015-12-01..2015-12-31 0']],
  ['2012-10-01', '2015-10-01', '2016-01-15', ['2015-10-01..2015-12-31 1', '2016-01-01..2016-01-15 0']],
  ['2000-09-01', '2015-10-01', '2015-12-31', ['2015-10-01..2015-12-31 1']], // ends with the paid months
  ['2015-09-01', '2015-10-10', '2015-10-12', ['2015-10-10..2015-10-12 1']],
  ['2015-09-01', '2015-10-10', '2015-11-10', ['2015-10-10..2015-11-09 1', '2015-11-10..2015-11-10 0']],
  ['2015-09-01', '2016-01-31', '2016-03-01', ['2016-01-31..2016-02-28 1', '2016-02-29..2016-03-01 0']], // rules 1
  ['', '2015-10-01', '2015-12-31', ['2015-10-01..2015-10-31 1', '2015-11-01..2015-12-31 0']],
])('contract staff since %s, in accident leave %s to %s', (since, first, last, expected) => {
  expect(
    accidentShares(absence('CITIS', days(first, last)), contractStaff(since), scales).map(
      ({ period, share }) =>
        `${formatIsoDate(period.start)}..${formatIsoDate(period.end)} ${formatExact(share)}`,
    ),
  ).toEqual(expected);
});

test('each share cites the text', () => {
  const shares = accidentShares(
    absence('CITIS', days('2015-10-01', '2015-12-31')),
    contractStaff('2015-09-01'),
    scales,
  );
  expect(shares.map(({ source }) => source)).toEqual(['Décret 86-83 art. 14', 'Décret 86-83 art. 14']);
});

test('law data that do not answer stop the program', () => {
  const row = absence('CITIS', days('2015-10-01'));
  const withoutNewStaff = scales.map((scale) => ({
    ...scale,
    value: [{ serviceMonths: 24, paidMonths: 2 }],
  }));
  expect(() => accidentShares(row, contractStaff('2015-09-01'), [])).toThrow('do not cover');
  expect(() => accidentShares(row, contractStaff('2015-09-01'), withoutNewStaff)).toThrow('without a step');
});
