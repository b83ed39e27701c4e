import { describe, expect, test } from 'vitest';
import {
  addPayMonths,
  formatIsoDate,
  formatPayMonth,
  isoDate,
  type PayMonth,
  type Period,
} from '../../src/calendar/index.js';
import { entitle } from '../../src/entitle/entitle.js';
import { presenceOf } from '../../src/entitle/presence.js';
import {
  DEFAULT_CONVENTIONS,
  type Absence,
  type AllowanceCode,
  type Award,
  type Conventions,
  type Entitlement,
  type FixedPlan,
  type PlanName,
  type Replacement,
  type ServicePeriod,
} from '../../src/model/index.js';
import { exactOf, formatFraction, fraction, subtract, sum } from '../../src/money/index.js';
import {
  absence,
  agent,
  award,
  days,
  HOLDER,
  month,
  REPLACEMENT,
  replacement,
  servicePeriod,
} from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const { allowances, leave } = shippedRegulations();
const WHOLE_YEAR = days('2015-09-01', '2016-08-31');

/** What an award depends on besides itself; absences and part time are the holder's. */
interface Circumstances {
  readonly absences?: readonly Absence[];
  readonly servicePeriods?: readonly ServicePeriod[];
  readonly replacements?: readonly Replacement[];
  readonly fixedPlan?: FixedPlan;
  readonly conventions?: Partial<Conventions>;
}

function entitlements(of: Award, circumstances: Circumstances = {}, upTo?: PayMonth): Entitlement[] {
  const { absences = [], servicePeriods = [], replacements = [], conventions = {} } = circumstances;
  const { fixedPlan = { plan: undefined, monthByPayee: new Map() } } = circumstances;
  return entitle(
    {
      award: of,
      allowance: allowances.get(of.allowance)!,
      replacements,
      presenceOf: (numen) =>
        presenceOf(
          numen === HOLDER
            ? { agent: agent(), absences, servicePeriods }
            : { agent: agent({ numen }), absences: [], servicePeriods: [] },
          leave,
          isoDate('2030-08-31'),
        ),
      fixedPlan,
    },
    { ...DEFAULT_CONVENTIONS, ...conventions },
    upTo,
  );
}

/** `2015-11 13889` for each instalment of a payee that is not nothing, in cents. */
function duesOf(of: Award, circumstances: Circumstances = {}, payee = HOLDER): string[] {
  const found = entitlements(of, circumstances).find((entitlement) => entitlement.payee === payee);
  return (found?.instalments ?? [])
    .filter(({ due }) => due !== 0n)
    .map(({ month: paid, due }) => `${formatPayMonth(paid)} ${String(due)}`);
}

/** One instalment of the holder, in cents. */
function dueIn(paid: string, of: Award, circumstances: Circumstances = {}): bigint | undefined {
  const [found] = entitlements(of, circumstances);
  return found?.instalments.find((instalment) => instalment.month === month(paid))?.due;
}

const imp = (period: Period, with_: Partial<Award> = {}): Award => award(period, with_);
const flat = (code: string, period = WHOLE_YEAR, with_: Partial<Award> = {}): Award =>
  award(period, { allowance: code as AllowanceCode, annualRate: undefined, modality: '', ...with_ });

