import { describe, expect, test } from 'vitest';
import { centsOf } from '../../src/money/index.js';
import { addEquations, holds, NOTHING, type Equation } from '../../src/settle/equation.js';

const equation = (
  due: number,
  postedBefore: number,
  movements: number,
  held: number,
  barred: number,
): Equation => ({
  due: centsOf(due),
  postedBefore: centsOf(postedBefore),
  movements: centsOf(movements),
  held: centsOf(held),
  barred: centsOf(barred),
});

describe('due = posted before + movements + held + barred', () => {
  test.each([
    ['of nothing', NOTHING, true, 'rules 9'],
    ['with every term', equation(100, 40, 30, 20, 10), true, 'rules 9'],
    ['with signs', equation(0, 100, -60, 0, -40), true, 'rules 9'],
    ['a cent more due', equation(101, 40, 30, 20, 10), false, 'rules 9'],
    ['a cent more posted', equation(100, 41, 30, 20, 10), false, 'rules 9'],
    ['a cent more moved', equation(100, 40, 31, 20, 10), false, 'rules 9'],
    ['a cent more held', equation(100, 40, 30, 21, 10), false, 'rules 9'],
    ['a cent more barred', equation(100, 40, 30, 20, 11), false, 'rules 9'],
  ])('%s: %o holds: %s (%s)', (_, tested, expected) => {
    expect(holds(tested)).toBe(expected);
  });

  test('adds up term by term', () => {
    const sum = addEquations(equation(100, 40, 30, 20, 10), equation(1, 2, 3, 4, 5));
    expect(sum).toEqual(equation(101, 42, 33, 24, 15));
    expect(addEquations(sum, NOTHING)).toEqual(sum);
  });
});
