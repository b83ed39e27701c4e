import { describe, expect, test } from 'vitest';
import { FiguresTally } from '../../src/figures-tally.js';
import type { Nature } from '../../src/model/index.js';
import { centsOf } from '../../src/money/index.js';

describe('the figures of groups', () => {
  test('are those of a map of groups, whole or joined, for more groups than there is room at first', () => {
    const [whole, first, second] = [new FiguresTally(), new FiguresTally(), new FiguresTally()];
    const expected = new Map<string, { movements: number; credits: bigint; debits: bigint }>();
    for (let rank = 0; rank < 2_000; rank += 1) {
      const uai = `${String((rank * 7) % 151).padStart(7, '0')}A`;
      const allowance = ['IMP', 'FA', 'T2D'][Math.floor(rank / 151) % 3] ?? '';
      const nature: Nature = (['N', 'R', 'T'] as const)[rank % 3] ?? 'N';
      const cents = rank % 4 === 0 ? -rank : rank;
      for (const tally of [whole, rank % 2 === 0 ? first : second]) {
        tally.add(uai, allowance, nature, centsOf(cents));
      }
      const name = `${uai}|${allowance}|${nature}`;
      const group = expected.get(name) ?? { movements: 0, credits: 0n, debits: 0n };
      group.movements += 1;
      if (cents > 0) group.credits += BigInt(cents);
      else group.debits -= BigInt(cents);
      expected.set(name, group);
    }
    const joined = new FiguresTally();
    joined.join(first.columns());
    joined.join(structuredClone(second.columns()));
    expect(expected.size).toBeGreaterThan(200);
    expect(new Map(whole.byName())).toEqual(expected);
    expect(new Map(joined.byName())).toEqual(expected);
    expect(joined.totals(0)).toEqual(whole.totals(0));
  });

  test('hold 64 bits of cents, and refuse what would be cut', () => {
    const tally = new FiguresTally();
    const most = centsOf(2n ** 63n - 1n);
    tally.add('0310001A', 'IMP', 'N', most);
    tally.add('0310001A', 'IMP', 'N', centsOf(-(2n ** 63n - 2n)));
    expect([...tally.byName().values()]).toEqual([{ movements: 2, credits: most, debits: most - 1n }]);
    expect(() => {
      tally.add('0310001A', 'IMP', 'N', centsOf(1));
    }).toThrow(RangeError);
  });
});
