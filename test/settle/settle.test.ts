import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPayMonths, formatPayMonth, schoolYearStarting } from '../../src/calendar/index.js';
import type { AllowanceCode, Entitlement, Numen, Posting, Settlement } from '../../src/model/index.js';
import { centsOf, ZERO } from '../../src/money/index.js';
import { holds } from '../../src/settle/equation.js';
import { settle, type AwardStanding, type PayeeStanding } from '../../src/settle/settle.js';
import { AWARD_ID, HOLDER, month, posting, REPLACEMENT } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

type Due = readonly [instalmentMonth: string, cents: number];

function entitlement(dues: readonly Due[], payee: Numen = HOLDER): Entitlement {
  return {
    award: AWARD_ID,
    payee,
    allowance: 'IMP' as AllowanceCode,
    schoolYear: schoolYearStarting(2015),
    plan: 'ninths',
    instalments: dues.map(([instalment, due], index) => ({
      month: month(instalment),
      rank: index + 1,
      count: dues.length,
      exact: ZERO,
      due: centsOf(due),
      parts: [],
      basis: 300,
      counting: 'accounting' as const,
      window: { from: 0, to: 900 },
    })),
  };
}

const OPEN: AwardStanding = { kind: 'open', serviceFait: true, payee: () => 'open' };

function settled(
  dues: readonly Due[],
  postings: readonly Posting[],
  payMonth: string,
  standing: AwardStanding = OPEN,
) {
  const { settlements, equation } = settle(
    AWARD_ID,
    dues.length === 0 ? [] : [entitlement(dues)],
    postings,
    standing,
    month(payMonth),
  );
  return { lines: settlements.map(shown), equation };
}

function shown(settlement: Settlement): string {
  const { key, amount } = settlement;
  const what = { movement: 'nature', held: 'motive', barred: 'kind' }[settlement.kind];
  const word = (settlement as unknown as Record<string, string>)[what]!;
  return `${formatPayMonth(key.instalmentMonth)} ${word} ${String(amount)}`;
}

describe('due minus what was posted, one net line per key', () => {
  test.each<[string, Due[], [string, number, string?][], string, string[], string]>([
    ['the first payment', [['2015-11', 100]], [], '2015-11', ['2015-11 N 100'], 'rules 9'],
    ['nothing twice', [['2015-11', 100]], [['2015-11', 100]], '2015-12', [], 'rules 9'],
    [
      'instalments to come are not due',
      [
        ['2015-11', 100],
        ['2015-12', 100],
      ],
      [],
      '2015-11',
      ['2015-11 N 100'],
      'rules 9',
    ],
    [
      'an instalment missed is arrears',
      [
        ['2015-11', 100],
        ['2015-12', 100],
      ],
      [],
      '2015-12',
      ['2015-11 R 100', '2015-12 N 100'],
      'rules 9',
    ],
    [
      'only the difference moves',
      [
        ['2015-11', 120],
        ['2015-12', 70],
      ],
      [
        ['2015-11', 100],
        ['2015-12', 100],
      ],
      '2016-01',
      ['2015-11 R 20', '2015-12 T -30'],
      'rules 9',
    ],
    [
      'several postings of a key count together',
      [['2015-11', 120]],
      [
        ['2015-11', 100],
        ['2015-12', 30, '2015-11'],
        ['2016-01', -10, '2015-11'],
      ],
      '2016-02',
      [],
      'rules 9',
    ],
    ['what is due no longer is taken back', [], [['2015-11', 100]], '2015-12', ['2015-11 T -100'], 'rules 9'],
    [
      'a key posted in advance is settled, too',
      [],
      [['2015-11', 100, '2015-12']],
      '2015-11',
      ['2015-12 T -100'],
      'rules 9',
    ],
    ['a due of nothing gives no line', [['2015-11', 0]], [], '2015-11', [], 'rules 9'],
  ])('%s', (_, dues, postings, payMonth, expected) => {
    const posted = postings.map(([paid, amount, instalment]) => posting(paid, amount, instalment));
    const { lines, equation } = settled(dues, posted, payMonth);
    expect(lines).toEqual(expected);
    expect(holds(equation)).toBe(true);
  });
});

