import type { Catalogue } from '../message.js';
import { ofFile, ROW_CODES } from '../of-file.js';
import { SHAPE } from './shape.js';

const EXPORT_AGAIN =
  'Export again from STS-web (Exports, Emploi du temps) and hand in the file as it came, without opening or saving it with other software.';

const RIGHT_FILE =
  'In STS-web, choose the year, then Exports, Emploi du temps: the file wanted is called sts_emp_<UAI>_<year>.xml.';

const PAID = 'Nothing is held because of it: STS-web serves for checks only.';

/** The exports of STS-web, and what they say otherwise than the awards. */
export const STS: Catalogue = {
  ...ofFile(
    'sts.csv',
    SHAPE,
    [...ROW_CODES, 'uai.key'],
    'Correct the row of sts.csv: until then, it links nobody to an agent.',
  ),
  'sts.wrong-file': {
    found: 'The file {file} is no STS-web export: it begins with the element {found:quoted}.',
    expected: 'Element expected: {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#edt-sts': {
    found:
      'The file {file} is the one that timetable software sends to STS-web ({found}), not the one that STS-web gives.',
    expected: 'Element expected: {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#siecle': {
    found: 'The file {file} is an export of SIECLE ({found}), which describes pupils and not services.',
    expected: 'Element expected: {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#html': {
    found: 'The file {file} is a page saved by a browser, not the file itself.',
    todo: 'In STS-web, download the export (right click, “Save link as”) instead of saving the page shown.',
  },
  'sts.file-name': {
    found: 'The name {name:quoted} does not say of which school and which year the file is.',
    expected: 'Name expected from the content: {expected:quoted}.',
    todo: 'Give the file back the name that STS-web gives it.',
  },
  'sts.name-differs': {
    found:
      'The file {name:quoted} holds the school {uai} and the year {year}: that is not what its name announces.',
    expected: 'Name expected from the content: {expected:quoted}.',
    todo: 'Check which of the two is right; if need be, export the wanted school again.',
  },
  'sts.declared-encoding': {
    found:
      'The file {file} announces the encoding {found:quoted}, which the program does not read, or which it does not have.',
    expected: 'Encoding expected: {expected:list}.',
    todo: EXPORT_AGAIN,
  },
  'sts.encoding': {
    found:
      'The file {file} holds, on line {line}, a character ({byte}) that does not exist in {encoding}, the encoding it announces itself.',
    todo: EXPORT_AGAIN,
  },
  'sts.too-large': {
    found: 'The file {file} is much larger than the export of a school: it is not read.',
    expected: 'An export describes one school and takes a few megabytes.',
    todo: EXPORT_AGAIN,
  },
  'sts.too-deep': {
    found: 'In the file {file}, elements are nested more than {expected} levels deep.',
    todo: EXPORT_AGAIN,
  },
  'sts.doctype': {
    found:
      'The file {file} holds, on line {line}, a declaration “<!…” (DOCTYPE), which an STS-web export never has.',
    todo: EXPORT_AGAIN,
  },
  'sts.character': {
    found: 'The file {file} holds, on line {line}, a control character that XML forbids.',
    todo: EXPORT_AGAIN,
  },
  'sts.entity': {
    found: 'The file {file} holds, in the element on line {line}, an “&” followed by no known character.',
    expected: 'Only “&amp;”, “&lt;”, “&gt;”, “&quot;”, “&apos;” and character numbers are accepted.',
    todo: EXPORT_AGAIN,
  },
  'sts.malformed#file': {
    found: 'The file {file} is no complete XML document: it is broken, cut or changed on line {line}.',
    todo: EXPORT_AGAIN,
  },
  'sts.malformed': {
    found: 'The file {file} is no complete XML document: it is broken, cut or changed.',
    todo: EXPORT_AGAIN,
  },
  'sts.missing#file': {
    found: 'In the file {file}, on line {line}, {path:quoted} is missing or empty.',
    expected: 'Expected: {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.missing': {
    found: 'In the file {file}, {path:quoted} is missing or empty.',
    expected: 'Expected: {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.value': {
    found: 'In the file {file}, on line {line}, {path:quoted} holds {found:quoted}.',
    expected: 'Expected: {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.repeated': {
    found:
      'In the file {file}, the element {path:quoted} is there several times, the second one on line {line}.',
    expected: 'An export describes one school and one year.',
    todo: EXPORT_AGAIN,
  },
  'sts.same-person': {
    found: 'In the file {file}, the person {person:quoted} is on lines {other} and {line}.',
    expected: 'A type and an identifier stand for one person of the school.',
    todo: EXPORT_AGAIN,
  },
  'sts.same-school': {
    found: 'The files {other} and {file} describe the same school and the same year.',
    todo: 'Keep only the more recent of the two.',
  },
  'zip.unreadable': {
    found: 'The archive {file} cannot be opened: it is cut, damaged or of an unknown form.',
    todo: 'Make it again as an ordinary ZIP file, or hand in the .xml file itself.',
  },
  'zip.empty': {
    found: 'The archive {file} holds no file.',
    todo: 'Put the STS-web export in it, or hand in the .xml file itself.',
  },
  'zip.several-files': {
    found: 'The archive {file} holds several files.',
    expected: 'An archive holds one file: the export of one school.',
    todo: 'Make one archive for each export, or hand in the .xml files themselves.',
  },
  'zip.path': {
    found: 'In the archive {file}, a file has a name that leaves its folder: it is not opened.',
    todo: 'Make it again from the STS-web export, or hand in the .xml file itself.',
  },
  'zip.encrypted': {
    found: 'The archive {file} is protected by a password.',
    todo: 'Make it again without a password, or hand in the .xml file itself.',
  },
  'zip.not-a-file': {
    found: 'The archive {file} holds a link or a special object in place of a file.',
    todo: 'Make it again from the STS-web export, or hand in the .xml file itself.',
  },
  'zip.too-large': {
    found:
      'The archive {file} announces a content much larger than the export of a school, or out of proportion to its size: it is not opened.',
    todo: 'Make it again from the STS-web export, or hand in the .xml file itself.',
  },
  'row.duplicate-id#sts.csv': {
    found: 'This person of STS-web is already on line {other}.',
    expected: 'A person of a school and a year is one agent: neither row is used.',
    todo: 'Keep the right row and delete the other one.',
  },
  'sts.unlinked': {
    found:
      'The agent {value} has no valid row in sts.csv for the school {uai} and the school year {schoolYear}: nobody can be looked up in {stsFile}.',
    todo: `Add to sts.csv the row that gives the type and the identifier this agent has in STS-web. ${PAID}`,
  },
  'sts.unlinked#numen_remplacant': {
    found:
      'The replacement {value} has no valid row in sts.csv for the school {uai} and the school year {schoolYear}: nobody can be looked up in {stsFile}.',
    todo: `Add to sts.csv the row that gives the type and the identifier this agent has in STS-web. ${PAID}`,
  },
  'sts.holder-unknown': {
    found:
      'The agent {value} is, as sts.csv says, the person {people:list} of the school {uai}: {stsFile} does not know that person.',
    expected: 'The holder of an award is there among the individus or the suppléants.',
    todo: `Check the school of the award and the row of sts.csv, or export again from STS-web. ${PAID}`,
  },
  'sts.replacement-unknown': {
    found:
      'The replacement {value} is, as sts.csv says, the person {people:list} of the school {uai}: {stsFile} does not know that person.',
    expected: 'Who replaces in a school is there among the suppléants or the individus.',
    todo: `Check the designation of the replacement and the row of sts.csv, or export again from STS-web. ${PAID}`,
  },
  'sts.function': {
    found: 'In the school {uai}, STS-web gives the agent {value} the function {functions:all}.',
    expected: 'The allowance {allowance} is meant for staff whose function is {expected:list}.',
    todo: `Check who is paid for the award, or the function in STS-web. ${PAID}`,
  },
  'sts.function#mission': {
    found: 'In the school {uai}, STS-web gives the agent {value} the function {functions:all}.',
    expected:
      'The mission {function:quoted} of the allowance {allowance} is given to a teacher: function {expected:list}.',
    todo: `Check who is paid for the award, or the function in STS-web. ${PAID}`,
  },
  'sts.eps-count': {
    found: 'The column {field:column} holds {value:number}; according to {stsFile}, it is {counted:number}.',
    expected:
      'STS-web counts the people of the year {schoolYear} who have the discipline L1900, and the hours of that discipline.',
    todo: `Check the row of etablissements.csv: the allowances for coordinating physical education depend on it. A blank column is 0. ${PAID}`,
  },
};
