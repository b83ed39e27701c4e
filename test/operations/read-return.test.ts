import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import type { ReturnRow } from '../../src/ledger/returns.js';
import { centsOf, formatCents } from '../../src/money/index.js';
import { readReturn } from '../support/operations.js';
import { randomRuns } from '../support/random-runs.js';

const HEADER = 'reference;statut;motif;montant';
const A = '0A1B2C3D4E5F60718293A4B5';
const B = 'FFFFFFFFFFFFFFFFFFFFFFFF';

function readable(content: string | Uint8Array, encoding?: Encoding) {
  const reading = readReturn(content, encoding);
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  return reading;
}

/** `line status cents motive` of the rows. */
function rowsOf(content: string | Uint8Array, encoding?: Encoding): string[] {
  return readable(content, encoding).rows.map(({ line, status, amount, motive }) =>
    `${String(line)} ${status} ${amount === undefined ? '-' : String(amount)} ${motive}`.trim(),
  );
}

describe("the payer's answer", () => {
  test.each<[string, string, string, string]>([
    ['an acceptance', `${A};ACCEPTE;;`, '2 accepted -', 'files 5'],
    ['a rejection and its motive', `${A};REJETE;Compte clos;`, '2 rejected - Compte clos', 'files 5'],
    ['an amount with a comma', `${A};MODIFIE;Quotité;69,5`, '2 modified 6950 Quotité', 'files 5'],
    ['an amount with a point', `${A};MODIFIE;;69.50`, '2 modified 6950', 'files 1'],
    ['a whole amount', `${A};MODIFIE;;69`, '2 modified 6900', 'files 1'],
    ['nothing taken', `${A};MODIFIE;;0`, '2 modified 0', 'files 5'],
    ['the largest amount', `${A};MODIFIE;;10000000,00`, '2 modified 1000000000', 'int64 of the book'],
    ['an amount that is ignored', `${A};ACCEPTE;;12,34`, '2 accepted 1234', 'files 5'],
    ['blanks around', ` ${A} ; ACCEPTE ; x ; `, '2 accepted - x', 'files 1'],
    ['a motive in quotes', `${A};REJETE;"RIB ""faux""; voir";`, '2 rejected - RIB "faux"; voir', 'files 1'],
    ['a motive on two lines', `${A};REJETE;"RIB\n\tfaux";`, '2 rejected - RIB faux', 'one line in the book'],
    [
      'a motive that begins with a control',
      `${A};REJETE;\x01RIB;`,
      '2 rejected - RIB',
      'no database keeps it',
    ],
    ['a motive with a control', `${A};REJETE;RIB\x01faux;`, '2 rejected - RIB faux', 'no database keeps it'],
  ])('%s is read: %s → %s (%s)', (_, row, expected) => {
    expect(rowsOf(`${HEADER}\n${row}\n`)).toEqual([expected]);
    expect(readable(`${HEADER}\n${row}\n`).issues).toEqual([]);
  });

  test('keeps its reference, and the order and the line of the rows, when one is answered twice', () => {
    const { rows, issues, rowCount } = readable(
      `${HEADER}\n\n${B};ACCEPTE;;\n \n${A};REJETE;"a\nb";\n${B};REJETE;;\n`,
    );
    expect(rows.map(({ line, reference, status }) => [line, reference, status])).toEqual([
      [3, B, 'accepted'],
      [5, A, 'rejected'],
      [7, B, 'rejected'],
    ]);
    expect([issues, rowCount]).toEqual([[], 3]);
  });

  test('may leave the motive out, and have its columns in any order', () => {
    expect(rowsOf(`montant;statut;reference\n1,00;MODIFIE;${A}\n`)).toEqual(['2 modified 100']);
  });

  test('may be none at all', () => {
    expect(readable(`${HEADER}\n`)).toEqual({ kind: 'readable', rows: [], issues: [], rowCount: 0 });
  });
});

