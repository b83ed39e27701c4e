import { expect, test } from 'vitest';
import { nextRun } from '../../src/schedule/next.js';
import { factsOf, nextText, planOf, wallMoment } from '../support/schedule.js';

const CUT_OFFS = { '2025-11': '2025-10-28', '2025-12': '2025-11-25' };

test.each([
  ['2025-10-20T02:29', '2025-10', '02:30', 'draft 2025-11 at 2025-10-20 02:30'],
  ['2025-10-20T02:30', '2025-10', '02:30', 'draft 2025-11 at 2025-10-21 02:30'],
  ['2025-10-27T12:00', '2025-10', '02:30', 'post 2025-11 at 2025-10-28 02:30'],
  ['2025-10-27T12:00', '2025-11', '02:30', 'draft 2025-12 at 2025-10-29 02:30'], // paid by hand; the night stays free
  ['2025-10-27T12:00', '2025-10', '18:00', 'draft 2025-11 at 2025-10-28 02:30'],
  ['2025-10-28T02:30', '2025-10', '18:00', 'post 2025-11 at 2025-10-28 18:00'],
  ['2025-10-28T18:00', '2025-11', '18:00', 'draft 2025-12 at 2025-10-29 02:30'],
  ['2025-11-25T02:30', '2025-12', '02:30', 'nothing'],
  ['2025-11-24T02:30', '2025-11', '02:30', 'post 2025-12 at 2025-11-25 02:30'],
  ['2026-03-28T12:00', '2025-12', '02:30', 'nothing'],
])('at %s, paid up to %s, cut-offs at %s: %s', (now, paid, cutOffTime, expected) => {
  const plan = planOf(CUT_OFFS, { cutOffTime });
  expect(nextText(nextRun(wallMoment(now), plan, factsOf(paid)))).toBe(expected);
});

test('in the night that the clock goes forward, the minute is that of the plan', () => {
  const plan = planOf({ '2026-04': '2026-04-20' });
  expect(nextText(nextRun(wallMoment('2026-03-28T12:00'), plan, factsOf('2026-03')))).toBe(
    'draft 2026-04 at 2026-03-29 02:30',
  );
});
