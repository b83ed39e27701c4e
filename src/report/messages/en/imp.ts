import type { Catalogue } from '../message.js';

/** Indemnité pour mission particulière. */
export const IMP: Catalogue = {
  'imp.rate-not-allowed': {
    found: 'The annual rate of {value:euros} is not permitted for the function {function:quoted}.',
    expected: 'Expected rate: {expected:euros}.',
    todo: "Correct the rate or the function from the recteur's decision.",
  },
  'imp.rate-not-allowed#sole-coordinator': {
    found:
      'The annual rate of {value:euros} is kept for shared districts, and no other award coordinates the district {district:quoted} in {schoolYear}.',
    expected: 'Expected rate for a sole coordinator: another than {sharedOnly:euros}.',
    todo: 'Correct the rate, or add the award of the other coordinator.',
  },
  'imp.relief-exclusive': {
    found: 'The award already gives service relief (column “decharge” is O).',
    expected:
      'For a mission in a school or the coordination of a UNSS district, the IMP does not combine with service relief.',
    todo: 'If the agent has no relief for this mission, enter N; otherwise, cancel the award.',
  },
  'imp.cpge-full-service': {
    found: 'Agent {value} gives full service in preparatory classes (CPGE).',
    expected: 'The IMP is not open to teachers in full CPGE service.',
    todo: 'Correct the column “cpge_service_complet” of agents.csv if it is wrong; otherwise, cancel the award.',
  },
  'imp.letter-missing': {
    found: 'The academic award has no mission letter (column “lettre_mission” blank).',
    expected: 'A mission at academic level requires a letter signed by the recteur and the agent.',
    todo: 'Fill in the reference of the letter, or have one drawn up.',
  },
  'imp.school-type': {
    found: 'The function {function:quoted} is held in school {value}, of type {found:quoted}.',
    expected: 'Expected type: {expected:list}.',
    todo: 'Correct the UAI or the function, or the type of the school in etablissements.csv.',
  },
  'imp.eps-threshold': {
    found:
      'School {value} has {teachers|physical education teacher|physical education teachers} for {hours|hour|hours} a week.',
    expected:
      'Coordinating physical education requires at least {expectedTeachers|teacher|teachers} and {expectedHours|hour|hours} a week.',
    todo: 'Correct the figures in etablissements.csv if they are wrong; otherwise, cancel the award.',
  },
  'imp.eps-rate': {
    found:
      'The annual rate is {value:euros}, and school {uai} has {found|full-time equivalent|full-time equivalents} of physical education.',
    expected: 'Expected rate for that number: {expected:euros}.',
    todo: 'Correct the rate, or the number in etablissements.csv.',
  },
  'imp.unss-cap': {
    found:
      'The annual rate of {value:euros}, added to that of other awards ({others:ids}), is on some days above the rate of the district {district:quoted}.',
    expected: 'Total permitted for this district in {schoolYear}: {expected:euros} at most.',
    todo: 'Review how the coordinators share, or the rate of the district in districts.csv: none of these awards is paid.',
  },
  'imp.unss-cap#alone': {
    found: 'The annual rate of {value:euros} is above that of the district {district:quoted}.',
    expected: 'Total permitted for this district in {schoolYear}: {expected:euros} at most.',
    todo: 'Correct the rate of the award, or the rate of the district in districts.csv.',
  },
  'imp.exceptional-rate': {
    found: 'The function {function:quoted} is paid at the annual rate of {value:euros}.',
    expected: 'This rate is admitted for it as an exception only.',
    todo: "Check that the recteur's decision provides for it: the award is paid.",
  },
  'imp.envelope-exceeded': {
    found:
      'The IMP of the school for the school year {schoolYear} ({awards|award|awards}) total {found:euros}.',
    expected: 'Envelope notified: {value:euros}.',
    todo: 'Agree with the school which awards to reduce, or have the envelope revised by the recteur: validated awards are paid.',
  },
};
