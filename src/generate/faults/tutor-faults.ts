import { isInForce } from '../regimes.js';
import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import type { FaultSheet } from './fault-sheet.js';

/** Faults of tutors, trainers and conseillers pédagogiques (rules section 11). */
export const TUTOR_FAULTS: readonly Fault[] = [
  {
    plant: (sheet) => {
      sheet.tutoring(sheet.agent().numen, {}, 't2d.trainee-missing');
    },
  },
  {
    plant: (sheet) => {
      const stagiaire = sheet.trainee();
      sheet.tutoring(sheet.agent().numen, { stagiaire, participation: '60' }, 't2d.share-exceeded');
      const later = { stagiaire, participation: '50', date_debut: sheet.day(1, 5) };
      sheet.tutoring(sheet.agent().numen, later, 't2d.share-exceeded');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.tutoring(numen, { stagiaire: sheet.trainee() });
      const later = { stagiaire: sheet.trainee(), date_debut: sheet.day(11, 3) };
      sheet.tutoring(numen, later, 'tutor.several-trainees');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      const { numen } = sheet.agent({ degre: '1' });
      sheet.award(numen, { regime: 'T1D', nb_stagiaires: '2' }, 'tutor.several-trainees');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      sheet.award(sheet.agent({ degre: '1' }).numen, { regime: 'MF' }, 'mf.no-certificate');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      sheet.award(certified(sheet), { regime: 'MF', nb_stagiaires: '0' }, 'mf.no-trainee');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      sheet.award(certified(sheet), { regime: 'T1D' }, 't1d.certified');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      const numen = certified(sheet);
      sheet.award(numen, { regime: 'CP', date_fin: sheet.day(1, 31) });
      sheet.award(numen, { regime: 'MF', date_debut: sheet.day(1, 31) }, 'cumul.cp-tutor');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      const { numen } = sheet.agent({ degre: '1' });
      sheet.award(numen, { regime: 'CPD_EPS' });
      sheet.award(numen, { regime: 'CP' }, 'cumul.cp-eps');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      sheet.award(sheet.agent().numen, { regime: 'T1D' }, 'degree.mismatch');
    },
  },
  {
    // Two rules at once: neither the degree nor the certificate.
    from: 2014,
    plant: (sheet) => {
      sheet.award(sheet.agent().numen, { regime: 'MF' }, 'degree.mismatch', 'mf.no-certificate');
    },
  },
  spoiltPlacement({ decharge: 'O' }, 'sopa.relief-exclusive'),
  spoiltPlacement({ nb_etudiants: '0' }, 'sopa.students'),
  spoiltPlacement({ nb_etudiants: 'deux' }, 'field.format'),
];

function certified(sheet: FaultSheet): string {
  return sheet.agent({ degre: '1', cafipemf: true }).numen;
}

function spoiltPlacement(fields: Spoilt<'missions.csv'>, ...codes: readonly string[]): Fault {
  return {
    plant: (sheet) => {
      const regime = isInForce('SOPA', sheet.year) ? 'SOPA' : 'SOPA_2010';
      const dates = { date_debut: sheet.day(11, 3), date_fin: sheet.day(12, 18) };
      const placement = { regime, ...dates, ...spoiltFields(fields, sheet) };
      sheet.award(sheet.agent().numen, placement, ...codes);
    },
  };
}
