import { describe, expect, test } from 'vitest';
import {
  formatIsoDate,
  formatPayMonth,
  isoDate,
  parsePayMonth,
  type PayCalendar,
} from '../../src/calendar/index.js';
import { calendarFindings, type CalendarFinding } from '../../src/operations/doctor-calendar.js';

const TODAY = isoDate('2026-01-10');

function calendarOf(text: string): PayCalendar {
  return text
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [month = '', day = ''] = pair.split('=');
      return { payMonth: parsePayMonth(month)!, day: isoDate(day) };
    });
}

function told(finding: CalendarFinding): string {
  if (finding.kind === 'empty') return 'empty';
  if (finding.kind === 'gap') return `gap ${formatPayMonth(finding.payMonth)}`;
  const cutOff = 'last' in finding ? finding.last : finding.cutOff;
  return `${finding.kind} ${formatPayMonth(cutOff.payMonth)} ${formatIsoDate(cutOff.day)}`;
}

describe('what to look at in a pay calendar on 10 January 2026', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing in it', '', ['empty']],
    ['a whole one', '2026-02=2026-01-27 2026-03=2026-02-24 2026-04=2026-03-24', []],
    ['a month left out', '2026-02=2026-01-27 2026-04=2026-03-24', ['gap 2026-03']],
    [
      'a year left out in part',
      '2025-11=2025-10-28 2026-02=2026-01-27 2026-03=2026-02-25',
      ['gap 2025-12', 'gap 2026-01'],
    ],
    ['a Saturday', '2026-02=2026-01-24 2026-03=2026-02-25', ['weekend 2026-02 2026-01-24']],
    ['a Sunday', '2026-02=2026-01-25 2026-03=2026-02-25', ['weekend 2026-02 2026-01-25']],
    ['a Monday and a Friday', '2026-02=2026-01-26 2026-03=2026-02-27', []],
    ['a Saturday that is past', '2026-01=2026-01-03 2026-02=2026-01-27 2026-03=2026-02-25', []],
    [
      'a month closed once over',
      '2026-01=2026-02-03 2026-02=2026-02-25',
      ['after-its-month 2026-01 2026-02-03'],
    ],
    ['the last one passed', '2025-12=2025-11-25 2026-01=2025-12-16', ['ended 2026-01 2025-12-16']],
    [
      'the last one today',
      '2026-02=2026-01-10',
      ['weekend 2026-02 2026-01-10', 'ends-soon 2026-02 2026-01-10'],
    ],
    ['44 days left', '2026-03=2026-02-23', ['ends-soon 2026-03 2026-02-23']],
    ['45 days left', '2026-03=2026-02-24', []],
  ])('%s', (_, calendar, expected) => {
    expect(calendarFindings(calendarOf(calendar), TODAY).map(told)).toEqual(expected);
  });
});
