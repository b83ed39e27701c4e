import { describe, expect, test } from 'vitest';
import { formatIsoDate, isoDate } from '../../src/calendar/index.js';
import type { Absence, LeaveCode } from '../../src/model/index.js';
import { formatExact } from '../../src/money/index.js';
import { longLeaveShares } from '../../src/rules/long-leave.js';
import { absence, days } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

function sharesOf(row: Absence): string[] {
  const type = shippedRegulations().leave.types.get(row.type);
  if (type?.rule.kind !== 'by-leave-year')
    throw new Error('no longer a leave whose rate falls with its years');
  return longLeaveShares(row, type.rule.scales).map(
    ({ period, share }) =>
      `${formatIsoDate(period.start)}..${formatIsoDate(period.end)} ${formatExact(share)}`,
  );
}

describe.each(['CLM', 'CGM'] as LeaveCode[])('%s (décret 2010-997, art. 2-1)', (type) => {
  test.each<[string, string, string, string, string[]]>([
    ['before the reform', '2023-09-01', '2024-08-31', '', ['2023-09-01..2024-08-31 0']],
    ['in its first year', '2024-09-01', '2025-08-31', '', ['2024-09-01..2025-08-31 0.33']],
    [
      'from the first year to the fourth',
      '2024-10-15',
      '2028-08-31',
      '',
      ['2024-10-15..2025-10-14 0.33', '2025-10-15..2027-10-14 0.6', '2027-10-15..2028-08-31 0'],
    ],
    [
      'across the day of the reform, in its second year already',
      '2023-03-01',
      '2026-08-31',
      '',
      ['2023-03-01..2024-08-31 0', '2024-09-01..2026-02-28 0.6', '2026-03-01..2026-08-31 0'],
    ],
    [
      'whose years run from date_origine, before the row',
      '2025-01-01',
      '2025-12-31',
      '2024-03-16',
      ['2025-01-01..2025-03-15 0.33', '2025-03-16..2025-12-31 0.6'],
    ],
    [
      'whose first day was four years ago',
      '2025-01-01',
      '2025-12-31',
      '2021-01-01',
      ['2025-01-01..2025-12-31 0'],
    ],
    [
      'begun on 29 February, a year old on 28 February',
      '2024-09-01',
      '2025-03-31',
      '2024-02-29',
      ['2024-09-01..2025-02-27 0.33', '2025-02-28..2025-03-31 0.6'],
    ],
    [
      'on the last day of its third year',
      '2027-02-28',
      '2027-03-01',
      '2024-03-01',
      ['2027-02-28..2027-02-28 0.6', '2027-03-01..2027-03-01 0'],
    ],
    [
      'whose date_origine is after the row began: its first year already',
      '2024-09-01',
      '2024-12-31',
      '2024-10-01',
      ['2024-09-01..2024-12-31 0.33'],
    ],
  ])('%s, %s to %s', (_, first, last, origin, expected) => {
    const row = absence(type, days(first, last), { origin: origin === '' ? undefined : isoDate(origin) });
    expect(sharesOf(row)).toEqual(expected);
  });
});

test('each share cites the text in force that day', () => {
  const type = shippedRegulations().leave.types.get('CLM' as LeaveCode);
  if (type?.rule.kind !== 'by-leave-year') throw new Error('CLM');
  expect(
    longLeaveShares(absence('CLM', days('2024-08-31', '2024-09-01')), type.rule.scales).map(
      ({ source }) => source,
    ),
  ).toEqual(['Décret 2010-997 ; lettre du 10 octobre 2014, I', 'Décret 2010-997 art. 2-1']);
});