describe('a full year at full rate pays the annual rate to the cent', () => {
  test.each([
    ['312.50', 3472n, 3474n, 'rules 8'],
    ['625', 6944n, 6948n, 'rules 8'],
    ['1250', 13889n, 13888n, 'rules 8'],
    ['2500', 27778n, 27776n, 'rules 8'],
    ['3750', 41667n, 41664n, 'rules 8'],
  ])('an IMP of %s in ninths: %o each and %o last (%s)', (rate, each, last) => {
    const [found] = entitlements(imp(WHOLE_YEAR, { annualRate: exactOf(rate) }));
    expect(found?.plan).toBe('ninths');
    expect(found?.instalments.map(({ due }) => due)).toEqual([...Array<bigint>(8).fill(each), last]);
  });

  test.each([
    ['MF', 2015, 125_000n, 'rules 2'],
    ['T1D', 2015, 125_000n, 'rules 2'],
    ['T2D', 2015, 125_000n, 'rules 2'],
    ['FA', 2015, 83_400n, 'rules 2'],
    ['CP', 2015, 100_000n, 'rules 2'],
    ['CP', 2023, 250_000n, 'rules 2'],
    ['CPD_EPS', 2013, 242_900n, 'rules 2'],
    ['CPD_EPS', 2015, 250_000n, 'rules 2'],
    ['CPD_EPS', 2023, 350_000n, 'rules 2'],
  ])('%s in %i in twelfths sums to %o (%s)', (code, year, expected) => {
    const [found] = entitlements(flat(code, days(`${String(year)}-09-01`, `${String(year + 1)}-08-31`)));
    expect(found?.plan).toBe('twelfths');
    expect(found?.instalments).toHaveLength(12);
    expect(found?.instalments.reduce((total, { due }) => total + due, 0n)).toBe(expected);
  });

  test('a rate that rises within the school year is read by day of service (rules 2)', () => {
    const dues = duesOf(flat('CP', days('2021-09-01', '2022-08-31')));
    expect(dues.slice(3, 5)).toEqual(['2021-12 8333', '2022-01 12500']);
    expect(dues.at(-1)).toBe('2022-08 12501'); // 133333.33… less 4 × 8333 and 7 × 12500
  });

  test('truncated, the last instalment still closes the year (rules 13, C6)', () => {
    const [found] = entitlements(imp(WHOLE_YEAR), { conventions: { rounding: 'truncate' } });
    expect(found?.instalments.map(({ due }) => due)).toEqual([...Array<bigint>(8).fill(13888n), 13896n]);
  });
});

