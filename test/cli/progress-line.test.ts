import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProgressBar, type Screen } from '../../src/cli/progress-bar.js';
import { progressLine, shortTime, type ProgressState } from '../../src/cli/progress-line.js';
import { FRENCH } from '../../src/cli/texts.fr.js';
import { randomRuns } from '../support/random-runs.js';

const WORDS = FRENCH.log.progress;
const state = (done: number, total: number | undefined, milliseconds: number): ProgressState => ({
  label: 'Calcul',
  done,
  total,
  unit: (count) => (count < 2 ? 'partie' : 'parties'),
  milliseconds,
});

describe('the line of progress', () => {
  test.each([
    [state(0, 40, 0), 'Calcul  [........................]   0 %  0/40 parties'],
    [state(10, 40, 5000), 'Calcul  [######..................]  25 %  10/40 parties  2,0/s  reste 15 s'],
    [state(39, 40, 5000), 'Calcul  [#######################.]  97 %  39/40 parties  7,8/s  reste 1 s'],
    [state(1, 240, 60_000), 'Calcul  [........................]   0 %  1/240 parties  0,0/s  reste 3 h 59'],
    [state(40, 40, 400), 'Calcul  [########################] 100 %  40/40 parties  100/s'],
    [state(12, undefined, 6000), 'Calcul  12 parties  2,0/s'],
    [state(1, undefined, 2000), 'Calcul  1 partie  0,5/s'],
    [state(0, 0, 10), 'Calcul  0/0 partie'],
  ])('shows bar, share, count, rate and the time that is left: %#', (at, line) => {
    expect(progressLine(at, 120, WORDS)).toBe(line);
  });

  test.each([
    [80, 'Calcul  [######..................]  25 %  10/40 parties  2,0/s  reste 15 s'],
    [64, 'Calcul  [######..................]  25 %  10/40 parties  2,0/s'],
    [40, 'Calcul  [######..................]  25 %'],
    [20, 'Calcul'],
    [4, 'Calc'],
    [0, ''],
  ])('leaves out what a terminal of %s columns has no room for', (width, line) => {
    expect(progressLine(state(10, 40, 5000), width, WORDS)).toBe(line);
  });

  test('never is wider than the terminal, nor says all is done before it is', () => {
    fc.assert(
      fc.property(
        fc.nat(1e7),
        fc.nat(1e7),
        fc.nat(1e8),
        fc.integer({ min: 0, max: 200 }),
        (one, other, milliseconds, width) => {
          const [done, total] = [Math.min(one, other), Math.max(one, other)];
          const line = progressLine(state(done, total, milliseconds), width, WORDS);
          expect(line.length).toBeLessThanOrEqual(width);
          if (done < total) expect(line).not.toContain('100 %');
        },
      ),
      randomRuns(200),
    );
  });

  test.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min 00'],
    [3599, '59 min 59'],
    [3600, '1 h 00'],
    [45_296, '12 h 34'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(shortTime(seconds)).toBe(text);
  });
});

describe('the bar of progress', () => {
  const screen = (canRedraw = true) => {
    const drawn: string[] = [];
    const clock = { now: 0 };
    const at: Screen = {
      write: (text) => void drawn.push(text),
      columns: () => 60,
      canRedraw,
      now: () => clock.now,
    };
    return { bar: new ProgressBar(at, WORDS), drawn, clock };
  };
  const CLEAR = '\r\u001B[K';

  test('shows nothing of what is over within two seconds', () => {
    const { bar, drawn, clock } = screen();
    for (clock.now = 0; clock.now < 2000; clock.now += 100) bar.show(state(1, 2, clock.now));
    bar.show(undefined);
    expect(drawn).toEqual([]);
  });

  test('is drawn ten times a second at most, gives way to a sentence, and goes at the end', () => {
    const { bar, drawn, clock } = screen();
    bar.show(state(0, 100, 0));
    for (clock.now = 2000; clock.now <= 2100; clock.now += 10) bar.show(state(50, 100, clock.now));
    expect(drawn).toEqual(Array(2).fill(`${CLEAR}Calcul  [############............]  50 %  50/100 parties`));
    bar.clear();
    bar.clear();
    bar.show(state(60, 100, clock.now));
    bar.show(undefined);
    bar.show(undefined);
    expect(drawn.slice(2).map((text) => text.slice(0, 6))).toEqual(
      [CLEAR, `${CLEAR}Ca`, CLEAR].map((text) => text.slice(0, 6)),
    );
  });

  test('begins again with its patience for what comes next', () => {
    const { bar, drawn, clock } = screen();
    bar.show(state(0, 2, 0));
    bar.show(undefined);
    clock.now = 2500;
    bar.show(state(1, 2, 0));
    expect(drawn).toEqual([]);
  });

  test('goes down line by line, without control characters, where a line cannot be drawn over', () => {
    const { bar, drawn, clock } = screen(false);
    for (clock.now = 0; clock.now <= 25_000; clock.now += 500) bar.show(state(1, 4, clock.now));
    bar.show(undefined);
    expect(drawn).toHaveLength(3);
    expect(drawn.every((line) => /^Calcul [ -~]*\n$/.test(line))).toBe(true);
  });
});
