import { expect, test } from 'vitest';
import { shippedRegulations } from '../support/regulations.js';

test('the shipped law compiles without gap or clash', () => {
  expect([...shippedRegulations().allowances.keys()].sort()).toEqual([
    'CP',
    'CPD_EPS',
    'FA',
    'IFIC',
    'IMP',
    'MF',
    'SOPA',
    'SOPA_2010',
    'SOPA_M2',
    'T1D',
    'T2D',
    'T2D_2010',
  ]);
});