describe('the plan of an IMP and its amounts', () => {
  test.each<[string, Period, Partial<Award>, string[], string]>([
    [
      'a start by 5 September is a whole year',
      days('2015-09-05', '2016-06-30'),
      {},
      ['2015-11 13889'],
      'rules 3',
    ],
    ['a start after it is paid once', days('2015-09-06', '2016-06-30'), {}, ['2016-07 122917'], 'rules 8'],
    ['half of the ten months', days('2015-09-01', '2016-01-31'), {}, ['2016-02 62500'], 'rules 8'],
    ['days after 30 June weigh nothing', days('2016-06-01', '2016-08-31'), {}, ['2016-07 12500'], 'rules 8'],
    ['nor do those of an award after it', days('2016-07-01', '2016-08-31'), {}, [], 'rules 11'],
    [
      'one that is occasional is paid whole, whatever its days',
      days('2016-02-08', '2016-02-12'),
      { modality: 'P', annualRate: exactOf('312.50') },
      ['2016-03 31250'],
      'rules 8',
    ],
    ['over a whole year, too', WHOLE_YEAR, { modality: 'P' }, ['2016-09 125000'], 'rules 8'],
  ])('%s', (_, period, with_, expected) => {
    expect(duesOf(imp(period, with_)).slice(0, 1)).toEqual(expected);
  });

  test.each<[string, Partial<Conventions>, Period, string[], string]>([
    [
      'ninths from October on',
      { firstNinth: 10 },
      WHOLE_YEAR,
      ['2015-10 13889', '2016-06 13888'],
      'rules 13, C5',
    ],
    [
      'ninths by their own pay month, an award begun in September',
      { ninths: 'pay-month' },
      days('2015-09-01', '2016-06-30'),
      ['2015-11 13889', '2016-07 13888'],
      'rules 13, C1',
    ],
    [
      'by their own pay month from October on',
      { ninths: 'pay-month', firstNinth: 10 },
      WHOLE_YEAR,
      ['2015-10 13889', '2016-06 13888'],
      'rules 13, C1 and C5',
    ],
    [
      'a year that ends on 5 July only',
      { fullYearFrom: { month: 7, day: 5 } },
      days('2015-09-01', '2016-07-04'),
      ['2016-07 125000', '2016-07 125000'],
      'rules 13, C2',
    ],
    [
      'a year that ends on 31 May already',
      { fullYearFrom: { month: 5, day: 31 } },
      days('2015-09-01', '2016-05-31'),
      ['2015-11 13889', '2016-07 13888'],
      'rules 13, C2',
    ],
    [
      'a year that begins on 15 September still',
      { fullYearBy: { month: 9, day: 15 } },
      days('2015-09-15', '2016-06-30'),
      ['2015-11 13889', '2016-07 13888'],
      'rules 13, C8',
    ],
    [
      'a year that begins on 1 September only',
      { fullYearBy: { month: 9, day: 1 } },
      days('2015-09-02', '2016-06-30'),
      ['2016-07 124583', '2016-07 124583'],
      'rules 13, C8',
    ],
  ])('%s', (_, conventions, period, expected) => {
    const dues = duesOf(imp(period), { conventions });
    expect([dues[0], dues.at(-1)]).toEqual(expected);
  });

  test('ninths fixed by a posting stay, and the last closes what is left (rules 9)', () => {
    const fixedPlan: FixedPlan = { plan: 'ninths', monthByPayee: new Map() };
    // From 16 September: the first window of 33 1/3 units keeps 18 1/3
    expect(duesOf(imp(days('2015-09-16', '2016-08-31')), { fixedPlan }).slice(0, 2)).toEqual([
      '2015-11 7639',
      '2015-12 13889',
    ]);
    // Up to 31 January: 150 units, four windows and a half
    expect(duesOf(imp(days('2015-09-01', '2016-01-31')), { fixedPlan })).toEqual([
      '2015-11 13889',
      '2015-12 13889',
      '2016-01 13889',
      '2016-02 13889',
      '2016-03 6944', // the last of the plan, July, is not positive: nothing closes the year
    ]);
  });

  test('ninths fixed by a posting, where C2 adds nothing, still run to 31 August by pay month (rules 8, C1)', () => {
    const fixedPlan: FixedPlan = { plan: 'ninths', monthByPayee: new Map() };
    const conventions = { ninths: 'pay-month', fullYearFrom: { month: 7, day: 5 } } as const;
    expect(duesOf(imp(days('2015-09-01', '2016-06-30')), { fixedPlan, conventions })).toHaveLength(9);
    expect(duesOf(imp(days('2015-09-01', '2016-06-29')), { fixedPlan, conventions })).toHaveLength(8);
  });

  test('a month fixed by a posting stays, for that payee alone (rules 9)', () => {
    const fixedPlan: FixedPlan = { plan: 'partial', monthByPayee: new Map([[HOLDER, month('2016-02')]]) };
    const given = {
      fixedPlan,
      replacements: [replacement(days('2016-03-01', '2016-04-30'))],
    };
    const shortened = imp(days('2015-09-16', '2016-04-30'));
    expect(duesOf(shortened, given)).toEqual(['2016-02 68750']);
    expect(duesOf(shortened, given, REPLACEMENT)).toEqual(['2016-05 25000']);
  });

  test('an instalment of several keeps its own month, whatever a posting fixed (rules 9)', () => {
    const fixedPlan: FixedPlan = { plan: 'ninths', monthByPayee: new Map([[HOLDER, month('2016-02')]]) };
    expect(duesOf(imp(WHOLE_YEAR), { fixedPlan })[0]).toBe('2015-11 13889');
  });

  test('an award without the rate it requires is a bug of the input check', () => {
    expect(() => entitlements(imp(WHOLE_YEAR, { annualRate: undefined }))).toThrow('without the rate');
  });
});

describe('allowances paid once', () => {
  test.each<[string, Award, string[], string]>([
    [
      'SOPA, by student',
      flat('SOPA', days('2015-10-05', '2016-01-15'), { studentCount: 3 }),
      ['2016-02 45000'],
      'rules 2',
    ],
    [
      'SOPA, by student and share',
      flat('SOPA', days('2015-10-05', '2016-01-15'), { studentCount: 2, share: fraction(1, 3) }),
      ['2016-02 10000'],
      'rules 8',
    ],
    ['SOPA_M2', flat('SOPA_M2', days('2015-10-05', '2016-01-15')), ['2016-02 30000'], 'rules 2'],
    ['SOPA_2010', flat('SOPA_2010', days('2013-10-05', '2014-01-15')), ['2014-02 10000'], 'rules 2'],
    [
      'T2D_2010 on 300 units',
      flat('T2D_2010', days('2013-09-01', '2014-02-28')),
      ['2014-03 120000'],
      'rules 8',
    ],
    [
      'the IFIC in July',
      award(days('2014-09-01', '2015-01-31'), { allowance: 'IFIC' as AllowanceCode }),
      ['2015-07 125000'],
      'rules 8, C4',
    ],
  ])('%s', (_, of, expected) => {
    expect(duesOf(of)).toEqual(expected);
  });

  test('the IFIC in June (rules 13, C4)', () => {
    const ific = award(days('2014-09-01', '2015-08-31'), { allowance: 'IFIC' as AllowanceCode });
    expect(duesOf(ific, { conventions: { ificPayMonth: 6 } })).toEqual(['2015-06 125000']);
  });
});

