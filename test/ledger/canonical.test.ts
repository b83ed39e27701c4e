import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPayMonth, formatSchoolYear } from '../../src/calendar/index.js';
import { canonicalAnswer, canonicalPosting, canonicalRun } from '../../src/ledger/canonical.js';
import { linkHash, GENESIS } from '../../src/ledger/digest.js';
import type { PostingRecord, RunRecord } from '../../src/ledger/index.js';
import { modelPostings } from '../../src/ledger/model-postings.js';
import { centsOf } from '../../src/money/index.js';
import { hostileText } from '../layout/hostile-text.js';
import { DECEMBER, figuresOf, movement, NOVEMBER, STAMP } from './worlds.js';

const POSTING: PostingRecord = {
  ...movement({ reference: '0123456789ABCDEF01234567' }),
  number: 7,
  run: 3,
  kind: 'movement',
  payMonth: DECEMBER,
  remittance: 2,
  corrects: undefined,
};

// These texts are in books that exist: a change of theirs makes every one of them look edited.
test('the text of a posting is fixed for good', () => {
  const text =
    '[7,3,"movement","M1","12A0000001ABC","2015-11","2015-12",2,"13889","2015-2016","IMP","ninths","N",' +
    '"0123456789ABCDEF01234567",null]';
  expect(canonicalPosting(POSTING)).toBe(text);
  expect(linkHash(GENESIS, text)).toMatchInlineSnapshot(
    `"8b2a3cec1a0780f0d0d26fe810c9495eacce61491a777426d68237bcba9cf252"`,
  );
});

test('the text of a posting is what JSON makes of its fields, whatever they hold', () => {
  const name = fc.oneof(
    hostileText,
    fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u2028', '\ud83d', 'é') }),
  );
  const month = fc.integer({ min: 0, max: 120_000 });
  const rank = fc.option(fc.nat(), { nil: undefined });
  const posting = fc.record({
    number: fc.nat(),
    run: fc.nat(),
    kind: fc.constantFrom('movement', 'opening'),
    key: fc.record({ award: name, payee: name, instalmentMonth: month }),
    payMonth: month,
    remittance: rank,
    amount: fc.bigInt(),
    schoolYear: fc.integer({ min: 1990, max: 2100 }),
    allowance: name,
    plan: fc.constantFrom('ninths', 'twelfths'),
    nature: fc.constantFrom('N', 'R', 'T', undefined),
    reference: fc.option(name, { nil: undefined }),
    corrects: rank,
  });
  fc.assert(
    fc.property(posting as unknown as fc.Arbitrary<PostingRecord>, (given) => {
      const { key } = given;
      expect(canonicalPosting(given)).toBe(
        JSON.stringify([
          given.number,
          given.run,
          given.kind,
          key.award,
          key.payee,
          formatPayMonth(key.instalmentMonth),
          formatPayMonth(given.payMonth),
          given.remittance ?? null,
          String(given.amount),
          formatSchoolYear(given.schoolYear),
          given.allowance,
          given.plan,
          given.nature ?? null,
          given.reference ?? null,
          given.corrects ?? null,
        ]),
      );
    }),
    { numRuns: 2000 },
  );
});

test('the text of a run is fixed for good', () => {
  const run: Omit<RunRecord, 'seal'> = {
    ...STAMP,
    number: 3,
    kind: 'payroll',
    payMonth: NOVEMBER,
    remittance: 1,
    mode: 'P',
    regulations: 'r',
    configuration: 'c',
    exportedAt: undefined,
    overrides: ['--accept-drop'],
    figures: figuresOf([movement()]),
    cancels: undefined,
    inputs: [{ name: 'agents.csv', bytes: 10, rows: 1, digest: 'i' }],
    outputs: [{ name: 'mouvements.txt', bytes: 20, digest: 'o' }],
    firstPosting: 7,
    postings: 1,
  };
  expect(canonicalRun(run, 'a')).toBe(
    '[3,"payroll","2015-11",1,"P","20151120220000","0.0.0-test","r","c",null,["--accept-drop"],' +
      '["13889","0","13889","0","0"],null,[["agents.csv",10,1,"i"]],[["mouvements.txt",20,"o"]],7,1,"a"]',
  );
});

test('the text of an answer is fixed for good', () => {
  const answer = { posting: 7, status: 'modified', motive: 'TAUX "A"', taken: -5n } as const;
  expect(canonicalAnswer(answer)).toBe('[7,"modified","TAUX \\"A\\"","-5"]');
});

test('of one award, rejected and cancelled pairs are reversed and a modified amount replaces the one sent', () => {
  const record = (number: number, cents: number, rest: Partial<PostingRecord> = {}): PostingRecord => ({
    ...POSTING,
    number,
    amount: centsOf(cents),
    ...rest,
  });
  const read = modelPostings([
    record(1, 100),
    record(2, 200),
    record(3, 300),
    record(4, -100, { kind: 'rejected', corrects: 1 }),
    record(5, -50, { kind: 'modified', corrects: 2 }),
    record(6, -300, { kind: 'cancelled', corrects: 3 }),
    record(7, 400, { kind: 'opening' }),
  ]);
  expect(read.map(({ amount, reversed }) => [amount, reversed])).toEqual([
    [100n, true],
    [150n, false],
    [300n, true],
    [-100n, true],
    [-300n, true],
    [400n, false],
  ]);
});
