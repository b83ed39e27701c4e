import { describe, expect, test } from 'vitest';
import { addDays, formatIsoDate, isoDate, OPEN_END } from '../../src/calendar/index.js';
import { readYaml } from '../../src/contracts/yaml.js';
import {
  inForceOn,
  type Allowance,
  type AllowanceCode,
  type Dated,
  type LeaveRule,
} from '../../src/model/index.js';
import { formatExact } from '../../src/money/index.js';
import { shippedRegulationFiles, shippedRegulations } from '../support/regulations.js';

const { allowances, leave } = shippedRegulations();
const allowanceOf = (code: string): Allowance => allowances.get(code as AllowanceCode)!;

describe('the table of allowances (rules 2)', () => {
  test.each<[string, string, string, Allowance['unit'], boolean, string, LeaveRule]>([
    ['IMP', '2015-09-01', '', 'award', false, 'ninths/partial/own-period', 'maintained'],
    ['IFIC', '2010-09-01', '2015-08-31', 'award', false, 'own-period', 'maintained'],
    ['MF', '2014-09-01', '', 'person', true, 'twelfths', 'maintained'],
    ['T1D', '2014-09-01', '', 'person', false, 'twelfths', 'maintained'],
    ['CP', '2014-09-01', '', 'person', true, 'twelfths', 'maintained'],
    ['CPD_EPS', '2012-09-01', '', 'person', true, 'twelfths', 'maintained'],
    ['T2D', '2014-09-01', '', 'trainee', false, 'twelfths', 'maintained'],
    ['FA', '2014-09-01', '', 'person', true, 'twelfths', 'maintained'],
    ['SOPA', '2014-09-01', '', 'student', false, 'own-period', 'ignored'],
    ['SOPA_M2', '2014-09-01', '', 'student', false, 'own-period', 'ignored'],
    ['T2D_2010', '2010-09-01', '2014-08-31', 'trainee', false, 'partial', 'maintained'],
    ['SOPA_2010', '2010-09-01', '2014-08-31', 'student', false, 'own-period', 'ignored'],
  ])('%s', (code, from, to, unit, partTime, plan, leaveRule) => {
    const found = allowanceOf(code);
    expect(found.inForce.map(({ period }) => period)).toEqual([
      { start: isoDate(from), end: to === '' ? OPEN_END : isoDate(to) },
    ]);
    const { plan: rule } = found;
    const plans = rule.kind === 'always' ? [rule.plan] : [rule.wholeYear, rule.otherwise, rule.occasional];
    expect([found.unit, found.partTime.applies, plans.join('/'), found.leave.rule]).toEqual([
      unit,
      partTime,
      plan,
      leaveRule,
    ]);
    expect(rule.kind === 'always' && rule.ificPayMonth).toBe(code === 'IFIC');
  });
});

describe('statutory rates, by day of service', () => {
  test.each([
    ['MF', '2014-09-01', '1250', 'rules 2'],
    ['T1D', '2014-09-01', '1250', 'rules 2'],
    ['CP', '2014-09-01', '1000', 'rules 2'],
    ['CP', '2021-12-31', '1000', 'rules 2'],
    ['CP', '2022-01-01', '1500', 'rules 2'],
    ['CP', '2022-12-31', '1500', 'rules 2'],
    ['CP', '2023-01-01', '2500', 'rules 2'],
    ['CPD_EPS', '2012-09-01', '2429', 'rules 2'],
    ['CPD_EPS', '2014-08-31', '2429', 'rules 2'],
    ['CPD_EPS', '2014-09-01', '2500', 'rules 2'],
    ['CPD_EPS', '2022-12-31', '2500', 'rules 2'],
    ['CPD_EPS', '2023-01-01', '3500', 'rules 2'],
    ['T2D', '2014-09-01', '1250', 'rules 2'],
    ['FA', '2014-09-01', '834', 'rules 2'],
    ['SOPA', '2014-09-01', '150', 'rules 2'],
    ['SOPA_M2', '2014-09-01', '300', 'rules 2'],
    ['T2D_2010', '2014-08-31', '2000', 'rules 2'],
    ['SOPA_2010', '2014-08-31', '100', 'rules 2'],
  ])('%s on %s: %s (%s)', (code, day, rate) => {
    const { amount } = allowanceOf(code);
    const found = amount.kind === 'statutory' ? inForceOn(amount.annualRate, isoDate(day)) : undefined;
    expect(found === undefined ? undefined : formatExact(found.value)).toBe(rate);
  });

  test('the IFIC is decided between 400 and 2400', () => {
    const { amount } = allowanceOf('IFIC');
    const range = amount.kind === 'decided' ? amount.range[0]?.value : undefined;
    expect([range?.minimum.numerator, range?.maximum.numerator]).toEqual([400n, 2400n]);
  });
});

