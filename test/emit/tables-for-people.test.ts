import { describe, expect, test } from 'vitest';
import { csvBytes, csvText } from '../../src/emit/csv.js';
import { issuesCsv, sortedIssues } from '../../src/emit/issues-csv.js';
import { retainedCsv, sortedRetained, type Retained } from '../../src/emit/retained-csv.js';
import { parsePayMonth } from '../../src/calendar/index.js';
import { centsOf } from '../../src/money/index.js';
import type { AwardId, Issue, Numen } from '../../src/model/index.js';
import { recordsOf, textOf } from '../support/payroll.js';

function issue(code: string, file: string, line: number | undefined, value = '', subject = ''): Issue {
  return {
    code,
    severity: code === 'b.warn' ? 'warn' : 'reject',
    at: { file, line },
    subject,
    findings: [{ field: 'champ', value, facts: {} }],
  };
}

describe('anomalies.csv', () => {
  test('is in order of file, line (the file as a whole first) and code', () => {
    const issues = [
      issue('b.warn', 'b.csv', 10),
      issue('a.code', 'b.csv', 10),
      issue('z.code', 'b.csv', 9),
      issue('z.code', 'b.csv', undefined),
      issue('z.code', 'a.csv', 100),
    ];
    const sorted = sortedIssues(issues).map(({ code, at }) => `${at.file} ${String(at.line)} ${code}`);
    expect(sorted).toEqual([
      'a.csv 100 z.code',
      'b.csv undefined z.code',
      'b.csv 9 z.code',
      'b.csv 10 a.code',
      'b.csv 10 b.warn',
    ]);
    expect(sortedIssues(issues.toReversed())).toEqual(sortedIssues(issues));
  });

  test('has one row for each issue, its severity in words', () => {
    const bytes = issuesCsv(
      [issue('b.warn', 'b.csv', 10, 'v', 'M1'), issue('a.code', 'b.csv', undefined)],
      () => 'La phrase.',
    );
    expect(recordsOf(textOf(bytes))).toEqual([
      ['gravite', 'code', 'fichier', 'ligne', 'champ', 'valeur', 'objet', 'message'],
      ['alerte', 'b.warn', 'b.csv', '10', 'champ', 'v', 'M1', 'La phrase.'],
      ['rejet', 'a.code', 'b.csv', '', 'champ', '', '', 'La phrase.'],
    ]);
  });

  test.each(['=cmd|"/C calc"!A0', '+33', '-3', '@SUM(A1)', '\t=1', '\r=1'])(
    'shows %j to a spreadsheet as a text, not as a formula',
    (value) => {
      const [, row = []] = recordsOf(
        textOf(issuesCsv([issue('a.code', 'a.csv', 2, value, value)], () => value)),
      );
      expect([row[5], row[6], row[7]]).toEqual([`'${value}`, `'${value}`, `'${value}`]);
    },
  );

  test.each(['a;b', 'a"b', '"', 'a\nb', 'a\r\nb', '\n', ' ', '\u0000', ''])(
    'keeps %j in its cell',
    (value) => {
      const records = recordsOf(textOf(issuesCsv([issue('a.code', 'a.csv', 2, value)], () => '')));
      expect(records).toHaveLength(2);
      expect(records[1]![5]).toBe(value);
    },
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+33', "'+33"],
  ['@A1', "'@A1"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  ['-1+1', "'-1+1"],
  ['-A1', "'-A1"],
  ['--1', "'--1"],
  ['-12,50', '-12,50'],
  ['-3', '-3'],
  ['12,50', '12,50'],
  ['M-1', 'M-1'],
])('a table for a spreadsheet shows %j as %j: a number stays one', (cell, shown) => {
  expect(csvText([['a', cell]], 'spreadsheet')).toBe(`a;${shown}\r\n`);
});

test('a table for machines is written as it is', () => {
  expect(textOf(csvBytes(['a', 'b'], [['=1', '-3']], 'machine'))).toBe('a;b\r\n=1;-3\r\n');
  expect(textOf(csvBytes(['a', 'b'], [], 'machine'))).toBe('a;b\r\n');
});

describe('retenus.csv', () => {
  const key = (award: string, payee: string, month: string): Retained['key'] => ({
    award: award as AwardId,
    payee: payee as Numen,
    instalmentMonth: parsePayMonth(month)!,
  });
  const entries: readonly Retained[] = [
    { kind: 'held', key: key('M2', 'N1', '2015-09'), motive: 'serviceFait', amount: centsOf(-5) },
    {
      kind: 'barred',
      key: key('M1', 'N2', '2015-09'),
      since: parsePayMonth('2020-01')!,
      amount: centsOf(123456),
    },
    { kind: 'held', key: key('M1', 'N1', '2015-10'), motive: 'vanished', amount: centsOf(-13889) },
    { kind: 'held', key: key('M1', 'N1', '2015-09'), motive: 'blocked', amount: centsOf(1) },
  ];

  test('is in order of payee, award and month, with signed amounts and the motive in words', () => {
    const text = textOf(retainedCsv(sortedRetained(entries)));
    expect(text).toBe(
      [
        'motif;numen;id_mission;mois_origine;montant',
        'bloque;N1;M1;2015-09;0,01',
        'disparu;N1;M1;2015-10;-138,89',
        'service;N1;M2;2015-09;-0,05',
        'prescrit;N2;M1;2015-09;1234,56',
        '',
      ].join('\r\n'),
    );
    expect(textOf(retainedCsv(sortedRetained(entries.toReversed())))).toBe(text);
  });
});