describe('shares of a trainee (rules 8)', () => {
  test.each([
    ['T2D', fraction(1, 2), '2015-09 5208', 'rules 8'],
    ['T2D', fraction(1, 3), '2015-09 3472', 'rules 8'],
    ['MF', fraction(1, 2), '2015-09 10417', 'rules 8'], // its unit is the person
  ])('%s at %o is paid %s (%s)', (code, share, expected) => {
    expect(duesOf(flat(code, WHOLE_YEAR, { share }))[0]).toBe(expected);
  });

  test('students count only where the unit is the student', () => {
    expect(duesOf(flat('T2D', WHOLE_YEAR, { studentCount: 3 }))[0]).toBe('2015-09 10417');
  });
});

describe('part time', () => {
  const eighty = [servicePeriod('80', '2015-09-01')];

  test.each([
    ['MF', '2015-09 8929', 'rules 6'], // 1250 × 6/7 ÷ 12
    ['CP', '2015-09 7143', 'rules 6'],
    ['CPD_EPS', '2015-09 17857', 'rules 6'],
    ['FA', '2015-09 5957', 'rules 6'],
    ['T1D', '2015-09 10417', 'rules 2'], // full rate
    ['T2D', '2015-09 10417', 'rules 2'],
  ])('%s at 80 per cent: %s (%s)', (code, expected) => {
    expect(duesOf(flat(code), { servicePeriods: eighty })[0]).toBe(expected);
  });

  test('does not reduce an IMP (rules 2)', () => {
    expect(duesOf(imp(WHOLE_YEAR), { servicePeriods: eighty })[0]).toBe('2015-11 13889');
  });
});

describe('lost days cost a thirtieth each (rules 7)', () => {
  const strike = (first: string, last = first): Circumstances => ({
    absences: [absence('SNF', days(first, last))],
  });
  const commonYear = days('2014-09-01', '2015-08-31');

  test.each<[string, string, Award, string, string, bigint, string]>([
    ['an ordinary day', '2015-10', flat('MF'), '2015-10-12', '', 10069n, 'twelfths: 29/360'],
    ['a 31st', '2015-10', flat('MF'), '2015-10-31', '', 10069n, 'twelfths: 29/360'],
    ['28 February', '2015-02', flat('MF', commonYear), '2015-02-28', '', 10069n, 'twelfths: 29/360'],
    ['29 February', '2016-02', flat('MF'), '2016-02-29', '', 10069n, 'twelfths: 29/360'],
    ['30 and 31 October', '2015-10', flat('MF'), '2015-10-30', '2015-10-31', 9722n, 'twelfths: 28/360'],
    ['all of October but one day', '2015-10', flat('MF'), '2015-10-01', '2015-10-30', 0n, 'twelfths: 0/360'],
    ['all of October', '2015-10', flat('MF'), '2015-10-01', '2015-10-31', 0n, 'twelfths, lost whole'],
    [
      'all of February, 29 days',
      '2016-02',
      flat('MF'),
      '2016-02-01',
      '2016-02-29',
      0n,
      'twelfths, lost whole',
    ],
    [
      '27 of its 28 days',
      '2015-02',
      flat('MF', commonYear),
      '2015-02-02',
      '2015-02-28',
      1042n,
      'twelfths: 3/360',
    ],
    ['a 31st', '2015-12', imp(WHOLE_YEAR), '2015-10-31', '', 13472n, 'ninths: 32 1/3 of 300'],
    ['a day that a window cuts', '2015-11', imp(WHOLE_YEAR), '2015-10-04', '', 13750n, 'ninths: 33 of 300'],
    [
      'a 31st',
      '2016-02',
      imp(days('2015-09-01', '2016-01-31')),
      '2015-10-31',
      '',
      62083n,
      'partial: 149/300',
    ],
    [
      '29 February',
      '2016-03',
      imp(days('2015-09-01', '2016-02-29')),
      '2016-02-29',
      '',
      74583n,
      'partial: 179/300',
    ],
    [
      'a month, whole',
      '2016-02',
      imp(days('2015-09-01', '2016-01-31')),
      '2015-10-01',
      '2015-10-31',
      50000n,
      'partial: 120/300',
    ],
    [
      'a 31st',
      '2015-11',
      imp(days('2015-10-01', '2015-10-31'), { modality: 'P' }),
      '2015-10-31',
      '',
      120968n,
      'own period: 30/31',
    ],
    [
      '29 February',
      '2016-03',
      imp(days('2016-02-01', '2016-02-29'), { modality: 'P' }),
      '2016-02-29',
      '',
      120690n,
      'own period: 28/29',
    ],
    [
      'a month, whole',
      '2016-04',
      imp(days('2016-02-01', '2016-03-31'), { modality: 'P' }),
      '2016-02-01',
      '2016-02-29',
      64583n,
      'own period: 31/60',
    ],
  ])('%s, in %s', (_, paid, of, first, last, expected) => {
    expect(dueIn(paid, of, strike(first, last === '' ? first : last))).toBe(expected);
  });

  test('a month lost whole is one outside the award, too (rules 7)', () => {
    // February is lost whole though the award begins on the 15th: its two odd units are not earned
    const of = flat('MF', days('2016-02-15', '2016-08-31'));
    expect(dueIn('2016-02', of, strike('2016-02-01', '2016-02-29'))).toBe(0n);
    // One day of it not lost: 29 February alone brings a unit
    expect(dueIn('2016-02', of, strike('2016-02-02', '2016-02-29'))).toBe(347n);
  });

  test('a negative instalment counts as 0 (rules 8)', () => {
    const of = flat('MF', days('2015-10-31', '2016-08-31'));
    const [found] = entitlements(of, strike('2015-10-31'));
    const october = found?.instalments[1];
    expect([october?.due, october?.exact]).toEqual([0n, fraction(0)]);
    expect(october?.parts.map(({ units }) => formatFraction(units))).toEqual(['-1']);
  });

  test('a SOPA loses none (rules 4)', () => {
    const of = flat('SOPA', days('2015-10-05', '2015-10-16'));
    expect(duesOf(of, strike('2015-10-12'))).toEqual(['2015-11 15000']);
  });
});

