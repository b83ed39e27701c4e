import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totalsOfRun } from '../../src/emit/totals.js';
import { HighlightsSum } from '../../src/highlights-sum.js';
import { HighlightTally, type PartHighlights } from '../../src/highlights.js';
import type { Nature } from '../../src/model/index.js';
import { centsOf } from '../../src/money/index.js';
import type { Highlights, PaymentRow } from '../../src/report/page/report-facts.js';
import { randomRuns } from '../support/random-runs.js';
import { paymentRow } from '../support/report-facts.js';

const KNOWN = new Set(['31E0000001ABC', '31E0000002ABC']);

function tallyOfRows(rows: readonly PaymentRow[]): HighlightTally<PaymentRow> {
  const tally = new HighlightTally<PaymentRow>(
    (row) => row,
    (numen) => KNOWN.has(numen),
  );
  for (const row of rows) tally.add(row, row.numen, row.allowance, row.uai, row.nature, row.amount);
  return tally;
}

function highlightsOfRows(rows: readonly PaymentRow[]): Highlights {
  return tallyOfRows(rows).highlights();
}

function highlightsOfPart(rows: readonly PaymentRow[]): PartHighlights {
  return structuredClone(tallyOfRows(rows).ofPart());
}

/** Movements of a dozen people; amounts are often equal. */
const movements = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('IMP', 'FA', 'T2D'),
      fc.constantFrom('', '0310001A', '0310002B'),
      fc.constantFrom(100, 100, 250, -100, -300),
    ),
    { selector: ([person, award]) => `${String(person)}|${String(award)}`, maxLength: 48 },
  )
  .map((drawn) =>
    drawn.map(([person, award, allowance, uai, cents]) =>
      paymentRow(person, {
        award: `M${String(person)}-${String(award)}`,
        allowance,
        uai,
        amount: centsOf(cents),
        nature: (cents < 0 ? 'T' : 'N') satisfies Nature,
      }),
    ),
  );

describe('what deserves a look first', () => {
  test('does not depend on the order of movements, nor on the parts an export is cut in', () => {
    fc.assert(
      fc.property(movements, fc.integer({ min: 1, max: 5 }), fc.boolean(), (rows, parts, reversed) => {
        const partOf = ({ numen }: PaymentRow): number => Number(numen.slice(3, 10)) % parts;
        const highlights = Array.from({ length: parts }, (_, part) =>
          highlightsOfPart(rows.filter((row) => partOf(row) === part).reverse()),
        );
        const sum = new HighlightsSum();
        for (const part of reversed ? highlights.reverse() : highlights) sum.add(part);
        const merged = sum.sum();
        const whole = highlightsOfRows(rows);
        expect({ ...merged, groups: sorted(merged) }).toEqual({ ...whole, groups: sorted(whole) });
        const counted = rows.map(({ amount, allowance, nature, uai }) => ({
          ...{ amount, nature, uai },
          regime: allowance,
        }));
        expect(sum.totals(7)).toEqual(totalsOfRun(counted, 7));
      }),
      randomRuns(300),
    );
  });

  test('is what sorting every movement would find', () => {
    fc.assert(
      fc.property(movements, (rows) => {
        const { largestPayments, largestRecoveries } = highlightsOfRows(rows);
        const payments = rows.filter(({ amount }) => amount > 0n);
        const recoveries = rows.filter(({ amount }) => amount < 0n);
        expect(largestPayments.total).toBe(payments.length);
        expect(largestRecoveries.total).toBe(recoveries.length);
        const cents = (some: readonly PaymentRow[]): number[] => some.map(({ amount }) => Number(amount));
        expect(cents(largestPayments.rows)).toEqual(
          cents(payments)
            .sort((a, b) => b - a)
            .slice(0, 10),
        );
        expect(cents(largestRecoveries.rows)).toEqual(
          cents(recoveries)
            .sort((a, b) => a - b)
            .slice(0, 10),
        );
      }),
      randomRuns(200),
    );
  });

  test('names people the ledger did not know, and those paid under several allowances, each once', () => {
    const { firstTimePayees, severalAllowances } = highlightsOfRows([
      paymentRow(1, { award: 'A', allowance: 'IMP', uai: '0310002B' }),
      paymentRow(3, { award: 'B', allowance: 'IMP', amount: centsOf(100) }),
      paymentRow(1, { award: 'C', allowance: 'FA', uai: '0310001A', amount: centsOf(-50), nature: 'T' }),
      paymentRow(3, { award: 'D', allowance: 'IMP', amount: centsOf(20) }),
    ]);
    expect(firstTimePayees).toMatchObject({
      total: 1,
      rows: [{ numen: '31E0000003ABC', movements: 2, amount: 120n }],
    });
    expect(severalAllowances).toMatchObject({
      total: 1,
      rows: [
        {
          numen: '31E0000001ABC',
          allowances: ['FA', 'IMP'],
          schools: ['0310001A', '0310002B'],
          movements: 2,
          amount: 13_839n,
        },
      ],
    });
  });

  test('keeps ten rows of a list, whatever its length', () => {
    const { largestPayments } = highlightsOfRows(
      Array.from({ length: 500 }, (_, rank) => paymentRow(rank, { amount: centsOf(1 + (rank % 400)) })),
    );
    expect(largestPayments.total).toBe(500);
    expect(largestPayments.rows.map(({ amount }) => Number(amount))).toEqual([
      400, 399, 398, 397, 396, 395, 394, 393, 392, 391,
    ]);
  });
});

function sorted({ groups }: Highlights): unknown {
  return [...groups.byName()].sort(([a], [b]) => (a < b ? -1 : 1));
}
