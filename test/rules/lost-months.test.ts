import { expect, test } from 'vitest';
import { formatIsoDate } from '../../src/calendar/index.js';
import type { LeaveSegment, Served } from '../../src/model/index.js';
import { leaveSegments } from '../../src/rules/leave.js';
import { splitLostMonths } from '../../src/rules/lost-months.js';
import { absence, agent, days } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const { leave } = shippedRegulations();

type Days = readonly [first: string, last: string, served: Served];

function segment([first, last, served]: Days): LeaveSegment {
  const [made] = leaveSegments([absence('AA', days(first, last))], agent(), leave);
  return { ...made!, served };
}

test.each<[string, Days[], string[], string]>([
  [
    'thirty days of a month of 31 are not a month',
    [['2015-10-01', '2015-10-30', 'lost']],
    ['2015-10-01..2015-10-30 lost'],
    'rules 7',
  ],
  [
    'nor are the last thirty',
    [['2015-10-02', '2015-10-31', 'lost']],
    ['2015-10-02..2015-10-31 lost'],
    'rules 7',
  ],
  [
    'a month, neither more nor less',
    [['2016-02-01', '2016-02-29', 'lost']],
    ['2016-02-01..2016-02-29 lost-month'],
    'rules 7',
  ],
  [
    'a month with days lost around it',
    [['2016-01-15', '2016-03-10', 'lost']],
    ['2016-01-15..2016-01-31 lost', '2016-02-01..2016-02-29 lost-month', '2016-03-01..2016-03-10 lost'],
    'rules 7',
  ],
  [
    'two months on end, across the year',
    [['2015-12-01', '2016-01-31', 'lost']],
    ['2015-12-01..2015-12-31 lost-month', '2016-01-01..2016-01-31 lost-month'],
    'rules 7',
  ],
  [
    'a month lost in several rows that touch',
    [
      ['2016-01-20', '2016-02-10', 'lost'],
      ['2016-02-11', '2016-02-11', 'lost'],
      ['2016-02-12', '2016-02-29', 'lost'],
    ],
    [
      '2016-01-20..2016-01-31 lost',
      '2016-02-01..2016-02-10 lost-month',
      '2016-02-11..2016-02-11 lost-month',
      '2016-02-12..2016-02-29 lost-month',
    ],
    'rules 7',
  ],
  [
    'a day between two rows keeps the month',
    [
      ['2016-02-01', '2016-02-14', 'lost'],
      ['2016-02-16', '2016-02-29', 'lost'],
    ],
    ['2016-02-01..2016-02-14 lost', '2016-02-16..2016-02-29 lost'],
    'rules 7',
  ],
  [
    'days of another leave in between keep the month, and their own',
    [
      ['2016-02-01', '2016-02-14', 'lost'],
      ['2016-02-15', '2016-02-15', 'days'],
      ['2016-02-16', '2016-02-29', 'lost'],
    ],
    ['2016-02-01..2016-02-14 lost', '2016-02-15..2016-02-15 days', '2016-02-16..2016-02-29 lost'],
    'rules 7',
  ],
  [
    'a month of leave that loses no day is no lost month',
    [['2016-02-01', '2016-02-29', 'days']],
    ['2016-02-01..2016-02-29 days'],
    'rules 7',
  ],
  [
    'only the rows that reach into the month are cut',
    [
      ['2015-11-30', '2015-11-30', 'lost'],
      ['2016-02-01', '2016-03-02', 'lost'],
    ],
    ['2015-11-30..2015-11-30 lost', '2016-02-01..2016-02-29 lost-month', '2016-03-01..2016-03-02 lost'],
    'rules 7',
  ],
  ['no leave', [], [], 'rules 7'],
])('%s', (_, segments, expected) => {
  expect(
    splitLostMonths(segments.map(segment)).map(
      ({ period, served }) => `${formatIsoDate(period.start)}..${formatIsoDate(period.end)} ${served}`,
    ),
  ).toEqual(expected);
});