test.each<[string, string, string, string]>([
  ['a blank reference', ';ACCEPTE;;', 'field.missing', 'reference'],
  ['a reference of 23 digits', `${A.slice(1)};ACCEPTE;;`, 'field.format', 'reference'],
  ['a reference of 25 digits', `0${A};ACCEPTE;;`, 'field.format', 'reference'],
  ['a reference in small letters', `${A.toLowerCase()};ACCEPTE;;`, 'field.format', 'reference'],
  ['a reference with a letter beyond F', `G${A.slice(1)};ACCEPTE;;`, 'field.format', 'reference'],
  ['a reference that goes on', `"${A}\n${B}";ACCEPTE;;`, 'field.format', 'reference'],
  ['no answer', `${A};;;`, 'field.missing', 'statut'],
  ['another answer', `${A};PARTIEL;;`, 'field.enum', 'statut'],
  ['an answer in small letters', `${A};accepte;;`, 'field.enum', 'statut'],
  ['a modification without amount', `${A};MODIFIE;;`, 'field.missing', 'montant'],
  ['a negative amount', `${A};MODIFIE;;-0,01`, 'field.range', 'montant'],
  ['a negative amount, though ignored', `${A};ACCEPTE;;-0,01`, 'field.range', 'montant'],
  ['an amount out of this world', `${A};MODIFIE;;10000000,01`, 'field.range', 'montant'],
  ['thousandths of a euro', `${A};MODIFIE;;12,345`, 'field.format', 'montant'],
  ['thousandths that are nought', `${A};MODIFIE;;12,340`, 'field.format', 'montant'],
  ['thousands apart', `${A};MODIFIE;;1 250`, 'field.format', 'montant'],
  ['a plus sign', `${A};MODIFIE;;+12,34`, 'field.format', 'montant'],
  ['an exponent', `${A};MODIFIE;;1e3`, 'field.format', 'montant'],
  ['a comma without decimals', `${A};MODIFIE;;12,`, 'field.format', 'montant'],
  ['too many fields', `${A};ACCEPTE;;;`, 'row.columns', ''],
  ['too few fields', `${A};ACCEPTE`, 'row.columns', ''],
])('a row with %s is left out, and the next one stays: %s', (_, row, code, field) => {
  const { rows, issues, rowCount } = readable(`${HEADER}\n${row}\n${B};ACCEPTE;;\n`);
  expect(rows.map(({ reference }) => reference)).toEqual([B]);
  expect(rowCount).toBe(2);
  expect(issues.map((issue) => [issue.code, issue.severity, issue.at, issue.findings[0]?.field])).toEqual([
    [code, 'reject', { file: 'retour.csv', line: 2 }, field],
  ]);
});

test('every fault of a row is named at once', () => {
  const { issues } = readable(`${HEADER}\nX;OK;;a\n`);
  expect(
    issues.map(({ code, findings }) => `${code} ${findings.map(({ field }) => field).join(' ')}`),
  ).toEqual(['field.format reference montant', 'field.enum statut']);
});

const LATIN = new Uint8Array([
  ...new TextEncoder().encode(`${HEADER}\n${A};REJETE;Quotit`),
  0xe9,
  0x3b,
  0x0a,
]);

