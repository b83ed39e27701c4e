import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER } from '../../src/ledger/view.js';
import { settleRun } from '../../src/settled-run.js';
import { eachRange, rangeOf, RangeLists, type WaitingRanges } from '../../src/waiting-ranges.js';
import { inputsOf } from '../support/payroll.js';
import { SMALL_EXPORT, textsOf } from '../support/small-export.js';

const settled = settleRun({ ...inputsOf(textsOf(SMALL_EXPORT)), ledger: EMPTY_LEDGER });
const PAYMENTS = settled.kind === 'settled' ? settled.payments : [];
const SCHOOLS = [...new Set(PAYMENTS.map(({ award }) => award.uai))].sort();
/** A range for each school: before the first of them is one that stays empty. */
const RANGES = SCHOOLS;

/** The references that wait, by range; of each, as many bytes of records, and as many rows of details. */
function references(all: WaitingRanges): Record<number, string[]> {
  const found: Record<number, string[]> = {};
  eachRange(all, (range, list, bytes, start, end) => {
    const rows = Buffer.from(bytes.subarray(start, end)).toString().split('\r\n').slice(0, -1);
    if (list === 'rows') found[range] = rows.map((row) => row.slice(0, 24));
    else if (list === 'records') expect(end - start).toBe(RECORD.length * (found[range]?.length ?? 0));
    else expect(rows).toHaveLength(found[range]?.length ?? 0);
  });
  return found;
}

/** What should wait of some payments: each in the range of its school, in their order. */
function expected(payments: typeof PAYMENTS): Record<number, string[]> {
  const byRange: Record<number, string[]> = {};
  for (const { award, reference } of payments) (byRange[rangeOf(award.uai, RANGES)] ??= []).push(reference);
  return byRange;
}

const RECORD = new Uint8Array(2);

function fill(ranges: RangeLists, payments: typeof PAYMENTS): void {
  for (const payment of payments) ranges.of(payment.award.uai).add(payment, RECORD, '');
}

describe('the payments of a part wait by range of schools', () => {
  test('each in the range of its school, in their order', () => {
    const ranges = new RangeLists(RANGES);
    fill(ranges, PAYMENTS);
    expect(SCHOOLS.length).toBeGreaterThan(1);
    expect(references(ranges.all())).toEqual(expected(PAYMENTS));
  });

  test('a part finds nothing of the one before, whether it was settled to its end or not', () => {
    const ranges = new RangeLists(RANGES);
    const [first, rest] = [PAYMENTS.slice(0, 3), PAYMENTS.slice(3)];
    fill(ranges, first);
    expect(references(ranges.all())).toEqual(expected(first));
    fill(ranges, PAYMENTS);
    ranges.clear();
    fill(ranges, rest);
    expect(references(ranges.all())).toEqual(expected(rest));
    expect(references(ranges.all())).toEqual({});
  });
});
