import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { AllowanceCode, Posting } from '../../src/model/index.js';
import { fixedPlanOf } from '../../src/rules/fixed-plan.js';
import { AWARD_ID, HOLDER, month, posting, REPLACEMENT } from '../support/builders.js';

/** The plan, then `payee month` of each payee whose month is fixed. */
function fixedBy(postings: readonly Posting[]): string[] {
  const { plan, monthByPayee } = fixedPlanOf(postings, 'IMP' as AllowanceCode);
  const months = [...monthByPayee].map(([payee, instalment]) => `${payee} ${formatPayMonth(instalment)}`);
  return [plan ?? 'free', ...months];
}

const paidOnce = (instalment: string, more: Partial<Posting> = {}): Posting =>
  posting(instalment, 100, instalment, { plan: 'partial', ...more });
const ninth = posting('2015-11', 13889);

describe("an award's plan sticks", () => {
  test.each<[string, Posting[], string[], string]>([
    ['an award never posted is free', [], ['free'], 'rules 9'],
    [
      'the first posting fixes the plan',
      [ninth, paidOnce('2016-02')],
      ['ninths', `${HOLDER} 2016-02`],
      'rules 9',
    ],
    ['a posting of one cent is one', [posting('2015-11', 1)], ['ninths'], 'rules 9'],
    ['ninths fix no month', [ninth], ['ninths'], 'rules 9'],
    ['twelfths fix no month', [{ ...ninth, plan: 'twelfths' }], ['twelfths'], 'rules 9'],
    [
      'a plan of one instalment keeps the month first posted',
      [paidOnce('2016-02'), paidOnce('2016-05')],
      ['partial', `${HOLDER} 2016-02`],
      'rules 9',
    ],
    [
      'an own-period plan does, too',
      [paidOnce('2016-02', { plan: 'own-period' })],
      ['own-period', `${HOLDER} 2016-02`],
      'rules 9',
    ],
    [
      'each payee keeps a month',
      [
        paidOnce('2016-02'),
        paidOnce('2016-03', {
          key: { award: AWARD_ID, payee: REPLACEMENT, instalmentMonth: month('2016-03') },
        }),
      ],
      ['partial', `${HOLDER} 2016-02`, `${REPLACEMENT} 2016-03`],
      'rules 9',
    ],
    ['reversed postings fix nothing', [{ ...ninth, reversed: true }], ['free'], 'rules 9'],
    [
      'the first posting that stands fixes the plan',
      [{ ...ninth, reversed: true }, paidOnce('2016-02')],
      ['partial', `${HOLDER} 2016-02`],
      'rules 9',
    ],
    ['a recovery fixes nothing', [posting('2015-11', -13889)], ['free'], 'rules 9'],
    [
      'a payment that gives back what was recovered of a refused one fixes nothing',
      [{ ...ninth, reversed: true }, posting('2015-11', -13889), ninth, paidOnce('2016-02')],
      ['partial', `${HOLDER} 2016-02`],
      'rules 9',
    ],
    [
      'what it pays above that does',
      [posting('2015-11', -13889), posting('2015-11', 13890)],
      ['ninths'],
      'rules 9',
    ],
    [
      'what was recovered of another key does not matter',
      [posting('2015-11', -13889), posting('2015-12', 13889)],
      ['ninths'],
      'rules 9',
    ],
    [
      'payments under another allowance fix no plan',
      [{ ...ninth, allowance: 'MF' as AllowanceCode }],
      ['free'],
      'rules 9',
    ],
    [
      'but the month of a plan of one instalment, whatever the allowance',
      [paidOnce('2016-02', { allowance: 'SOPA' as AllowanceCode }), paidOnce('2016-05')],
      ['partial', `${HOLDER} 2016-02`],
      'rules 9',
    ],
  ])('%s', (_, postings, expected) => {
    expect(fixedBy(postings)).toEqual(expected);
  });
});