test.each<[string, string | Uint8Array, object[]]>([
  ['is empty', '', [{ code: 'file.empty', facts: {} }]],
  ['holds blank lines alone', '\n \n\t\n', [{ code: 'file.empty', facts: {} }]],
  [
    'has no header',
    `${A};ACCEPTE;;\n`,
    [{ code: 'file.missing-column', facts: { columns: 'reference, statut, montant' } }],
  ],
  [
    'lacks the amount',
    `reference;statut\n${A};ACCEPTE\n`,
    [{ code: 'file.missing-column', facts: { columns: 'montant' } }],
  ],
  [
    'has commas',
    HEADER.replaceAll(';', ','),
    [{ code: 'file.separator', at: { line: 1 }, facts: { separator: ',', expected: ';' } }],
  ],
  [
    'has a column twice',
    `${HEADER};statut\n`,
    [{ code: 'file.duplicate-column', facts: { column: 'statut' } }],
  ],
  [
    'is in another encoding',
    LATIN,
    [
      {
        code: 'file.encoding',
        at: { file: 'retour.csv', line: 2 },
        facts: { encoding: 'UTF-8', byte: '0xE9' },
      },
    ],
  ],
  [
    'is in UTF-16',
    new Uint8Array([0xff, 0xfe, 0x72, 0x00]),
    [{ code: 'file.wide-encoding', at: { file: 'retour.csv', line: 1 }, facts: { found: 'UTF-16LE' } }],
  ],
  [
    'opens quotes for ever',
    `${HEADER}\n${A};REJETE;"x;\n`,
    [{ code: 'file.quote-not-closed', at: { file: 'retour.csv', line: 2 } }],
  ],
  [
    'ends its lines with CR alone',
    `${HEADER}\r${A};ACCEPTE;;\r`,
    [{ code: 'file.line-ends', at: { file: 'retour.csv', line: 1 } }],
  ],
])('a file that %s is refused as a whole', (_, content, problems) => {
  const reading = readReturn(content);
  expect(reading.kind).toBe('unusable');
  expect(reading).toMatchObject({ problems });
  expect('problems' in reading && reading.problems.length).toBe(problems.length);
});

test.each<[string, Uint8Array, Encoding]>([
  ['UTF-8', new TextEncoder().encode(`${HEADER}\n${A};REJETE;Quotité;\n`), 'UTF-8'],
  [
    'UTF-8 with a byte order mark',
    new TextEncoder().encode(`\uFEFF${HEADER}\n${A};REJETE;Quotité;\n`),
    'UTF-8',
  ],
  ['CRLF', new TextEncoder().encode(`${HEADER}\r\n${A};REJETE;Quotité;\r\n`), 'UTF-8'],
  ['ISO-8859-15', LATIN, 'ISO-8859-15'],
  ['windows-1252', LATIN, 'windows-1252'],
])('a file in %s is read', (_, bytes, encoding) => {
  expect(rowsOf(bytes, encoding)).toEqual(['2 rejected - Quotité']);
});

const row = fc.record({
  reference: fc.stringMatching(/^[0-9A-F]{24}$/),
  status: fc.constantFrom('accepted' as const, 'rejected' as const, 'modified' as const),
  motive: fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((text) => !/\p{Cc}/u.test(text))
    .map((text) => text.trim()),
  amount: fc.bigInt({ min: 0n, max: 1_000_000_000n }).map(centsOf),
});
const WORDS = { accepted: 'ACCEPTE', rejected: 'REJETE', modified: 'MODIFIE' };

test('what is written is read back, to the cent', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = [
        HEADER,
        ...rows.map(({ reference, status, motive, amount }) =>
          [reference, WORDS[status], `"${motive.replaceAll('"', '""')}"`, formatCents(amount)].join(';'),
        ),
      ].join(end);
      const expected: ReturnRow[] = rows.map((one, index) => ({ ...one, line: index + 2 }));
      expect(readable(text).rows).toEqual(expected);
    }),
    randomRuns(300),
  );
});

test('no file, however hostile, makes the reader fail', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: 'binary', maxLength: 80 })
      .map((text) => new TextEncoder().encode(`${HEADER}\n${text}`)),
  );
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom<Encoding>('UTF-8', 'ISO-8859-15', 'windows-1252'),
      (content, encoding) => {
        const reading = readReturn(content, encoding);
        if (reading.kind === 'unusable') expect(reading.problems.length).toBeGreaterThan(0);
        else expect(reading.rows.length).toBeLessThanOrEqual(reading.rowCount);
      },
    ),
    randomRuns(300),
  );
});
