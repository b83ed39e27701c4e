import { afterEach, expect, test, vi } from 'vitest';
import { parisNow } from '../../src/io/clock.js';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['2025-01-31T23:30:00Z', '2025-02-01T00:30:00'], // winter: one hour ahead
  ['2025-06-30T22:00:00Z', '2025-07-01T00:00:00'], // summer: two
  ['2025-03-30T00:59:59Z', '2025-03-30T01:59:59'], // the last second of winter time
  ['2025-03-30T01:00:00Z', '2025-03-30T03:00:00'],
])('at %s, Paris reads %s, wherever the program runs', (instant, expected) => {
  vi.useFakeTimers({ now: new Date(instant) });
  expect(parisNow()).toBe(expected);
});
