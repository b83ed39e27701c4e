import type { Catalogue } from '../message.js';
import { FILE_CODES, ofFile, ROW_CODES } from '../of-file.js';
import { FILES } from './files.js';
import { SHAPE } from './shape.js';

const WRITTEN_WRONG = 'Correct what the application writes in this file, then export again.';

/** The answers of the payer, what was paid before this program, and what an export says of itself. */
export const OPERATIONS: Catalogue = {
  ...ofFile(
    'retour.csv',
    SHAPE,
    ROW_CODES,
    'Check the row with the payer and ask for a corrected file: this answer is not taken into account.',
  ),
  ...ofFile('retour.csv', FILES, FILE_CODES, 'Ask the payer for a corrected file.'),
  ...ofFile('retour.csv', FILES, ['file.unknown-column'], 'Check with the payer what it holds.'),
  ...ofFile(
    'retour.csv',
    FILES,
    ['file.encoding'],
    'Ask the payer for a file in {encoding}, or announce the right encoding in the configuration.',
  ),
  'row.duplicate-id#ouverture.csv': {
    found:
      'This payment is already on line {other}: same award, same agent, same month of origin, same pay month.',
    expected: 'One row per payment.',
    todo: 'Delete the row that is there twice; if two payments did take place, make them one row, with their total.',
  },
  'opening.month-order': {
    found: 'The month of origin, {value}, comes after the pay month, {payMonth}.',
    expected: 'No instalment is paid before its month.',
    todo: 'Correct one of the two months from the payroll of the time.',
  },
  'opening.future': {
    found: 'The pay month, {value}, is not past yet.',
    expected: 'Last possible month: {expected}.',
    todo: 'Correct the month: a ledger never pays a month before the last one it knows.',
  },
  'opening.school-year': {
    found: 'The month of origin, {value}, comes before the school year {schoolYear}.',
    expected: 'First month possible for this school year: {expected}.',
    todo: 'Correct the month of origin or the school year from the award decision.',
  },
  'marker.unreadable': {
    found: 'The file {file}, which states that the export is complete, cannot be read at line {line}.',
    expected: 'Expected: YAML or JSON, in UTF-8, with the keys “date” and “fichiers”, or nothing at all.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid': {
    found: 'In the file {file}, the key {key:quoted} holds {found:quoted}.',
    expected: 'Expected: {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#unknown-key': {
    found: 'In the file {file}, the key {key:quoted} is not known.',
    expected: 'Known keys: {expected:all}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#missing-key': {
    found: 'In the file {file}, the key {key:quoted} is missing.',
    expected: 'Expected: {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#structure': {
    found: 'In the file {file}, the key {key:quoted} is not shaped as it should be.',
    expected: 'Expected: {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#whole': {
    found: 'The file {file}, which states that the export is complete, is not shaped as it should be.',
    expected: 'Expected: {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.file-missing': {
    found: 'The file {file} announces {name:quoted}, which is not in the export.',
    todo: 'Wait for the end of the export or export again: a file is missing, or has another name.',
  },
  'marker.file-differs': {
    found: 'The file {name} is not the one {file} announces: it has {found|byte|bytes}.',
    expected: 'Size announced: {expected|byte|bytes}.',
    todo: 'The export was cut short, or a file was changed afterwards: export again and leave the files as they are.',
  },
  'marker.file-differs#content': {
    found:
      'The file {name} is not the one {file} announces: its size is right, but its SHA-256 begins with {found}.',
    expected: 'Beginning of the SHA-256 announced: {expected}.',
    todo: 'A file was changed afterwards: export again and leave the files as they are.',
  },
};