describe('functions of the IMP and their permitted rates', () => {
  const ANY = '312.5 625 1250 2500 3750';

  test.each([
    ['DISCIPLINE', '625 1250 2500', 'E', 'rules 12'],
    ['CYCLE', '625 1250 2500', 'E', 'rules 12'],
    ['DECROCHAGE', '625 1250 2500', 'E', 'rules 12'],
    ['EPS', '1250 2500', 'E', 'rules 12'],
    ['NIVEAU', '1250 2500 3750', 'E', 'rules 12'],
    ['CULTURE', '625 1250', 'E', 'rules 12'],
    ['NUMERIQUE', '1250 2500 3750', 'E', 'rules 12'],
    ['TUTORAT_LYCEE', '312.5 625', 'E', 'rules 12'],
    ['AUTRE', ANY, 'E', 'rules 12'],
    ['ACADEMIQUE', ANY, 'A', 'rules 12'],
    ['UNSS', ANY, 'A', 'rules 12'],
  ])('%s: %s, level %s (%s)', (code, rates, level) => {
    const found = allowanceOf('IMP').functions.get(code);
    expect(found?.permitted.map(({ value }) => value.map((rate) => formatExact(rate)).join(' '))).toEqual([
      rates,
    ]);
    expect(found?.level).toBe(level);
  });

  test('there is no other', () => {
    expect(allowanceOf('IMP').functions.size).toBe(11);
    expect([...allowanceOf('IFIC').functions.keys()].sort()).toEqual([
      'PREFET_ETUDES',
      'REFERENT_CULTURE',
      'REFERENT_NUMERIQUE',
      'TUTORAT',
    ]);
  });
});

describe('leave', () => {
  test('every type of the rules, and no other (rules 4)', () => {
    const types = 'CA AA MAT ADO PAT CITIS TPT CMO CLM CGM CLD CP DISPO CFP CST SNF';
    expect([...leave.types.keys()].join(' ')).toBe(types);
  });

  test('the pay fraction is 1 during maternity, adoption and paternity alone (rules 6)', () => {
    const full = [...leave.types.values()].filter(({ fullPayFraction }) => fullPayFraction);
    expect(full.map(({ code }) => code)).toEqual(['MAT', 'ADO', 'PAT']);
  });

  test('days of service not done alone are lost (rules 4)', () => {
    const lost = [...leave.types.values()].filter(({ lostDays }) => lostDays);
    expect(lost.map(({ code }) => code)).toEqual(['SNF']);
  });

  test.each([
    ['0215-09-01', 'a year mistyped'],
    ['1899-12-31', 'the last day before the law data begin'],
    ['9999-12-31', 'the last day that can be written'],
  ])('the law answers for a leave that begins on %s: %s', (text) => {
    const day = isoDate(text);
    const { sickLeave, contractStaffAccident, types } = leave;
    const timelines: (readonly Dated<unknown>[])[] = [
      ...Object.values<readonly Dated<unknown>[]>({ ...sickLeave }),
      contractStaffAccident,
      ...[...types.values()].flatMap<readonly Dated<unknown>[]>(({ rule }) =>
        rule.kind === 'rate' ? [rule.rates] : rule.kind === 'by-leave-year' ? [rule.scales] : [],
      ),
    ];
    expect(timelines.map((values) => inForceOn(values, day)?.source)).not.toContain(undefined);
  });

  test('what held in 1900 held before, and nothing else does', () => {
    const { fullRate } = leave.sickLeave;
    expect(fullRate.map(({ period }) => formatIsoDate(period.start))).toEqual(['0000-01-01', '2025-03-01']);
    expect(addDays(fullRate[0]!.period.end, 1)).toBe(fullRate[1]!.period.start);
  });
});

describe('every legal value has a source', () => {
  test.each(shippedRegulationFiles().map(({ name, text }) => [name, text] as const))('%s', (name, text) => {
    const reading = readYaml(text, 'core');
    if (reading.kind === 'faulty') throw new Error(name);
    const [cited, missing] = sourcesIn(reading.value, name);
    expect(missing).toEqual([]);
    expect(cited).toBeGreaterThan(3);
  });
});

/** How many sources are cited, and the places that should cite one and do not: a value with a date, or a check. */
function sourcesIn(value: unknown, at: string): [cited: number, missing: string[]] {
  if (typeof value !== 'object' || value === null) return [0, []];
  const entries = Object.entries(value);
  const needsSource = 'from' in value || 'check' in value || 'source' in value;
  const source = (value as { source?: unknown }).source;
  const isCited = typeof source === 'string' && source.trim() !== '';
  const below = entries.map(([key, inner]) => sourcesIn(inner, `${at}.${key}`));
  return [
    below.reduce((sum, [count]) => sum + count, isCited ? 1 : 0),
    [...(needsSource && !isCited ? [at] : []), ...below.flatMap(([, missing]) => missing)],
  ];
}
