import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addPayMonths,
  formatPayMonth,
  formatSchoolYear,
  monthInSchoolYear,
  schoolYearStarting,
} from '../../src/calendar/index.js';
import type { OpeningBalance } from '../../src/ledger/records.js';
import { PLAN_WORDS, type AwardId, type Numen, type PlanName } from '../../src/model/index.js';
import { centsOf, formatCents } from '../../src/money/index.js';
import { issueSentence } from '../../src/report/messages/index.js';
import type { TableSchema } from '../../src/validate/table-schema.js';
import { readOpening, shippedSchema } from '../support/operations.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';

const HEADER = 'mois_paie;numen;id_mission;mois_origine;regime;annee_scolaire;plan;montant';
const NUMEN = '31E0000001ABC';
const USUAL = {
  mois_paie: '2015-11',
  numen: NUMEN,
  id_mission: 'M-1',
  mois_origine: '2015-10',
  regime: 'FA',
  annee_scolaire: '2015-2016',
  plan: 'douziemes',
  montant: '69,50',
};

/** A row of usual values but these. */
function row(values: Partial<Record<keyof typeof USUAL, string>> = {}): string {
  return Object.values({ ...USUAL, ...values }).join(';');
}

function readable(...rows: readonly string[]) {
  const reading = readOpening([HEADER, ...rows].join('\n'));
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  return reading;
}

test('a row is what was paid of an instalment, under the terms of the time', () => {
  expect(readable(row())).toEqual({
    kind: 'readable',
    balances: [
      {
        key: { award: 'M-1', payee: NUMEN, instalmentMonth: 2015 * 12 + 9 },
        payMonth: 2015 * 12 + 10,
        amount: 6950n,
        schoolYear: 2015,
        allowance: 'FA',
        plan: 'twelfths',
      },
    ],
    issues: [],
    rowCount: 1,
  });
});

describe('of what was paid before', () => {
  test.each([
    ['douziemes', 'twelfths'],
    ['neuviemes', 'ninths'],
    ['annee-partielle', 'partial'],
    ['periode-propre', 'own-period'],
  ])('the plan %s is %s', (word, plan) => {
    expect(readable(row({ plan: word })).balances.map((balance) => balance.plan)).toEqual([plan]);
  });

  test('the plans are those that explanations name', () => {
    const { fields } = shippedSchema('tables/ouverture.json') as TableSchema;
    const accepted = fields.find(({ name }) => name === 'plan')?.constraints?.enum;
    expect([...(accepted ?? [])].sort()).toEqual(Object.values(PLAN_WORDS).sort());
  });

  test.each([
    ['69,50', 6950n],
    ['69.5', 6950n],
    ['-12', -1200n],
    ['0,01', 1n],
    ['-0,01', -1n],
    ['10000000', 1_000_000_000n],
    ['-10000000,00', -1_000_000_000n],
  ])('the amount %s is %d cents', (montant, cents) => {
    expect(readable(row({ montant })).balances.map(({ amount }) => amount)).toEqual([cents]);
  });

  test.each([
    ['paid in its own month', { mois_origine: '2015-11' }],
    ['paid the year after', { mois_paie: '2017-01' }],
    ['of the first month of the school year', { mois_origine: '2015-09' }],
    ['of a month after the school year', { mois_origine: '2016-10', mois_paie: '2016-11' }],
  ])('an instalment %s is legal', (_, values) => {
    const { balances, issues } = readable(row(values));
    expect([balances.length, issues]).toEqual([1, []]);
  });

  test.each([
    ['the award', { id_mission: 'M-2' }],
    ['the agent', { numen: '31E0000002ABC' }],
    ['the month of origin', { mois_origine: '2015-09' }],
    ['the pay month', { mois_paie: '2015-12' }],
  ])('two rows that differ by %s alone are two payments', (_, values) => {
    const { balances, issues } = readable(row(), row(values));
    expect([balances.length, issues]).toEqual([2, []]);
  });
});

test.each<[string, Partial<typeof USUAL>, string, string]>([
  ...Object.keys(USUAL).map((column): [string, Partial<typeof USUAL>, string, string] => [
    `no ${column}`,
    { [column]: '' },
    'field.missing',
    column,
  ]),
  ['a pay month of another form', { mois_paie: '11/2015' }, 'field.format', 'mois_paie'],
  ['a thirteenth month', { mois_paie: '2015-13' }, 'field.format', 'mois_paie'],
  ['a day instead of a month', { mois_origine: '2015-10-01' }, 'field.format', 'mois_origine'],
  ['an allowance the law does not know', { regime: 'PRIME' }, 'field.enum', 'regime'],
  ['a school year of two years', { annee_scolaire: '2015-2017' }, 'field.format', 'annee_scolaire'],
  ['a plan in English', { plan: 'twelfths' }, 'field.enum', 'plan'],
  ['an amount of nought', { montant: '0,00' }, 'field.range', 'montant'],
  ['minus nought', { montant: '-0' }, 'field.range', 'montant'],
  ['thousandths of a euro', { montant: '69,505' }, 'field.format', 'montant'],
  ['thousands apart', { montant: '1.234,50' }, 'field.format', 'montant'],
  ['an amount out of this world', { montant: '10000000,01' }, 'field.range', 'montant'],
  ['a recovery out of this world', { montant: '-10000000,01' }, 'field.range', 'montant'],
  ['a control in the award', { id_mission: 'M\x01-1' }, 'field.format', 'id_mission'],
  ['an award on two lines', { id_mission: '"M\n1"' }, 'field.format', 'id_mission'],
  ['a tab in the NUMEN', { numen: '31E\t0000001ABC' }, 'field.format', 'numen'],
  ['an instalment after its pay month', { mois_origine: '2015-12' }, 'opening.month-order', 'mois_origine'],
  [
    'an instalment before its school year',
    { mois_origine: '2015-08' },
    'opening.school-year',
    'mois_origine',
  ],
])('a row with %s is left out, and the next one stays: %s', (_, values, code, field) => {
  const { balances, issues, rowCount } = readable(row(values), row({ id_mission: 'M-9' }));
  expect(balances.map(({ key }) => key.award)).toEqual(['M-9']);
  expect(rowCount).toBe(2);
  expect(issues.map((issue) => [issue.code, issue.severity, issue.at, issue.findings[0]?.field])).toEqual([
    [code, 'reject', { file: 'ouverture.csv', line: 2 }, field],
  ]);
});

