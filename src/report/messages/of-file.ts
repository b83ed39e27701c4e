import type { Catalogue } from './message.js';

/** The same sentences about one file, whose remedy is another: a payer's file is not exported again. */
export function ofFile(file: string, messages: Catalogue, codes: readonly string[], todo: string): Catalogue {
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([code]) => codes.includes(code))
      .map(([code, message]) => [`${code}#${file}`, { ...message, todo }]),
  );
}

/** Codes of a row of any file. */
export const ROW_CODES = ['field.missing', 'field.format', 'field.enum', 'field.range', 'row.columns'];

/** Codes of a file that is wrong as a whole. A wrong encoding may be a wrong setting: it has its own remedy. */
export const FILE_CODES = [
  'file.missing-column',
  'file.duplicate-column',
  'file.quote-not-closed',
  'file.line-ends',
  'file.not-csv',
  'file.wide-encoding',
  'file.mark-inside',
  'file.nul',
  'file.empty',
  'file.separator',
  'file.header-again',
  'file.rows-in-quotes',
  'file.row-too-long',
  'file.too-large',
];
