import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, type MovementCase, type RankedChange } from '../../src/causes/parts.js';
import { stepsOf, type Standing } from '../../src/causes/steps.js';
import type { Cause, CausedPart } from '../../src/model/cause.js';
import { sumCents, type Cents } from '../../src/money/index.js';
import { randomRuns } from '../support/random-runs.js';

const cents = (amount: number): Cents => BigInt(amount) as Cents;
const due = (amount: number, barred = 0): Standing => ({
  kind: 'due',
  due: cents(amount),
  barred: cents(barred),
});
const STILL: Standing = { kind: 'still', why: 'blocked' };

const PROGRAM: Cause = { kind: 'program', versions: ['1', '2'] };
const ANSWER: Cause = { kind: 'answer', answer: 'rejected', postings: [] };

/** Changes called a, b, c…, of the rows given; those of one letter are of one row. */
function changesOf(rows: string): RankedChange[] {
  return Array.from(rows).map((row, at) => ({
    row,
    change: { kind: 'setting', key: String.fromCharCode(97 + at), before: '', after: '' },
  }));
}

/** The parts of a movement, from the standings before any change and after each. */
function told(
  standings: readonly Standing[],
  movement: Partial<MovementCase>,
  rows = 'abcdefgh'.slice(0, standings.length - 1),
): CausedPart[] {
  const steps = stepsOf(standings.length - 1, (made) => new Map([['k', standings[made] ?? STILL]]));
  const whole: MovementCase = {
    key: 'k',
    amount: cents(0),
    postedBefore: cents(0),
    answers: [],
    alreadyDue: PROGRAM,
    program: PROGRAM,
    repair: (why) => ({ why, issues: [] }),
    ...movement,
  };
  return partsOf(whole, steps, changesOf(rows));
}

/** `b -50`, `ab +20 (blocked)`, `program +1`. */
function said(parts: readonly CausedPart[]): string[] {
  return parts.map(({ cause, amount }) => {
    const signed = amount > 0n ? `+${String(amount)}` : String(amount);
    if (cause.kind !== 'change') return `${cause.kind} ${signed}`;
    const keys = cause.changes.map((change) => (change.kind === 'setting' ? change.key : '?')).join('');
    return `${keys} ${signed}${cause.repaired === undefined ? '' : ` (${cause.repaired.why})`}`;
  });
}

type Told = readonly [
  title: string,
  standings: readonly Standing[],
  movement: Partial<MovementCase> & { readonly rows?: string },
  expected: readonly string[],
];

describe('the parts of a movement', () => {
  test.each<Told>([
    ['one change', [due(100), due(50)], { postedBefore: cents(100), amount: cents(-50) }, ['a -50']],
    [
      'each change as far as it goes after those before it',
      [due(100), due(50), due(50), due(20)],
      { postedBefore: cents(100), amount: cents(-80) },
      ['a -50', 'c -30'],
    ],
    [
      'changes that act together only, and not the row between',
      [due(100), STILL, STILL, due(60)],
      { postedBefore: cents(100), amount: cents(-40), rows: 'xyx' },
      ['ac -40'],
    ],
    [
      'the values of a row that was rejected until then',
      [STILL, STILL, STILL, due(60)],
      { amount: cents(60), rows: 'xyy' },
      ['bc +60 (blocked)'],
    ],
    [
      'what the payer answered, then what changed',
      [due(100), due(80)],
      { postedBefore: cents(0), answers: [{ cause: ANSWER, amount: cents(100) }], amount: cents(80) },
      ['answer +100', 'a -20'],
    ],
    [
      'what can no longer be taken back, beside its cause',
      [due(100), due(0, -60)],
      { postedBefore: cents(100), amount: cents(-40) },
      ['a -100', 'barred +60'],
    ],
    [
      'nothing of what was barred before already',
      [due(100, 60), due(130, 60)],
      { postedBefore: cents(40), amount: cents(30) },
      ['a +30'],
    ],
    [
      'what the program of today computes otherwise than both runs, once',
      [due(101), due(51)],
      { postedBefore: cents(100), amount: cents(-51) },
      ['program -1', 'a -50'],
    ],
    [
      'no program where today differs from both in the same way',
      [due(101), due(51)],
      { postedBefore: cents(100), amount: cents(-50) },
      ['a -50'],
    ],
    [
      'what fell due, then what changed',
      [due(100), due(50)],
      { alreadyDue: { kind: 'fell-due', isOfMonth: false, cancelled: undefined }, amount: cents(50) },
      ['fell-due +100', 'a -50'],
    ],
  ])('are %s', (_, standings, { rows, ...movement }, expected) => {
    expect(said(told(standings, movement, rows))).toEqual(expected);
  });

  test('sum to it, whatever the facts, the answers and the program made of it', () => {
    const standing = fc.oneof(
      fc.constant(STILL),
      fc
        .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -2, max: 2 }))
        .map(([one, other]) => due(one, other)),
    );
    const amount = fc.integer({ min: -9, max: 9 }).map(cents);
    fc.assert(
      fc.property(
        fc.array(standing, { minLength: 1, maxLength: 8 }),
        amount,
        amount,
        fc.array(amount, { maxLength: 2 }),
        (standings, moved, postedBefore, answered) => {
          const answers = answered.map((each) => ({ cause: { ...ANSWER }, amount: each }));
          const parts = told(standings, { amount: moved, postedBefore, answers });
          expect(sumCents(parts.map((part) => part.amount))).toBe(moved);
          expect(parts.every((part) => part.amount !== 0n)).toBe(true);
        },
      ),
      randomRuns(1000),
    );
  });
});

test('a thousand changes of which one matters are made a few at a time', () => {
  let asked = 0;
  const { steps } = stepsOf(1000, (made) => {
    asked += 1;
    return new Map([['k', due(made > 617 ? 1 : 0)]]);
  });
  expect(steps.map(({ change }) => change)).toEqual([617]);
  expect(asked).toBeLessThan(25);
});
