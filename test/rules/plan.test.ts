import { describe, expect, test } from 'vitest';
import { formatPayMonth, schoolYearOf, type Period } from '../../src/calendar/index.js';
import {
  DEFAULT_CONVENTIONS,
  type Conventions,
  type PlanName,
  type PlanRule,
} from '../../src/model/index.js';
import { layOutPlan, planNameOf, THIRDS } from '../../src/rules/plan.js';
import { days } from '../support/builders.js';

const YEAR = days('2015-09-01', '2016-08-31');

function planOf(
  name: PlanName,
  written: Period = YEAR,
  conventions: Partial<Conventions> = {},
  more: { planned?: Period; ificPayMonth?: boolean } = {},
) {
  const { planned = written, ificPayMonth = false } = more;
  return layOutPlan(
    name,
    { schoolYear: schoolYearOf(written.start), written, planned, ificPayMonth },
    { ...DEFAULT_CONVENTIONS, ...conventions },
  );
}

/** `2015-11 [0,100)`: pay month and thirds of a unit. */
const shown = ({ windows }: ReturnType<typeof planOf>): string[] =>
  windows.map(({ month, from, to }) => `${formatPayMonth(month)} [${String(from)},${String(to)})`);

describe('which plan an award follows', () => {
  const imp: PlanRule = {
    kind: 'by-modality',
    wholeYear: 'ninths',
    otherwise: 'partial',
    occasional: 'own-period',
  };

  test.each<[string, boolean, PlanName, string]>([
    ['A', true, 'ninths', 'rules 8'],
    ['A', false, 'partial', 'rules 8'],
    ['P', true, 'own-period', 'rules 8'],
    ['P', false, 'own-period', 'rules 8'],
  ])('an IMP of modality %s, whole year %s: %s (%s)', (modality, wholeYear, expected) => {
    expect(planNameOf(imp, modality, wholeYear)).toBe(expected);
  });

  test('an allowance with one plan follows it, whatever the award', () => {
    const rule: PlanRule = { kind: 'always', plan: 'twelfths', ificPayMonth: false };
    expect(planNameOf(rule, 'P', false)).toBe('twelfths');
  });
});

test('twelfths are paid from September to August, each for its own month (rules 8)', () => {
  const plan = planOf('twelfths');
  expect([plan.name, plan.basis, plan.counting]).toEqual(['twelfths', 360, 'accounting']);
  expect(shown(plan)).toEqual([
    '2015-09 [0,90)',
    '2015-10 [90,180)',
    '2015-11 [180,270)',
    '2015-12 [270,360)',
    '2016-01 [360,450)',
    '2016-02 [450,540)',
    '2016-03 [540,630)',
    '2016-04 [630,720)',
    '2016-05 [720,810)',
    '2016-06 [810,900)',
    '2016-07 [900,990)',
    '2016-08 [990,1080)',
  ]);
});

describe('ninths', () => {
  test('are paid from November to July, each for a ninth of the ten months served (rules 8, C1)', () => {
    const plan = planOf('ninths');
    expect([plan.name, plan.basis, plan.counting]).toEqual(['ninths', 300, 'accounting']);
    expect(shown(plan)).toEqual([
      '2015-11 [0,100)',
      '2015-12 [100,200)',
      '2016-01 [200,300)',
      '2016-02 [300,400)',
      '2016-03 [400,500)',
      '2016-04 [500,600)',
      '2016-05 [600,700)',
      '2016-06 [700,800)',
      '2016-07 [800,900)',
    ]);
  });

  test('a month earlier keep their windows (rules 13, C5)', () => {
    const plan = planOf('ninths', YEAR, { firstNinth: 10 });
    expect(plan.basis).toBe(300);
    expect([shown(plan)[0], shown(plan)[8]]).toEqual(['2015-10 [0,100)', '2016-06 [800,900)']);
  });

  test.each<[Conventions['firstNinth'], string, string, string]>([
    [11, '2015-11 [180,270)', '2016-07 [900,990)', 'rules 13, C1'],
    [10, '2015-10 [90,180)', '2016-06 [810,900)', 'rules 13, C1 and C5'],
  ])('from month %i, by their own pay month: %s to %s (%s)', (firstNinth, first, last) => {
    const plan = planOf('ninths', YEAR, { ninths: 'pay-month', firstNinth });
    expect(plan.basis).toBe(270);
    expect([shown(plan)[0], shown(plan)[8], shown(plan).length]).toEqual([first, last, 9]);
  });

  test.each(['service-windows', 'pay-month'] as const)(
    'leave no gap between windows, by %s',
    (convention) => {
      const { windows } = planOf('ninths', YEAR, { ninths: convention });
      expect(windows.slice(1).map(({ from }) => from)).toEqual(windows.slice(0, -1).map(({ to }) => to));
    },
  );
});

