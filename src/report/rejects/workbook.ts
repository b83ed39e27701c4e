// Not the entry for Node, whose stream takes twice the time for workbooks of a few rows: there is one for each school.
import writeWorkbook, { type Cell, type CellObject } from 'write-excel-file/universal';
import { daysOf, formatIsoDate, type PayMonth } from '../../calendar/index.js';
import { severityWord, type Lang } from '../messages/index.js';
import { monthName } from '../month-names.js';
import { REJECT_COLUMNS, type RejectColumn } from './columns.js';
import type { RejectRow, SchoolRejects } from './school-rejects.js';
import { sheetSetup } from './sheet-setup.js';
import { REJECT_TEXTS } from './texts.js';
import { withoutZipDates } from './zip-dates.js';

/** What the headings of every workbook of a run say. */
export interface RejectHeading {
  readonly academie: string;
  readonly payMonth: PayMonth;
  readonly isDraft: boolean;
}

/**
 * The bytes of `rejets/<uai>.xlsx`: three lines that say what it is and what to do, then a table to filter, which prints
 * on A4 in landscape. Texts are texts, even those that begin like a formula; months are dates, lines and ages numbers.
 */
export async function rejectWorkbook(
  { uai, rows }: SchoolRejects,
  heading: RejectHeading,
  lang: Lang,
): Promise<Uint8Array> {
  const texts = REJECT_TEXTS[lang];
  const data = [
    [{ value: texts.title(uai), fontWeight: 'bold', fontSize: 14 } as const],
    [text(headingLine(rows, heading, lang))],
    [{ ...text(texts.todo(uai)), columnSpan: REJECT_COLUMNS.length, height: 48 }],
    REJECT_COLUMNS.map((column) => ({ ...text(texts.columns[column]), ...HEADER })),
    ...rows.map((row) => cellsOf(row, lang)),
  ];
  const columns = REJECT_COLUMNS.map((column) => ({ width: WIDTHS[column] }));
  const { sheet } = texts;
  const setup = sheetSetup({ sheet, page: texts.page, headerRow: HEADER_ROW, ...extentOf(rows) });
  const written = writeWorkbook(
    data,
    { sheet, columns, orientation: 'landscape', stickyRowsCount: HEADER_ROW },
    { features: [setup] },
  );
  return withoutZipDates(new Uint8Array(await (await written.toBlob()).arrayBuffer()));
}

/** From 1. */
const HEADER_ROW = 4;

function extentOf(rows: readonly RejectRow[]): { readonly lastRow: number; readonly lastColumn: string } {
  return { lastRow: HEADER_ROW + rows.length, lastColumn: String.fromCharCode(64 + REJECT_COLUMNS.length) };
}

function headingLine(
  rows: readonly RejectRow[],
  { academie, payMonth, isDraft }: RejectHeading,
  lang: Lang,
): string {
  const rejects = rows.filter(({ severity }) => severity === 'reject').length;
  const month = monthName(payMonth, lang);
  return REJECT_TEXTS[lang].heading({ academie, month, rejects, warnings: rows.length - rejects, isDraft });
}

/** In the order of {@link REJECT_COLUMNS}. */
function cellsOf(row: RejectRow, lang: Lang): Cell[] {
  return [
    text(severityWord(row.severity, lang)),
    text(row.code),
    text(row.file),
    number(row.line),
    text(row.field),
    text(row.found),
    text(row.expected),
    text(row.todo),
    text(row.subject),
    { ...CELL, type: Date, value: dayOf(row.since), format: 'mm/yyyy' },
    number(row.age),
  ];
}

const CELL = { wrap: true, alignVertical: 'top' } as const;
const HEADER = { fontWeight: 'bold', backgroundColor: '#E7E9EF' } as const;

/** Characters, about. */
const WIDTHS: Readonly<Record<RejectColumn, number>> = {
  gravite: 9,
  code: 20,
  fichier: 16,
  ligne: 8,
  champ: 16,
  trouve: 42,
  attendu: 36,
  que_faire: 38,
  objet: 18,
  depuis: 10,
  anciennete_mois: 11,
};

/** Never a formula, whatever it begins with. */
function text(value: string): CellObject {
  return { ...CELL, type: String, value: asWritten(value) };
}

/** `_x0041_` is how a workbook writes a character by its number (ISO 29500-1, 22.9.2.19): typed as such, it stays as typed. */
function asWritten(value: string): string {
  return value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function number(value: number | undefined): Cell {
  return value === undefined ? null : { ...CELL, type: Number, value };
}

function dayOf(month: PayMonth): Date {
  return new Date(`${formatIsoDate(daysOf(month).start)}T00:00:00Z`);
}
