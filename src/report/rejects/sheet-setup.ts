import type { Feature } from 'write-excel-file/universal';

/** Where the table of a sheet stands. */
interface TablePlace {
  readonly sheet: string;
  /** Ranks from 1, as a spreadsheet counts them; the header is the first row. */
  readonly headerRow: number;
  readonly lastRow: number;
  /** `K`. */
  readonly lastColumn: string;
  /** Said before the number of each page. */
  readonly page: string;
}

/**
 * What the library has no option for: a filter on the table, its header on every printed page, as many pages as needed but
 * one wide, and their numbers. Elements stand in the order that ISO 29500 states: a spreadsheet refuses any other.
 */
export function sheetSetup({ sheet, headerRow, lastRow, lastColumn, page }: TablePlace): Feature<Blob> {
  const row = String(headerRow);
  const table = `$A$${row}:$${lastColumn}$${String(lastRow)}`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            replaced(
              replaced(
                replaced(xml, '<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'),
                '</sheetData>',
                `</sheetData><autoFilter ref="${table.replaceAll('$', '')}"/>`,
              ),
              '</worksheet>',
              `<headerFooter><oddFooter>&amp;R${page} &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
            ),
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            replaced(
              xml,
              '<definedNames/>',
              `<definedNames>${[
                name('_xlnm._FilterDatabase', `${sheet}!${table}`, ' hidden="1"'),
                name('_xlnm.Print_Titles', `${sheet}!$${row}:$${row}`),
              ].join('')}</definedNames>`,
            ),
        },
      },
    },
  };
}

/** @param of a sheet whose name needs no quotes */
function name(called: string, of: string, more = ''): string {
  return `<definedName name="${called}" localSheetId="0"${more}>${of}</definedName>`;
}

/** The library is pinned; another version that writes otherwise must not go unseen. */
function replaced(xml: string, text: string, by: string): string {
  if (!xml.includes(text)) throw new Error(`the library writes no ${text}`);
  return xml.replace(text, () => by);
}
