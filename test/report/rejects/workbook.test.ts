import readWorkbook from 'read-excel-file/node';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { REJECT_COLUMNS, rejectCells } from '../../../src/report/rejects/columns.js';
import type { RejectRow, SchoolRejects } from '../../../src/report/rejects/school-rejects.js';
import { rejectWorkbook, type RejectHeading } from '../../../src/report/rejects/workbook.js';
import { month } from '../../support/paying.js';
import { unzipped } from '../../support/zip.js';

const ROW: RejectRow = {
  severity: 'reject',
  code: 'field.format',
  file: 'missions.csv',
  line: 7,
  field: 'date_debut',
  found: 'La colonne « date_debut » contient « 15.10.2025 », qui ne peut pas être lu.',
  expected: '',
  todo: "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
  subject: 'M7',
  since: month('2024-02'),
  age: 21,
};
const HOSTILE = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@a',
  '<c t="s">&amp;</c>',
  '_x0041_',
  "'x",
  '1e3',
  'Œ€漢字😀',
];
const SCHOOL: SchoolRejects = {
  uai: '0750654D',
  rows: [
    ROW,
    { ...ROW, severity: 'warn', line: undefined, age: 0, since: month('2025-11') },
    ...HOSTILE.map((subject) => ({ ...ROW, subject, field: subject, file: subject })),
  ],
};
const HEADING: RejectHeading = { academie: '31', payMonth: month('2025-11'), isDraft: false };

const read = async (bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  const [sheet] = await readWorkbook(Buffer.from(bytes));
  return sheet!.data;
};

/** A cell as the CSV file writes it. */
function asCsv(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 7);
  if (typeof cell === 'number') return String(cell);
  // How the workbook writes a text that looks like the number of a character; the reader used here leaves it so.
  return typeof cell === 'string' ? cell.replaceAll('_x005F_', '_') : '';
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the workbook of a school', () => {
  test('says what it is, for which month and school, and what to do', async () => {
    const headings = async (school: SchoolRejects, heading = HEADING): Promise<readonly string[]> =>
      (await read(await rejectWorkbook(school, heading, 'fr')))
        .slice(0, 3)
        .map(([cell]) => asCsv(cell).replaceAll('\u00A0', ' '));
    expect(await headings({ ...SCHOOL, rows: SCHOOL.rows.slice(0, 2) })).toEqual([
      'Indemnités rejetées – établissement 0750654D',
      'Mois de paie : novembre 2025 – académie 31 – 1 rejet et 1 alerte',
      "Tant qu'une ligne rejetée n'est pas corrigée, ce qui dépend d'elle n'est pas payé. Une alerte se vérifie : rien n'est rejeté. Faire ce que dit la colonne « Que faire », puis répondre au service de paie du rectorat qui a envoyé ce classeur, en citant l'objet de la ligne.",
    ]);
    const [title, counts] = await headings(
      { uai: undefined, rows: [ROW, ROW] },
      { ...HEADING, isDraft: true },
    );
    expect([title, counts]).toEqual([
      'Indemnités rejetées – lignes sans établissement',
      "Mois de paie : novembre 2025 – académie 31 – 2 rejets – projet : cette paie n'est pas encore faite",
    ]);
  });

  test('is the CSV file, row by row and cell by cell', async () => {
    const rows = (await read(await rejectWorkbook(SCHOOL, HEADING, 'fr'))).slice(4);
    expect(rows.map((row) => row.map(asCsv))).toEqual(SCHOOL.rows.map(rejectCells));
  });

  test('is in English when asked', async () => {
    const [[title] = [], , , header, first] = (await read(
      await rejectWorkbook(SCHOOL, HEADING, 'en'),
    )) as string[][];
    expect([title, header![7], first![0]]).toEqual([
      'Rejected allowances – school 0750654D',
      'What to do',
      'rejected',
    ]);
  });

  test('has numbers that are numbers, a month that is a date, and texts that are never formulas', async () => {
    const [row] = (await read(await rejectWorkbook(SCHOOL, HEADING, 'fr'))).slice(4);
    expect([row![3], row![9], row![10]]).toEqual([7, new Date('2024-02-01T00:00:00Z'), 21]);
    const sheet = unzipped(await rejectWorkbook(SCHOOL, HEADING, 'fr'))['xl/worksheets/sheet1.xml']!.text;
    expect(sheet).not.toContain('<f>');
    // Every cell that holds something is a shared text, but lines, months and ages.
    const kinds = [...sheet.matchAll(/<c r="([A-Z])(\d+)"[^>/]*?(t="s")?><v>/g)].map(
      ([, column, row, text]) => (Number(row) > 4 && text === undefined ? column : ''),
    );
    expect(new Set(kinds)).toEqual(new Set(['', 'D', 'J', 'K']));
  });

  test('has its header frozen, filtered and printed on every page, in landscape, one page wide', async () => {
    const parts = unzipped(await rejectWorkbook(SCHOOL, HEADING, 'fr'));
    const sheet = parts['xl/worksheets/sheet1.xml']!.text;
    const last = String(4 + SCHOOL.rows.length);
    expect(sheet).toContain('ySplit="4"');
    expect(sheet).toContain(`<autoFilter ref="A4:K${last}"/>`);
    expect(sheet).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    // A spreadsheet refuses a sheet whose elements are in another order (ISO 29500-1, 18.3.1.99).
    const elements = [...sheet.matchAll(/<(\w+)[ >/]/g)].map(([, element]) => element);
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    expect(elements.filter((element) => order.includes(element!))).toEqual(order);
    expect(parts['xl/workbook.xml']!.text).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Rejets!$A$4:$K$${last}</definedName>` +
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">Rejets!$4:$4</definedName>',
    );
    expect(sheet.match(/<col /g)).toHaveLength(REJECT_COLUMNS.length);
    expect(parts['xl/styles.xml']!.text).toContain('wrapText="1"');
  });

  test('is the same bytes whenever it is made: nothing in it says when', async () => {
    const made: Uint8Array[] = [];
    for (const instant of ['2025-11-20T22:00:00Z', '2031-01-02T03:04:06Z']) {
      vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] });
      made.push(await rejectWorkbook(SCHOOL, HEADING, 'fr'));
    }
    expect(Buffer.from(made[0]!).equals(made[1]!)).toBe(true);
    const parts = unzipped(made[0]!);
    expect(new Set(Object.values(parts).flatMap(({ times }) => times))).toEqual(new Set([0x0021_0000]));
    expect(Object.values(parts).filter(({ text }) => /20(25|31)-/.test(text))).toEqual([]);
  });

  test('of thousands of rows is the same, and the same bytes', async () => {
    const rows = Array.from({ length: 3000 }, (_, line) => ({ ...ROW, line, subject: `M${String(line)}` }));
    const [one, other] = [
      await rejectWorkbook({ ...SCHOOL, rows }, HEADING, 'fr'),
      await rejectWorkbook({ ...SCHOOL, rows }, HEADING, 'fr'),
    ];
    expect(Buffer.from(one).equals(other)).toBe(true);
    expect((await read(one)).slice(4).map((row) => row.map(asCsv))).toEqual(rows.map(rejectCells));
  });
});
