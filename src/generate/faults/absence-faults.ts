import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import type { FaultSheet } from './fault-sheet.js';

/** Faults of `absences.csv`. */
export const ABSENCE_FAULTS: readonly Fault[] = [
  spoilt({ date_fin: '' }, 'field.missing'),
  spoilt({ type: 'MALADIE' }, 'field.enum'),
  spoilt({ exoneration: 'RHUME' }, 'field.enum'),
  spoilt((sheet) => ({ date_debut: sheet.noSuchDay() }), 'field.format'),
  spoilt({ type: 'CLM', date_origine: 'inconnue' }, 'field.format'),
  spoilt((sheet) => ({ date_fin: sheet.day(12, 31) }), 'period.reversed'),
  {
    plant: (sheet) => {
      sheet.absence(sheet.unlistedNumen(), ...january(sheet), {}, 'reference.unknown-agent');
    },
  },
  {
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.plainAward(numen);
      sheet.absence(numen, ...january(sheet));
      sheet.absence(numen, sheet.day(1, 23), sheet.day(2, 6), { type: 'CST' }, 'absence.overlap');
    },
  },
  {
    plant: (sheet) => {
      const id_absence = sheet.absence(sheet.agent().numen, ...january(sheet));
      sheet.absence(sheet.agent().numen, ...january(sheet), { id_absence }, 'row.duplicate-id');
    },
  },
];

function spoilt(fields: Spoilt<'absences.csv'>, ...codes: readonly string[]): Fault {
  return {
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.plainAward(numen);
      sheet.absence(numen, ...january(sheet), spoiltFields(fields, sheet), ...codes);
    },
  };
}

function january(sheet: FaultSheet): [from: string, to: string] {
  return [sheet.day(1, 12), sheet.day(1, 23)];
}
