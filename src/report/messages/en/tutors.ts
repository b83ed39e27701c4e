import type { Catalogue } from '../message.js';

/** Tutors, teacher trainers, and those who follow students. */
export const TUTORS: Catalogue = {
  'mf.no-certificate': {
    found: 'Agent {value} does not hold the CAFIPEMF certificate (column “cafipemf” of agents.csv).',
    expected: 'The teacher trainer allowance requires it.',
    todo: 'Correct agents.csv if the agent has obtained it; for a tutor without certificate, enter the allowance T1D.',
  },
  'mf.no-trainee': {
    found: 'The teacher trainer follows {value|trainee|trainees}.',
    expected: 'At least {expected|trainee teacher|trainee teachers} must be followed.',
    todo: 'Correct the column “nb_stagiaires”, or cancel the award.',
  },
  't1d.certified': {
    found: 'Agent {value} holds the CAFIPEMF certificate (column “cafipemf” of agents.csv).',
    expected: 'The primary school tutor allowance is for teachers who do not hold it.',
    todo: 'Enter the allowance MF for a teacher trainer, or correct agents.csv.',
  },
  'tutor.several-trainees': {
    found: 'The tutor, who has no service relief, follows {value|trainee|trainees}.',
    expected: 'As a rule, a tutor follows no more than one.',
    todo: 'Check the designation of the tutor: the award is paid.',
  },
  'tutor.several-trainees#stagiaire': {
    found:
      'The tutor, who has no service relief, follows a trainee while already following another on the same days (award {other}).',
    expected: 'As a rule, a tutor follows no more than one at a time.',
    todo: 'Check the designation of the tutor: both awards are paid.',
  },
  't2d.share-exceeded': {
    found:
      'The share of {value:number}%, added to that of other awards for the same trainee ({others:ids}), is on some days above the total permitted.',
    expected: 'The shares of the tutors of one trainee make no more than {expected:number}% together.',
    todo: 'Correct the column “participation” from what each tutor really does, or the dates: none of these awards is paid.',
  },
  't2d.trainee-missing': {
    found: 'The column “stagiaire” is blank.',
    expected: 'The allowance {allowance} is paid per trainee: it must be known which.',
    todo: 'Fill in the identifier of the trainee.',
  },
  'sopa.relief-exclusive': {
    found: 'The award already gives service relief (column “decharge” is O).',
    expected: 'Following a student is not paid when it gives service relief.',
    todo: 'If the agent has no relief for it, enter N; otherwise, cancel the award.',
  },
  'sopa.students': {
    found: 'The award is for {value|student|students}.',
    expected: 'It takes at least {expected}.',
    todo: 'Correct the column “nb_etudiants”, or cancel the award.',
  },
};
