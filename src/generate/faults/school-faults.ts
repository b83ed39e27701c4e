import { formatSchoolYear } from '../../calendar/school-year.js';
import type { Values } from '../tables.js';
import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import type { FaultSheet } from './fault-sheet.js';
import { withWrongLetter } from './wrong-keys.js';

/** Faults of `etablissements.csv`, `enveloppes.csv` and `districts.csv`. */
export const SCHOOL_FAULTS: readonly Fault[] = [
  spoiltSchool({ type: '' }, 'field.missing'),
  spoiltSchool({ type: 'COLLEGE' }, 'field.enum'),
  spoiltSchool({ programme: 'ZEP' }, 'field.enum'),
  spoiltSchool({ eps_enseignants: '3,5' }, 'field.range'),
  spoiltSchool({ eps_heures: 'NC' }, 'field.format'),
  spoiltSchool((sheet) => ({ uai: withWrongLetter(sheet.unlistedUai()) }), 'uai.key'),
  {
    plant: (sheet) => {
      const uai = sheet.school('LP');
      sheet.school('LPO', { uai }, 'row.duplicate-id');
    },
  },
  spoiltEnvelope({ montant: '' }, 'field.missing'),
  spoiltEnvelope({ montant: '12 000' }, 'field.format'),
  spoiltEnvelope((sheet) => ({ annee_scolaire: String(sheet.year) }), 'field.format'),
  {
    plant: (sheet) => {
      const uai = sheet.school('CLG');
      addEnvelope(sheet, { uai });
      addEnvelope(sheet, { uai, montant: '9000' }, 'row.duplicate-id');
    },
  },
  spoiltDistrict({ taux_annuel: '' }, 'field.missing'),
  spoiltDistrict({ taux_annuel: '0' }, 'field.range'),
  {
    plant: (sheet) => {
      const district = sheet.district('2500');
      sheet.district('3750', { district }, 'row.duplicate-id');
    },
  },
];

function spoiltSchool(fields: Spoilt<'etablissements.csv'>, code: string): Fault {
  return {
    plant: (sheet) => {
      sheet.school('CLG', spoiltFields(fields, sheet), code);
    },
  };
}

function spoiltEnvelope(fields: Spoilt<'enveloppes.csv'>, code: string): Fault {
  return {
    plant: (sheet) => {
      addEnvelope(sheet, spoiltFields(fields, sheet), code);
    },
  };
}

function spoiltDistrict(fields: Values<'districts.csv'>, code: string): Fault {
  return {
    plant: (sheet) => {
      sheet.district('2500', fields, code);
    },
  };
}

function addEnvelope(
  sheet: FaultSheet,
  changes: Values<'enveloppes.csv'>,
  ...codes: readonly string[]
): void {
  const uai = changes.uai ?? sheet.school('CLG');
  const envelope = { annee_scolaire: formatSchoolYear(sheet.year), montant: '12000', ...changes, uai };
  sheet.add('enveloppes.csv', envelope, ...codes);
}