describe('leave (rules 4)', () => {
  test.each<[string, Award, Absence, string, bigint, string]>([
    [
      'parental leave',
      flat('MF'),
      absence('CP', days('2015-10-16', '2015-10-31')),
      '2015-10',
      5208n,
      'rules 4',
    ],
    ['half pay', flat('MF'), absence('CMO', days('2015-07-01', '2015-10-31')), '2015-10', 5208n, 'rules 5'],
    ['maternity', flat('MF'), absence('MAT', days('2015-10-01', '2015-12-31')), '2015-10', 10417n, 'rules 4'],
    [
      'unpaid, SOPA',
      flat('SOPA', days('2015-10-05', '2015-10-16')),
      absence('CST', days('2015-10-05', '2015-10-16')),
      '2015-11',
      15000n,
      'rules 4',
    ],
  ])('%s', (_, of, row, paid, expected) => {
    expect(dueIn(paid, of, { absences: [row] })).toBe(expected);
  });
});

describe('handovers (rules 3)', () => {
  test('the days handed over move, no more and no less', () => {
    const given = { replacements: [replacement(days('2016-03-11', '2016-08-31'))] };
    // 190 units are the holder's: five windows of 33 1/3, then 23 1/3
    expect(duesOf(imp(WHOLE_YEAR), given).slice(4)).toEqual(['2016-03 13889', '2016-04 9722']);
    expect(duesOf(imp(WHOLE_YEAR), given, REPLACEMENT)).toEqual([
      '2016-04 4167',
      '2016-05 13889',
      '2016-06 13889',
      '2016-07 13888',
    ]);
  });

  test('days that the year adds go to the payee of the nearest day', () => {
    const of = flat('MF', days('2015-09-03', '2016-07-02'));
    const given = {
      replacements: [
        replacement(days('2015-09-03', '2015-09-30')),
        replacement(days('2016-07-01', '2016-07-02')),
      ],
    };
    expect(duesOf(of, given, REPLACEMENT)).toEqual(['2015-09 10417', '2016-07 10417', '2016-08 10416']);
    expect(duesOf(of, given)[0]).toBe('2015-10 10417');
  });

  test('a holder suspended earns nothing until the absence ends (rules 13, C3)', () => {
    const given = {
      absences: [absence('CA', days('2015-10-01', '2015-11-15'))],
      replacements: [replacement(days('2015-10-01', '2015-10-31'))],
    };
    expect(duesOf(flat('MF'), given).slice(0, 3)).toEqual([
      '2015-09 10417',
      '2015-11 10417',
      '2015-12 10417',
    ]);
    const suspended = { ...given, conventions: { afterReplacement: 'suspend' } as const };
    expect(duesOf(flat('MF'), suspended).slice(0, 3)).toEqual([
      '2015-09 10417',
      '2015-11 5208',
      '2015-12 10417',
    ]);
  });

  test('payees come in order of their first day, each once', () => {
    const given = {
      replacements: [
        replacement(days('2015-09-01', '2015-09-10')),
        replacement(days('2016-01-01', '2016-01-31')),
      ],
    };
    expect(entitlements(imp(WHOLE_YEAR), given).map(({ payee }) => payee)).toEqual([REPLACEMENT, HOLDER]);
  });
});

