import { describe, expect, test } from 'vitest';
import { isoDate, OPEN_END } from '../../src/calendar/index.js';
import type { Absence } from '../../src/model/index.js';
import { formatFraction, fraction } from '../../src/money/index.js';
import { presenceOf } from '../../src/entitle/presence.js';
import { absence, agent, contractStaff, days, servicePeriod } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const { leave } = shippedRegulations();

function presence(absences: readonly Absence[], servicePeriods = [servicePeriod('50', '2015-09-01')]) {
  return presenceOf({ agent: agent(), absences, servicePeriods }, leave, isoDate('2016-08-31'));
}

describe('leave is laid out up to the last day any award has', () => {
  test.each<[string, [string, string], [string, string][]]>([
    ['within it', ['2016-06-01', '2016-06-30'], [['2016-06-01', '2016-06-30']]],
    ['up to it', ['2016-06-01', '2016-08-31'], [['2016-06-01', '2016-08-31']]],
    ['across it', ['2016-06-01', '9999-12-31'], [['2016-06-01', '2016-08-31']]],
    ['on its last day', ['2016-08-31', '2016-09-01'], [['2016-08-31', '2016-08-31']]],
    ['after it', ['2016-09-01', '2016-09-30'], []],
  ])('%s', (_, [first, last], expected) => {
    const found = presence([absence('CLD', days(first, last))]);
    const periods = expected.map(([from, to]) => days(from, to));
    expect(found.leave.map(({ period }) => period)).toEqual(periods);
    expect(found.absent).toEqual(periods);
  });

  test('a month of strike at the horizon is lost whole, wherever the strike ends (rules 7)', () => {
    const found = presence([absence('SNF', days('2016-08-01', '2016-10-31'))]);
    expect(found.leave.map(({ served }) => served)).toEqual(['lost-month']);
  });
});

test('leave follows the status of the agent (rules 5)', () => {
  const row = absence('CMO', days('2015-09-01', '2015-09-02'));
  const facts = { agent: contractStaff('2015-09-01'), absences: [row], servicePeriods: [] };
  const found = presenceOf(facts, leave, isoDate('2016-08-31'));
  expect(found.leave.map(({ share }) => formatFraction(share))).toEqual(['0']);
});

describe('part time (rules 6)', () => {
  test('carries its pay fraction and the row it comes from', () => {
    const row = servicePeriod('80', '2015-09-01', '2016-01-31');
    const [found] = presence([], [row]).payFractions;
    expect(found).toEqual({
      period: days('2015-09-01', '2016-01-31'),
      fraction: fraction(6, 7),
      origin: row,
    });
  });

  test('without an end never ends', () => {
    const [found] = presence([]).payFractions;
    expect(found?.period).toEqual({ start: isoDate('2015-09-01'), end: OPEN_END });
  });
});

test('an agent without a row is always there, full time', () => {
  expect(presence([], [])).toEqual({ leave: [], absent: [], payFractions: [] });
});
