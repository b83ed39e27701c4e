import type { Catalogue } from '../message.js';

/** Files that cannot be used, columns, and what is said of a code that has no message of its own. */
export const FILES: Catalogue = {
  'file.unknown-column': {
    found: 'The column {field:quoted} is not known: it is not read.',
    expected: 'Known columns: {expected:all}.',
    todo: 'Correct the name of the column if it is misspelt; otherwise, take it out of the export.',
  },
  'file.unknown-column#unnamed': {
    found: 'A column has no name: it is not read.',
    todo: 'Check the header row, for instance a semicolon too many at its end.',
  },
  'file.missing': {
    found: 'The file {file} is missing from the export folder.',
    todo: 'Add it: without it, no pay is computed. If there is nothing to put in it, it holds the header row alone.',
  },
  'file.missing-table': {
    found: 'The table {table:quoted} is missing in {file}.',
    todo: 'Add it: without it, no pay is computed. If there is nothing to put in it, it is there empty.',
  },
  'file.two-forms': {
    found: 'The export is there in two forms at once: {file}, and {files}.',
    expected: 'An export has one form.',
    todo: 'Keep only the one that is to be paid.',
  },
  'file.missing-column': {
    found: 'The file {file} is refused. Required columns that are absent: {columns:column}.',
    todo: 'Add them to the export, with these exact names in the header row.',
  },
  'file.duplicate-column': {
    found: 'The file {file} is refused: the column {column:quoted} is in it twice.',
    todo: 'Delete or rename one of the two columns.',
  },
  'file.encoding': {
    found:
      'The file {file} holds, on line {line}, a character ({byte}) that does not exist in {encoding}, the encoding announced.',
    todo: 'Export again in {encoding}, or announce the right encoding in the configuration.',
  },
  'file.quote-not-closed': {
    found: 'The file {file} cannot be read: the straight quotes opened on line {line} are never closed.',
    todo: 'Correct the line, then export again.',
  },
  'file.line-ends': {
    found: 'The file {file} cannot be read from line {line} on: line breaks there have an unknown form.',
    expected: 'Each line ends with LF or CRLF (“Unix” or “Windows” line ends).',
    todo: 'Export again with one of these two forms.',
  },
  'file.not-csv': {
    found: 'The file {file} cannot be read at line {line}: straight quotes are misplaced there.',
    expected: 'The file expected is a CSV file with semicolons.',
    todo: 'Correct the line, then export again.',
  },
  'file.encoding#likely': {
    found:
      'The file {file} holds, on line {line}, a character ({byte}) that does not exist in {encoding}, the encoding announced.',
    expected: 'The whole of it reads as a French text in {likely}.',
    todo: 'If every file is like that, announce {likely} (setting “encoding”); otherwise, export this one again in {encoding}.',
  },
  'file.is-utf8': {
    found:
      'The file {file} is in UTF-8, and not in {encoding}, the encoding announced: the character {character:quoted} of line {line}, among others, would be misread.',
    todo: 'If every file is like that, announce UTF-8 (setting “encoding”); otherwise, export this one again in {encoding}.',
  },
  'file.wide-encoding': {
    found:
      'The file {file} is in {found}, which the program does not read; the encoding announced is {encoding}.',
    todo: 'Export again in {encoding}. In a spreadsheet, choose “CSV UTF-8” and not “Unicode text”.',
  },
  'file.mark-inside': {
    found:
      'The file {file} holds on line {line} a mark of the beginning of a file (BOM): two files were probably put one after the other.',
    todo: 'Export again as one file. If the mark came with copy and paste, delete it on that line.',
  },
  'file.nul': {
    found: 'The file {file} holds on line {line} a zero byte: it is no text.',
    expected: 'A CSV file is a text; a workbook, a compressed or damaged file, or one in UTF-16 is not.',
    todo: 'Export again as CSV.',
  },
  'file.empty': {
    found: 'The file {file} is empty: it has not even a header row.',
    todo: 'Export again, for it may have been interrupted. If there is nothing to put in it, the file holds the header row alone.',
  },
  'file.separator': {
    found: 'In the file {file}, columns are separated by {separator:quoted} (line {line}).',
    expected: 'The separator expected is {expected:quoted}.',
    todo: 'Export again with that separator.',
  },
  'file.header-again': {
    found:
      'The file {file} holds the header row again on line {line}: two extractions were probably put one after the other.',
    todo: 'Export again in a single extraction; do not delete the row without knowing which of the two is right.',
  },
  'file.rows-in-quotes': {
    found:
      'The file {file} cannot be read: the straight quotes opened on line {line} are closed further down only, and whole rows lie between the two.',
    expected:
      'A value on several lines stands between straight quotes, and its row has as many columns as the others.',
    todo: 'Correct line {line} (a quote too many, or one that is missing), then export again.',
  },
  'file.row-too-long': {
    found: 'Line {line} of the file {file} is longer than 1 MiB.',
    expected: 'A row of a few hundred characters is expected, and each ends with LF or CRLF.',
    todo: 'Check the line ends, then export again.',
  },
  'file.too-large': {
    found:
      'The file {file} ({megabytes} MB) is too large to be read whole, and its form does not let it be read piece by piece.',
    expected:
      'A straight quote stands only in a value between quotes, where it is doubled; a value holds no carriage return alone.',
    todo: 'Export again in that form, or one académie at a time.',
  },
  generic: {
    found: 'The column {field:column} holds {value:quoted}, which the rule {code:quoted} does not accept.',
    expected: 'Expected: {expected:accepted}.',
    todo: 'Check the row.',
  },
  'generic#unnamed': {
    found: 'The row does not comply with the rule {code:quoted}.',
    expected: 'Expected: {expected:accepted}.',
    todo: 'Check the row.',
  },
  'generic#file': {
    found: 'The file {file} cannot be used ({code}).',
    todo: 'Check the file, then export again.',
  },
};
