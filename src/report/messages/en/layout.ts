import type { Catalogue } from '../message.js';

/** Movements that the movement file cannot carry. */
export const LAYOUT: Catalogue = {
  'layout.too-long': {
    found:
      'The value {found:quoted} is too long for the field {field:quoted} of the movement file, which has {width|character|characters}.',
    expected: 'Nothing is cut: {count|movement is|movements are} held.',
    todo: 'Shorten the data of this row.',
  },
  'layout.too-long#montant': {
    found:
      'The amount computed for this award, {found} cents, is above what a movement can carry ({width|digit|digits}).',
    expected: 'Nothing is cut: {count|movement is|movements are} held.',
    todo: 'Check the annual rate, the participation and the number of students of the award.',
  },
  'layout.charset': {
    found: 'The field {field:quoted} of the movement file cannot take these characters (Unicode): {found}.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Replace these characters with ordinary letters.',
  },
  'layout.charset#nom': {
    found:
      'The family name or given name of agent {subject} holds characters that the movement file cannot take (Unicode): {found}.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Write the names in the Latin alphabet.',
  },
  'layout.missing': {
    found: 'The field {field:quoted} of the movement file cannot stay blank.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Complete the data of this row.',
  },
  'layout.missing#nir': {
    found: 'The NIR of agent {subject} is not known.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Add the agent to agents.csv, or correct the row.',
  },
  'layout.missing#nom': {
    found: 'The name of agent {subject} is not known.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Add the agent to agents.csv, or correct the row.',
  },
  'layout.missing#code_indemnite': {
    found: 'No pay code is given to the allowance {subject} in {file}.',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Add this code, to be asked of the pay liaison service, under the heading “codes”.',
  },
  'layout.shared-reference': {
    found:
      'The payment reference of award {subject} would also be that of another: both identifiers hold the sign “|”.',
    expected: 'For this reason {count|movement is|movements are} held.',
    todo: 'Change the identifier of one of the two awards, without that sign.',
  },
  'layout.format': {
    found:
      'The value {found:quoted} does not have the form that the field {field:quoted} of the movement file requires ({width|character|characters}).',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: 'Correct the data of this row.',
  },
  'layout.format#nir': {
    found: 'The NIR of agent {subject} is not shaped as it should be (masked value).',
    expected: 'For this reason, {count|movement is|movements are} held.',
    todo: "Correct the NIR from the agent's file.",
  },
  'layout.format#code_indemnite': {
    found:
      'The pay code {value:quoted} given to the allowance {subject} in {file} does not have the right form.',
    expected: 'Expected code: {width|digit|digits}. For this reason, {count|movement is|movements are} held.',
    todo: 'Correct this code under the heading “codes”.',
  },
};