describe('what an entitlement says of itself', () => {
  const [found] = entitlements(flat('MF'), {
    absences: [absence('CP', days('2015-10-16', '2015-10-31'))],
    servicePeriods: [servicePeriod('80', '2015-09-01')],
  });

  test('its terms, and the rank of each instalment', () => {
    expect([found?.award, found?.allowance, found?.schoolYear, found?.plan]).toEqual<unknown[]>([
      'M1',
      'MF',
      2015,
      'twelfths' satisfies PlanName,
    ]);
    expect(found?.instalments.map(({ rank, count, basis }) => [rank, count, basis])).toEqual(
      Array.from({ length: 12 }, (_, index) => [index + 1, 12, 360]),
    );
  });

  test('the days an instalment is made of, with what each brings', () => {
    expect(
      found?.instalments[1]?.parts.map(({ stretch, units, amount }) => [
        `${formatIsoDate(stretch.period.start)}..${formatIsoDate(stretch.period.end)}`,
        formatFraction(units),
        formatFraction(amount),
      ]),
    ).toEqual([
      ['2015-09-01..2015-10-15', '15', '625/14'], // 1250 × 6/7 × 15/360
      ['2015-10-16..2015-10-31', '15', '0'],
    ]);
  });

  test('parts sum to the exact amount', () => {
    for (const { exact, parts } of found?.instalments ?? []) {
      expect(subtract(exact, sum(parts.map(({ amount }) => amount)))).toEqual(fraction(0));
    }
  });

  test('a rate decided for the award cites the text of its allowance', () => {
    const [ninths] = entitlements(imp(WHOLE_YEAR));
    expect(ninths?.instalments[0]?.parts[0]?.stretch.rateSource).toBe('Décret n° 2015-475 du 27 avril 2015');
  });
});

describe('asked up to a month', () => {
  const circumstances: [string, Award, Circumstances][] = [
    ['twelfths', flat('MF'), { absences: [absence('SNF', days('2015-10-31'))] }],
    ['ninths', imp(WHOLE_YEAR), { replacements: [replacement(days('2016-03-11', '2016-08-31'))] }],
    ['ninths from October on', imp(WHOLE_YEAR), { conventions: { firstNinth: 10, rounding: 'truncate' } }],
    ['one payment', imp(days('2015-10-01', '2016-03-31')), {}],
    [
      'one payment in a month fixed before',
      imp(days('2015-10-01', '2016-03-31')),
      { fixedPlan: { plan: 'partial', monthByPayee: new Map([[HOLDER, month('2016-02')]]) } },
    ],
    ['the days of the award', imp(days('2015-10-05', '2015-10-16'), { modality: 'P' }), {}],
  ];

  test.each(circumstances)('%s: an instalment is what it is among all', (_, of, given) => {
    const all = entitlements(of, given);
    for (let upTo = month('2015-08'); upTo <= month('2016-10'); upTo = addPayMonths(upTo, 1)) {
      expect(entitlements(of, given, upTo)).toEqual(
        all.map((entitlement) => ({
          ...entitlement,
          instalments: entitlement.instalments.filter((instalment) => instalment.month <= upTo),
        })),
      );
    }
  });
});
