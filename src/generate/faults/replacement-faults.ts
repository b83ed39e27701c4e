import type { Values } from '../tables.js';
import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import type { FaultSheet } from './fault-sheet.js';

/** Faults of `remplacements.csv`: the holder of a good award is away from February to April, a colleague takes over in March. */
export const REPLACEMENT_FAULTS: readonly Fault[] = [
  spoilt({ numen_remplacant: '' }, 'field.missing'),
  spoilt((sheet) => ({ date_fin: sheet.noSuchDay() }), 'field.format'),
  spoilt((sheet) => ({ date_fin: sheet.day(2, 15) }), 'period.reversed'),
  spoilt({ id_mission: 'M-INCONNUE' }, 'reference.unknown-award'),
  spoilt((sheet) => ({ numen_remplacant: sheet.unlistedNumen() }), 'reference.unknown-agent'),
  spoilt((sheet) => ({ date_fin: sheet.day(5, 15) }), 'replacement.without-absence'),
  {
    plant: (sheet) => {
      const { holder, award } = absentHolder(sheet);
      sheet.replacement(award, holder, {}, 'replacement.self');
    },
  },
  {
    plant: (sheet) => {
      const { award } = absentHolder(sheet);
      sheet.replacement(award, sheet.agent({ degre: '1' }).numen, {}, 'replacement.not-eligible');
    },
  },
  {
    // The award stops in the middle of the replacement, which is clipped.
    plant: (sheet) => {
      const { award } = absentHolder(sheet, { date_fin: sheet.day(3, 15) });
      sheet.replacement(award, sheet.agent().numen, {}, 'replacement.outside-award');
    },
  },
  {
    plant: (sheet) => {
      const { award } = absentHolder(sheet);
      sheet.replacement(award, sheet.agent().numen);
      const dates = { date_debut: sheet.day(3, 28), date_fin: sheet.day(4, 10) };
      sheet.replacement(award, sheet.agent().numen, dates, 'replacement.overlap');
    },
  },
  {
    plant: (sheet) => {
      const { award } = absentHolder(sheet);
      const { numen } = sheet.agent();
      const id_remplacement = sheet.replacement(award, numen);
      const dates = { date_debut: sheet.day(4, 1), date_fin: sheet.day(4, 10) };
      sheet.replacement(award, numen, { id_remplacement, ...dates }, 'row.duplicate-id');
    },
  },
];

function absentHolder(
  sheet: FaultSheet,
  changes: Values<'missions.csv'> = {},
): { readonly holder: string; readonly award: string } {
  const { numen } = sheet.agent();
  sheet.absence(numen, sheet.day(2, 2), sheet.day(4, 30));
  return { holder: numen, award: sheet.plainAward(numen, changes) };
}

function spoilt(fields: Spoilt<'remplacements.csv'>, ...codes: readonly string[]): Fault {
  return {
    plant: (sheet) => {
      const { award } = absentHolder(sheet);
      sheet.replacement(award, sheet.agent().numen, spoiltFields(fields, sheet), ...codes);
    },
  };
}