describe('a partial plan is paid once, the month after the last day', () => {
  test.each([
    ['2015-09-15', '2016-01-31', '2016-02', 'rules 8'],
    ['2015-09-15', '2016-02-01', '2016-03', 'rules 8'],
    ['2015-09-15', '2015-12-15', '2016-01', 'rules 8'],
    ['2015-11-01', '2016-06-29', '2016-07', 'rules 8'],
    ['2015-11-01', '2016-06-30', '2016-07', 'rules 8'],
    ['2015-11-01', '2016-07-31', '2016-07', 'rules 8'], // an end on or after 30 June: July
    ['2015-11-01', '2016-08-31', '2016-07', 'rules 8'],
  ])('%s to %s is paid in %s (%s)', (first, last, expected) => {
    const plan = planOf('partial', days(first, last));
    expect([plan.name, plan.basis, plan.counting]).toEqual(['partial', 300, 'accounting']);
    expect(shown(plan)).toEqual([`${expected} [0,900)`]);
  });

  test('the last day is the one the award stands for (rules 3, C2)', () => {
    const written = days('2015-11-01', '2016-05-31');
    expect(shown(planOf('partial', written, {}, { planned: days('2015-11-01', '2016-08-31') }))).toEqual([
      '2016-07 [0,900)',
    ]);
  });
});

describe('an own-period plan is paid once, for its calendar days', () => {
  test.each([
    ['2016-02-01', '2016-02-29', '2016-03', 29, 'rules 8'],
    ['2015-12-01', '2015-12-31', '2016-01', 31, 'rules 8'],
    ['2016-06-01', '2016-08-31', '2016-09', 92, 'rules 8'],
    ['2016-03-08', '2016-03-08', '2016-04', 1, 'rules 8'],
  ])('%s to %s is paid in %s, on %i days (%s)', (first, last, expected, basis) => {
    const plan = planOf('own-period', days(first, last));
    expect([plan.name, plan.basis, plan.counting]).toEqual(['own-period', basis, 'calendar']);
    expect(shown(plan)).toEqual([`${expected} [0,${String(basis * THIRDS)})`]);
  });

  test.each<[Conventions['ificPayMonth'], string, string]>([
    [7, '2015-07', 'rules 8, C4'],
    [6, '2015-06', 'rules 13, C4'],
  ])('the IFIC in month %i of the school year, whenever it ended: %s (%s)', (ificPayMonth, expected) => {
    const written = days('2014-09-01', '2014-12-31');
    const plan = planOf('own-period', written, { ificPayMonth }, { ificPayMonth: true });
    expect(shown(plan)).toEqual([`${expected} [0,366)`]);
  });
});

describe('yearly plans are laid out once for all awards of a school year', () => {
  test('and again under other conventions', () => {
    const settings: Partial<Conventions>[] = [
      {},
      { firstNinth: 10 },
      { ninths: 'pay-month' },
      { ninths: 'pay-month', firstNinth: 10 },
    ];
    const firsts = settings.map((conventions) => shown(planOf('ninths', YEAR, conventions))[0]);
    expect(firsts).toEqual(['2015-11 [0,100)', '2015-10 [0,100)', '2015-11 [180,270)', '2015-10 [90,180)']);
    expect(planOf('ninths')).toBe(planOf('ninths', days('2015-09-16', '2016-06-30')));
  });

  test('however many school years there are', () => {
    for (let year = 1900; year < 2300; year += 1) {
      const period = days(`${String(year)}-09-01`, `${String(year + 1)}-08-31`);
      expect(shown(planOf('twelfths', period))[0]).toBe(`${String(year)}-09 [0,90)`);
    }
    expect(shown(planOf('twelfths'))[0]).toBe('2015-09 [0,90)');
  });
});
