import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/calendar/index.js';
import type { Absence } from '../../src/model/index.js';
import { hasWaitingDay } from '../../src/rules/waiting-day.js';
import { absence, days } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const { waitingDay } = shippedRegulations().leave;
const BEFORE_2012 = 'loi 2011-1977 art. 105';
const REPEALED = 'loi 2013-1278 art. 126';
const SINCE_2018 = 'loi 2017-1837 art. 115';
const HEALTH_EMERGENCY = 'loi 2020-290 art. 8';

test.each([
  ['2011-12-31', false, BEFORE_2012],
  ['2012-01-01', true, BEFORE_2012],
  ['2013-12-31', true, BEFORE_2012],
  ['2014-01-01', false, REPEALED],
  ['2017-12-31', false, SINCE_2018],
  ['2018-01-01', true, SINCE_2018],
  ['2020-03-23', true, HEALTH_EMERGENCY],
  ['2020-03-24', false, HEALTH_EMERGENCY],
  ['2020-07-10', false, HEALTH_EMERGENCY],
  ['2020-07-11', true, HEALTH_EMERGENCY],
  ['2025-03-01', true, SINCE_2018],
])('a sick leave that begins on %s has a waiting day: %s (%s)', (start, expected) => {
  expect(hasWaitingDay(absence('CMO', days(start)), undefined, waitingDay)).toBe(expected);
});

describe('a sick leave that begins when the waiting day is in force', () => {
  const period = days('2018-11-12', '2018-11-16');

  test.each<[string, Partial<Absence>, string | undefined, boolean, string]>([
    ['extends a leave', { extension: true }, undefined, false, 'rules 5'],
    ['is exempt', { exempt: true }, undefined, false, 'rules 5'],
    ['follows a row that ended the day before', {}, '2018-11-11', false, 'rules 5'],
    ['comes a day after an earlier row', {}, '2018-11-10', true, 'rules 5'],
    ['comes long after an earlier row', {}, '2018-03-01', true, 'rules 5'],
  ])('and %s', (_, row, previousEnd, expected) => {
    const previous = previousEnd === undefined ? undefined : isoDate(previousEnd);
    expect(hasWaitingDay(absence('CMO', period, row), previous, waitingDay)).toBe(expected);
  });
});