test('both months wrong are both named, and issues come by line', () => {
  const { issues } = readable(
    row({ mois_paie: '2015-06', mois_origine: '2015-07' }),
    row({ montant: 'x' }),
    row({ id_mission: 'M-2', mois_origine: '2014-09' }),
  );
  expect(issues.map(({ code, at, findings }) => [at.line, code, findings[0]?.facts])).toEqual([
    [2, 'opening.month-order', { payMonth: '2015-06' }],
    [2, 'opening.school-year', { schoolYear: '2015-2016', expected: '2015-09' }],
    [3, 'field.format', { expected: '1234,56 (2)' }],
    [4, 'opening.school-year', { schoolYear: '2015-2016', expected: '2015-09' }],
  ]);
});

test('the same payment twice is entered once, and said', () => {
  const { balances, issues } = readable(row(), row({ montant: '1,00' }));
  expect(balances.map(({ amount }) => amount)).toEqual([6950n]);
  expect(issues.map(({ code, at, findings }) => [code, at.line, findings[0]?.facts])).toEqual([
    ['row.duplicate-id', 3, { other: '2' }],
  ]);
});

test('no issue says a NUMEN, in its sentence or beside it', () => {
  const { issues } = readable(
    row(),
    row(),
    row({ id_mission: 'M-2', mois_origine: '2015-12' }),
    row({ id_mission: 'M-3', mois_origine: '2015-01' }),
    row({ id_mission: 'M-4', numen: `${NUMEN}\t${NUMEN}` }),
    row({ id_mission: 'M-5', montant: '' }),
  );
  expect(issues).toHaveLength(5);
  expect(JSON.stringify(issues)).not.toContain(NUMEN);
  for (const issue of issues) expect(issueSentence(issue, 'fr')).not.toContain(NUMEN);
});

test.each<[string, string | Uint8Array, object[]]>([
  ['is empty', '', [{ code: 'file.empty', facts: {} }]],
  [
    'lacks columns',
    'mois_paie;numen;id_mission;mois_origine;plan\n',
    [{ code: 'file.missing-column', facts: { columns: 'regime, annee_scolaire, montant' } }],
  ],
  ['has a column twice', `${HEADER};plan\n`, [{ code: 'file.duplicate-column', facts: { column: 'plan' } }]],
  [
    'is in another encoding',
    new Uint8Array([...new TextEncoder().encode(`${HEADER}\n\nM`), 0xe9]),
    [{ code: 'file.encoding', at: { file: 'ouverture.csv', line: 3 } }],
  ],
  ['ends its lines with CR alone', [HEADER, row()].join('\r'), [{ code: 'file.line-ends' }]],
  ['opens quotes for ever', `${HEADER}\n"${row()}\n`, [{ code: 'file.quote-not-closed' }]],
])('a file that %s is refused as a whole', (_, content, problems) => {
  const reading = readOpening(content);
  expect(reading).toMatchObject({ kind: 'unusable', problems });
  expect('problems' in reading && reading.problems.length).toBe(problems.length);
});

const identifier = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '');

const balance: fc.Arbitrary<OpeningBalance> = fc
  .record({
    award: identifier.map((text) => text as AwardId),
    payee: identifier.map((text) => text as Numen),
    year: fc.integer({ min: 2010, max: 2040 }).map(schoolYearStarting),
    instalment: fc.nat(14),
    delay: fc.nat(30),
    amount: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }).filter((cents) => cents !== 0n),
    allowance: fc.constantFrom(...shippedRegulations().allowances.keys()),
    plan: fc.constantFrom(...(Object.keys(PLAN_WORDS) as PlanName[])),
  })
  .map(({ award, payee, year, instalment, delay, amount, allowance, plan }) => {
    const instalmentMonth = addPayMonths(monthInSchoolYear(year, 9), instalment);
    return {
      key: { award, payee, instalmentMonth },
      payMonth: addPayMonths(instalmentMonth, delay),
      amount: centsOf(amount),
      schoolYear: year,
      allowance,
      plan,
    };
  });

function written({ key, payMonth, amount, schoolYear, allowance, plan }: OpeningBalance): string {
  return [
    formatPayMonth(payMonth),
    quoted(key.payee),
    quoted(key.award),
    formatPayMonth(key.instalmentMonth),
    allowance,
    formatSchoolYear(schoolYear),
    PLAN_WORDS[plan],
    formatCents(amount),
  ].join(';');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

test('what is written is read back, to the cent', () => {
  const keyOf = ({ key, payMonth }: OpeningBalance): string =>
    [key.award, key.payee, key.instalmentMonth, payMonth].join('\0');
  fc.assert(
    fc.property(fc.uniqueArray(balance, { maxLength: 8, selector: keyOf }), (balances) => {
      expect(readable(...balances.map(written))).toEqual({
        kind: 'readable',
        balances,
        issues: [],
        rowCount: balances.length,
      });
    }),
    randomRuns(300),
  );
});
