import type { Catalogue } from '../message.js';

/** Rows that refer to one another, and their periods. */
export const REFERENCES: Catalogue = {
  'reference.unknown-agent': {
    found: 'Agent {value}, column {field:column}, is not in agents.csv.',
    todo: 'Correct the NUMEN, or add the agent to the export.',
  },
  'reference.unknown-agent#warn': {
    found: 'The row concerns agent {value}, who is not in agents.csv: it has no effect.',
    todo: 'Correct the NUMEN, or add the agent to the export.',
  },
  'reference.unknown-award': {
    found: 'The replacement bears on award {value}, which is not in missions.csv.',
    todo: 'Correct the identifier of the award, or add the award to the export.',
  },
  'reference.unknown-school': {
    found:
      'School {value} has no valid row in etablissements.csv, and the function {function:quoted} depends on what the school is.',
    todo: 'Correct the UAI, or complete etablissements.csv.',
  },
  'reference.unknown-school#blank': {
    found:
      'The column {field:column} is blank, and the function {function:quoted} depends on what the school is.',
    todo: 'Fill in the UAI of the school where the function is held.',
  },
  'reference.unknown-district': {
    found: 'The district {value:quoted} has no valid row in districts.csv for the school year {schoolYear}.',
    expected: 'The rate of the district is needed: it caps the allowances of its coordinators.',
    todo: 'Correct the name of the district, or add its rate to districts.csv.',
  },
  'reference.unknown-district#blank': {
    found: 'The column {field:column} is blank, and the award is the coordination of a district.',
    todo: 'Fill in the district, which must be in districts.csv as well.',
  },
  'period.reversed': {
    found: 'The last day, {value:date}, comes before the first, {start:date}.',
    todo: 'Correct one of the two dates.',
  },
  'award.crosses-school-year': {
    found:
      'The award runs from {start:date} to {value:date}, beyond the school year {expected} in which it starts.',
    expected: 'An award lies inside one school year, 1 September to 31 August.',
    todo: 'Enter one award per school year.',
  },
  'regime.not-in-force': {
    found:
      'The award runs from {value:date} to {end:date}; the allowance {allowance} is not in force on every day of that period.',
    expected: 'It is in force {expected:periods}.',
    todo: 'Correct the dates or the code of the allowance.',
  },
  'function.unknown': {
    found: 'The function {value:quoted} does not exist for the allowance {allowance}.',
    expected: 'Expected: {expected:list}.',
    todo: 'Correct the function or the code of the allowance (capital letters matter).',
  },
  'function.unknown#none': {
    found: 'The column {field:column} holds {value:quoted}, and the allowance {allowance} has no functions.',
    todo: 'Empty the column, or correct the code of the allowance.',
  },
  'absence.overlap': {
    found: 'This absence, which starts on {value:date}, overlaps the one on line {other} of the same agent.',
    todo: 'Correct the dates or delete the absence that should not be there: meanwhile, what is due to the agent is held.',
  },
  'service.overlap': {
    found:
      'This part-time period, which starts on {value:date}, overlaps the one on line {other} of the same agent.',
    todo: 'Correct the dates or delete the period that should not be there: meanwhile, what is due to the agent is held.',
  },
  'award.overlap': {
    found:
      'This award, which starts on {value:date}, overlaps award {other} of the same person for the same allowance {allowance}.',
    expected: 'A person receives this allowance only once for the same days.',
    todo: 'Correct the dates, or cancel the award that should not be there.',
  },
  'award.outside-service-year': {
    found:
      'The award starts on {value:date}, after the end of the service year on 30 June: there is nothing to pay.',
    todo: 'Check the first day, or enter the award as occasional (P).',
  },
  'award.not-validated': {
    found: 'The award is proposed (PROPOSEE) and not yet validated by the recteur: nothing is paid.',
    todo: 'Set the award to ACTIVE once the decision is signed, or to ANNULEE if it is refused.',
  },
  'award.vanished': {
    found:
      'Award {subject} has been paid before and is no longer in the export: nothing is recovered, the amount is held.',
    todo: 'Put the award back in the export; if it must no longer be paid, put it there as ANNULEE.',
  },
};
