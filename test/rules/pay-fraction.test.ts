import { describe, expect, test } from 'vitest';
import { formatFraction } from '../../src/money/index.js';
import { isOver90WithoutFraction, payFractionOf } from '../../src/rules/pay-fraction.js';
import { servicePeriod } from '../support/builders.js';

const partTime = (service: string, given?: string) => servicePeriod(service, '2015-09-01', undefined, given);

describe('the pay fraction derived from the service fraction', () => {
  test.each([
    ['50', '1/2', 'rules 6'],
    ['60', '3/5', 'rules 6'],
    ['79.99', '7999/10000', 'rules 6'], // below 80: as served
    ['80', '6/7', 'CGFP L. 612-5'],
    ['83.33', '15333/17500', 'rules 6'], // 83.33 × 4/7 + 40 = 87.617142…
    ['85', '31/35', 'rules 6'],
    ['90', '32/35', 'CGFP L. 612-5'],
    ['90.01', '9001/10000', 'rules 6'], // above 90: as served, with a warning
    ['95', '19/20', 'rules 6'],
    ['100', '1', 'rules 6'],
  ])('%s per cent of service is paid %s (%s)', (service, expected) => {
    expect(formatFraction(payFractionOf(partTime(service)))).toBe(expected);
  });
});

describe('the pay fraction given', () => {
  test.each([
    ['80', '85.7', '6/7', 'rules 6'],
    ['80', '85,71', '6/7', 'rules 6'],
    ['80', '85.714', '6/7', 'rules 6'],
    ['80', '85.70', '6/7', 'rules 6'],
    ['90', '91.4', '32/35', 'rules 6'],
    ['90', '91.43', '32/35', 'rules 6'],
    ['90', '91.429', '32/35', 'rules 6'],
    ['80', '85.72', '2143/2500', 'rules 6'], // no cut of 6/7: as given
    ['90', '91.42', '4571/5000', 'rules 6'],
    ['80', '80', '4/5', 'rules 6'], // given, so not derived
    ['95', '100', '1', 'rules 6'],
    ['50', '50', '1/2', 'rules 6'],
  ])('of %s per cent of service is %s per cent: paid %s (%s)', (service, given, expected) => {
    expect(formatFraction(payFractionOf(partTime(service, given)))).toBe(expected);
  });
});

test.each<[string, string | undefined, boolean, string]>([
  ['90', undefined, false, 'rules 11, service.over-90'],
  ['90.01', undefined, true, 'rules 11, service.over-90'],
  ['95', undefined, true, 'rules 11, service.over-90'],
  ['99.99', undefined, true, 'rules 11, service.over-90'],
  ['100', undefined, false, 'rules 11, service.over-90'],
  ['95', '95', false, 'rules 11, service.over-90'],
])(
  'whether %s per cent of service, given %s, has no pay fraction of its own: %s (%s)',
  (service, given, expected) => {
    expect(isOver90WithoutFraction(partTime(service, given))).toBe(expected);
  },
);
