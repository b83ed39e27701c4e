import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nationalManifest } from '../../src/campaign/national.js';
import { stopped, type RemittanceFacts, type UnitOutcome } from '../../src/campaign/outcome.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { postedOutcome, remittanceOf, unitOf } from '../support/campaign-units.js';
import { sha256, shippedSchema } from '../support/operations.js';
import { randomRuns } from '../support/random-runs.js';

const CHECK = compileSchema(shippedSchema('national.schema.json'));

const cents = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String);
const remittances: fc.Arbitrary<RemittanceFacts[]> = fc.array(
  fc.record({
    payMonth: fc.constantFrom('2025-10', '2025-11'),
    remittance: fc.integer({ min: 1, max: 99 }),
    movements: fc.nat(1_000_000),
    persons: fc.nat(1_000_000),
    credits: cents,
    debits: cents,
    rejects: fc.nat(9),
    held: fc.nat(9),
    bordereau: fc.stringMatching(/^[0-9a-f]{64}$/),
  }),
  { maxLength: 3 },
);
const outcome: fc.Arbitrary<UnitOutcome> = fc.oneof(
  remittances.map((sent) => postedOutcome(...sent)),
  fc.constantFrom('braked', 'unusable', 'failed').map((kind) => stopped(kind, 3, ['pourquoi'])),
);
const outcomes = fc.array(outcome, { minLength: 9, maxLength: 9 });
const UNITS = ['B', 'A', 'É'].flatMap((academie) => [0, 1, 2].map((rank) => unitOf(academie, rank)));

const manifestOf = (units: typeof UNITS, found: ReadonlyMap<string, UnitOutcome>): string =>
  nationalManifest('essai', units, found, sha256);

test('the same outcomes give the same bytes, in whatever order they came and however their keys stand', () => {
  fc.assert(
    fc.property(outcomes, fc.shuffledSubarray(UNITS, { minLength: 9 }), (all, shuffled) => {
      const found = new Map(UNITS.map((unit, at) => [unit.id, all[at]!]));
      const reversed = new Map(
        [...found].reverse().map(([id, each]) => [
          id,
          {
            ...(Object.fromEntries(Object.entries(each).reverse()) as unknown as UnitOutcome),
            remittances: each.remittances.map(
              (sent) => Object.fromEntries(Object.entries(sent).reverse()) as unknown as RemittanceFacts,
            ),
          },
        ]),
      );
      expect(manifestOf(shuffled, reversed)).toBe(manifestOf(UNITS, found));
    }),
    randomRuns(100),
  );
});

test('the national totals are the sums of the académies, to the cent, and the form is that of its schema', () => {
  fc.assert(
    fc.property(outcomes, (all) => {
      const manifest = JSON.parse(
        manifestOf(UNITS, new Map(UNITS.map((unit, at) => [unit.id, all[at]!]))),
      ) as {
        totals: Written;
        academies: Written[];
      };
      expect(CHECK(manifest)).toEqual([]);
      for (const key of ['credits', 'debits'] as const) {
        const sum = all
          .flatMap((each) => each.remittances)
          .reduce((total, each) => total + BigInt(each[key]), 0n);
        expect(BigInt(manifest.totals[key])).toBe(sum);
        expect(manifest.academies.reduce((total, each) => total + BigInt(each[key]), 0n)).toBe(sum);
      }
    }),
    randomRuns(100),
  );
});

interface Written {
  readonly credits: number | string;
  readonly debits: number | string;
}

test('what is not done is named with its reason, and a unit nobody ran too', () => {
  const found = new Map<string, UnitOutcome>([
    [UNITS[0]!.id, postedOutcome(remittanceOf())],
    [UNITS[1]!.id, stopped('braked', 3, ['Frein : 9 lignes'])],
    [UNITS[2]!.id, stopped('held-back', 75, [])],
  ]);
  const manifest = JSON.parse(manifestOf(UNITS.slice(0, 4), found)) as { totals: unknown; notDone: unknown };
  expect(manifest.notDone).toEqual([
    { unit: 'A/2025-10', outcome: 'not-run', reasons: [] },
    { unit: 'B/2025-11', outcome: 'braked', reasons: ['Frein : 9 lignes'] },
    { unit: 'B/2025-12', outcome: 'held-back', reasons: [] },
  ]);
  expect(manifest.totals).toMatchObject({
    academies: 2,
    units: 4,
    outcomes: { posted: 1, braked: 1, 'held-back': 1, 'not-run': 1 },
    movements: 3,
    credits: 12345,
    debits: 45,
  });
});

test('another bordereau gives another digest, of its académie and of the whole', () => {
  const digests = (bordereau: string): string[] => {
    const found = new Map([[UNITS[0]!.id, postedOutcome(remittanceOf({ bordereau }))]]);
    const { totals, academies } = JSON.parse(manifestOf(UNITS, found)) as {
      totals: { sha256: string };
      academies: { academie: string; sha256: string }[];
    };
    return [totals.sha256, ...academies.map(({ sha256: digest }) => digest)];
  };
  const [first, second] = [digests('a'.repeat(64)), digests('b'.repeat(64))];
  // A, B, É: only B changed.
  expect(first.map((digest, at) => digest === second[at])).toEqual([false, true, false, true]);
});
