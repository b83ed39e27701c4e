import type { FieldReader } from './fields.js';
import { fraction, multiply, one, zero } from './fraction.js';
import { regimes } from './regimes.js';
import type { RegimeCode } from './regimes.js';
import type { Award, District, Envelope, School } from './rows.js';
import { schoolYearOf, schoolYearPeriod } from './school-year.js';
import type { FileShape } from './shape.js';

const wholeCount = { from: 0, whole: true } as const;

/** missions.csv (files, section 1). */
export const awardShape: FileShape<Award> = {
  file: 'missions.csv',
  key: ['id_mission'],
  read(fields) {
    const id = fields.required('id_mission');
    const state = fields.oneOf('etat', ['ACTIVE', 'PROPOSEE', 'ANNULEE']);
    const holder = fields.required('numen');
    const regime = fields.requiredOneOf('regime', Object.keys(regimes));
    const start = fields.requiredDate('date_debut');
    const end = fields.date('date_fin');
    const participation = fields.number('participation', { above: 0, to: 100 }) ?? fraction(100);
    const award = {
      id,
      state: (state === '' ? 'ACTIVE' : state) as Award['state'],
      holder,
      regime: regime as RegimeCode,
      fonction: fields.text('fonction'),
      level: fields.oneOf('niveau', ['E', 'A']),
      modality: fields.oneOf('modalite', ['A', 'P']),
      uai: fields.uai('uai'),
      decidedRate: fields.number('taux_annuel', { above: 0 }),
      participation: multiply(participation, fraction(1, 100)),
      serviceRelief: fields.flag('decharge'),
      overtime: fields.flag('hse'),
      trainee: fields.text('stagiaire'),
      traineeCount: fields.number('nb_stagiaires', wholeCount) ?? one,
      studentCount: fields.number('nb_etudiants', wholeCount) ?? one,
      district: fields.text('district'),
      missionLetter: fields.text('lettre_mission'),
      serviceFait: fields.oneOf('service_fait', ['O', 'N']) !== 'N',
    };
    requireWhatTheRegimeNeeds(fields, regime);
    if (start === null) return null;
    const schoolYear = schoolYearOf(start);
    return { ...award, start, end: end ?? schoolYearPeriod(schoolYear).end, schoolYear };
  },
};

/** Rules, section 11: columns that an IMP or an IFIC cannot do without (`field.missing`). */
function requireWhatTheRegimeNeeds(fields: FieldReader, regime: string): void {
  if (regime === 'IMP') {
    for (const column of ['modalite', 'niveau', 'fonction', 'taux_annuel']) fields.required(column);
    if (fields.text('niveau') === 'E') fields.required('uai');
  }
  if (regime === 'IFIC') for (const column of ['fonction', 'taux_annuel']) fields.required(column);
}

/** etablissements.csv: a blank `eps_*` is 0. */
export const schoolShape: FileShape<School> = {
  file: 'etablissements.csv',
  key: ['uai'],
  read(fields) {
    fields.required('uai');
    return {
      uai: fields.uai('uai'),
      type: fields.requiredOneOf('type', ['CLG', 'LGT', 'LP', 'LPO', 'EREA', 'ECO']),
      programme: fields.oneOf('programme', ['CLAIR', 'REP', 'REP+']),
      epsTeachers: fields.number('eps_enseignants', wholeCount) ?? zero,
      epsHours: fields.number('eps_heures', { from: 0 }) ?? zero,
      epsFullTimeEquivalent: fields.number('eps_etp', { from: 0 }) ?? zero,
    };
  },
};

/** enveloppes.csv. */
export const envelopeShape: FileShape<Envelope> = {
  file: 'enveloppes.csv',
  key: ['uai', 'annee_scolaire'],
  read(fields) {
    fields.required('uai');
    const uai = fields.uai('uai');
    const schoolYear = fields.requiredSchoolYear('annee_scolaire');
    const amount = fields.requiredNumber('montant', { from: 0 });
    return amount === null ? null : { uai, schoolYear, amount };
  },
};

/** districts.csv. */
export const districtShape: FileShape<District> = {
  file: 'districts.csv',
  key: ['district', 'annee_scolaire'],
  read(fields) {
    const district = fields.required('district');
    const schoolYear = fields.requiredSchoolYear('annee_scolaire');
    const annualRate = fields.requiredNumber('taux_annuel', { above: 0 });
    return annualRate === null ? null : { district, schoolYear, annualRate };
  },
};
