import type { Catalogue } from '../message.js';

/** A value that its column refuses. */
export const SHAPE: Catalogue = {
  'field.missing': {
    found: 'The column {field:column} is blank, and this row must fill it.',
    expected: 'Expected: {expected:accepted}.',
    todo: 'Complete the data in the application they come from, then export again.',
  },
  'field.format': {
    found: 'The column {field:column} holds {value:quoted}, which cannot be read.',
    expected: 'Expected: {expected:accepted}.',
    todo: 'Correct the data in the application they come from, then export again.',
  },
  'field.format#nir': {
    found:
      "The agent's NIR has {length|character|characters} (masked value) and is not shaped as it should be.",
    expected:
      'Expected: 15 characters without space, the 13 of the number and the 2 digits of the key; digits only, except 2A or 2B for Corsica.',
    todo: "Correct the NIR from the agent's file, then export again.",
  },
  'field.enum': {
    found: 'The column {field:column} holds {value:quoted}, which is not one of the accepted values.',
    expected: 'Expected: {expected:list}.',
    todo: 'Correct the data (capital letters matter), then export again.',
  },
  'field.enum#niveau': {
    found: 'The level {value:quoted} does not suit the function {function:quoted}.',
    expected: 'Level expected for this function: {expected:list} (E school, A academic).',
    todo: 'Correct the level or the function from the award decision, then export again.',
  },
  'field.range': {
    found: 'The column {field:column} holds {value:quoted}, which is out of bounds.',
    expected: 'Expected: {expected:accepted}.',
    todo: 'Correct the data in the application they come from, then export again.',
  },
  'row.columns': {
    found: 'The row has {found|value|values}, and the header row has {expected|column|columns}.',
    todo: 'Check the semicolons of the row: a text that holds one must stand between straight quotes.',
  },
  'row.duplicate-id': {
    found: 'The row has the same identifier {value:quoted}, column {field:column}, as line {other}.',
    expected: 'Only the first row counts.',
    todo: 'Keep the right row and delete the other.',
  },
  'row.duplicate-id#agents.csv': {
    found: 'Agent {value} is already on line {other}.',
    expected: 'One row per agent: while there are two, nothing is computed for this agent.',
    todo: 'Keep the right row and delete the other.',
  },
  'row.duplicate-id#missions.csv': {
    found: 'Award {value} is already on line {other}.',
    expected: 'One row per award: while there are two, nothing is computed for it.',
    todo: 'Keep the right row and delete the other, or give each award its own identifier.',
  },
  'row.duplicate-id#absences.csv': {
    found: 'Absence {value} is already on line {other}.',
    expected: 'One row per absence: while there are two, what is due to the agents concerned is held.',
    todo: 'Keep the right row and delete the other, or give each absence its own identifier.',
  },
  'row.duplicate-id#remplacements.csv': {
    found: 'Replacement {value} is already on line {other}.',
    expected: 'One row per replacement: while there are two, nothing is computed for the awards concerned.',
    todo: 'Keep the right row and delete the other, or give each replacement its own identifier.',
  },
  'nir.key': {
    found: "The key of the agent's NIR is {found} (masked value).",
    expected: 'Key expected for this number: {expected}.',
    todo: "Check the number and the key in the agent's file: a digit of one or the other is wrong.",
  },
  'uai.key': {
    found: 'The UAI {value:quoted} ends with the letter {found}.',
    expected: 'Letter expected for these seven digits: {expected}.',
    todo: 'Check the UAI: a digit or the letter is wrong.',
  },
  'numen.shape': {
    found: 'The NUMEN {value:quoted} does not have the usual shape.',
    expected: 'Usual shape: {expected:accepted}.',
    todo: "Check the NUMEN in the agent's file; the agent is paid all the same.",
  },
  'nir.shared': {
    found: 'The NIR of this agent is also that of agent {other} (masked value).',
    expected: 'A NIR belongs to one person.',
    todo: 'Check whether it is a typing error or one person with two NUMEN: both agents are paid.',
  },
};
