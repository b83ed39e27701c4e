import type { District, Envelope, School, Uai } from '../model/index.js';
import type { TypedRow } from './typed-row.js';

/** One row of etablissements.csv. */
export function schoolOf(row: TypedRow): School {
  return {
    at: row.at,
    uai: row.text('uai') as Uai,
    type: row.text('type'),
    programme: row.text('programme'),
    epsTeachers: row.requiredNumber('eps_enseignants'),
    epsHours: row.requiredNumber('eps_heures'),
    epsFullTimeEquivalents: row.requiredNumber('eps_etp'),
  };
}

/** One row of enveloppes.csv. */
export function envelopeOf(row: TypedRow): Envelope {
  return {
    at: row.at,
    uai: row.text('uai') as Uai,
    schoolYear: row.schoolYear('annee_scolaire'),
    amount: row.requiredNumber('montant'),
  };
}

/** One row of districts.csv. */
export function districtOf(row: TypedRow): District {
  return {
    at: row.at,
    district: row.text('district'),
    schoolYear: row.schoolYear('annee_scolaire'),
    annualRate: row.requiredNumber('taux_annuel'),
  };
}