describe('verdicts, the first that applies: frozen, vanished, blocked, service, time-bar', () => {
  const open = (serviceFait: boolean, payee: PayeeStanding): AwardStanding => ({
    kind: 'open',
    serviceFait,
    payee: () => payee,
  });
  const vanished = (payee: PayeeStanding): AwardStanding => ({ kind: 'vanished', payee: () => payee });

  // 100 due, 40 posted; at that pay month arrears have lapsed, so every earlier verdict is seen before the time-bar
  test.each<[string, AwardStanding, string[], string]>([
    ['a frozen award gives no line', { kind: 'frozen' }, [], 'rules 11'],
    ['a frozen payee gives none, though vanished', vanished('frozen'), [], 'rules 11'],
    ['a frozen payee gives none, though service is not certified', open(false, 'frozen'), [], 'rules 11'],
    ['a vanished award is held, though its payee is blocked', vanished('blocked'), ['vanished'], 'rules 9'],
    ['a vanished award is held', vanished('open'), ['vanished'], 'rules 9'],
    [
      'a blocked payee is held, though service is not certified',
      open(false, 'blocked'),
      ['blocked'],
      'rules 9',
    ],
    ['a blocked payee is held', open(true, 'blocked'), ['blocked'], 'rules 9'],
    [
      'service not certified is held, though the arrears have lapsed',
      open(false, 'open'),
      ['serviceFait'],
      'rules 9',
    ],
    ['what nothing holds is barred when it has lapsed', open(true, 'open'), ['barred'], 'rules 10'],
  ])('%s', (_, standing, expected) => {
    const { lines, equation } = settled([['2015-11', 100]], [posting('2015-11', 40)], '2020-01', standing);
    expect(lines).toEqual(expected.map((word) => `2015-11 ${word} 60`));
    expect(holds(equation)).toBe(true);
  });

  test('frozen means due := posted (rules 11)', () => {
    const { equation } = settled([['2015-11', 100]], [posting('2015-11', 40)], '2015-12', { kind: 'frozen' });
    expect(equation).toEqual({ due: 40n, postedBefore: 40n, movements: 0n, held: 0n, barred: 0n });
  });

  test('each payee stands alone (rules 11)', () => {
    const { settlements } = settle(
      AWARD_ID,
      [entitlement([['2015-11', 60]]), entitlement([['2015-11', 40]], REPLACEMENT)],
      [],
      { kind: 'open', serviceFait: true, payee: (numen) => (numen === HOLDER ? 'blocked' : 'open') },
      month('2015-11'),
    );
    expect(settlements.map((found) => `${found.key.payee} ${shown(found)}`)).toEqual([
      `${HOLDER} 2015-11 blocked 60`,
      `${REPLACEMENT} 2015-11 N 40`,
    ]);
  });
});

describe('the terms a movement is made under', () => {
  const MF = { allowance: 'MF' as AllowanceCode, plan: 'twelfths' } as const;
  const allowanceOf = (settlements: readonly Settlement[]): string[] =>
    settlements.map((found) => (found.kind === 'movement' ? found.terms.allowance : found.kind));

  test('are those of what is due, whatever was posted', () => {
    const { settlements } = settle(
      AWARD_ID,
      [entitlement([['2015-11', 100]])],
      [posting('2015-11', 140, '2015-11', MF)],
      OPEN,
      month('2015-12'),
    );
    expect(allowanceOf(settlements)).toEqual(['IMP']);
  });

  test('are those of the last posting, where nothing is due any more', () => {
    const { settlements } = settle(
      AWARD_ID,
      [],
      [posting('2015-11', 100), posting('2015-12', 40, '2015-11', MF)],
      OPEN,
      month('2016-01'),
    );
    expect(allowanceOf(settlements)).toEqual(['MF']);
  });
});

test('the equation shows each amount on its side (rules 9)', () => {
  const dues: Due[] = [
    ['2015-11', 50],
    ['2016-02', 0],
  ];
  const posted = [posting('2015-11', 100), posting('2016-02', 40)];
  expect(settled(dues, posted, '2018-01').equation).toEqual({
    due: 50n,
    postedBefore: 140n,
    movements: -40n,
    held: 0n,
    barred: -50n,
  });
});

test('the equation holds, and a second run moves nothing, whatever is due and was posted', () => {
  const instalments = ['2015-11', '2015-12', '2016-01', '2016-02'];
  const dues = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
  const posted = fc.array(
    fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 40 }), fc.integer({ min: -500, max: 900 })),
  );
  const standing = fc.constantFrom<AwardStanding>(
    OPEN,
    OPEN,
    { kind: 'frozen' },
    { kind: 'vanished', payee: () => 'open' },
    { kind: 'open', serviceFait: false, payee: () => 'open' },
    { kind: 'open', serviceFait: true, payee: () => 'blocked' },
  );
  fc.assert(
    fc.property(dues, posted, standing, fc.nat(70), (amounts, drawn, stands, later) => {
      const first = month('2015-11');
      const payMonth = addPayMonths(first, later);
      const entitlements = [entitlement(amounts.map((due, index) => [instalments[index]!, due]))];
      const postings = drawn
        .filter(([, after]) => after <= later)
        .sort((a, b) => a[1] - b[1])
        .map(([index, after, amount]) =>
          posting(formatPayMonth(addPayMonths(first, after)), amount, instalments[index]),
        );
      const run = settle(AWARD_ID, entitlements, postings, stands, payMonth);
      expect(holds(run.equation)).toBe(true);
      expect(run.settlements.every(({ amount }) => amount !== 0n)).toBe(true);
      const moved = run.settlements.flatMap((found) =>
        found.kind === 'movement' ? [{ ...posting('2015-11', 0), ...found.terms, ...found, payMonth }] : [],
      );
      const again = settle(AWARD_ID, entitlements, [...postings, ...moved], stands, payMonth);
      expect(again.settlements).toEqual(run.settlements.filter(({ kind }) => kind !== 'movement'));
    }),
    randomRuns(300),
  );
});
