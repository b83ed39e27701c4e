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
