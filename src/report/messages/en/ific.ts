import type { Catalogue } from '../message.js';

/** Indemnité pour fonctions d'intérêt collectif. */
export const IFIC: Catalogue = {
  'ific.amount': {
    found: 'The annual amount decided is {value:euros}.',
    expected: 'Expected amount: {expected:euros}.',
    todo: "Correct the amount from the recteur's decision.",
  },
  'ific.school-type': {
    found: 'The function {function:quoted} is held in school {value}, classed {found:quoted}.',
    expected: 'Expected type or programme: {expected:list}.',
    todo: 'Correct the UAI or the function, or the school in etablissements.csv.',
  },
  'ific.relief-exclusive': {
    found: 'The award already gives service relief (column “decharge” is O).',
    expected: 'The IFIC does not combine with service relief.',
    todo: 'If the agent has no relief for this award, enter N; otherwise, cancel the award.',
  },
  'ific.overtime-exclusive': {
    found: 'The award is already paid as overtime (column “hse” is O).',
    expected: 'The IFIC does not combine with overtime for the same functions.',
    todo: 'If no hour is paid for this award, enter N; otherwise, cancel the award.',
  },
  'ific.too-many-functions': {
    found:
      'The function {value:quoted} comes on top of other functions of the same person in the year ({others:ids}).',
    expected: 'A person holds no more than {expected|function|functions} in a school year.',
    todo: 'Cancel the award, or entrust it to another person.',
  },
};
