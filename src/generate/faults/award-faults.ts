import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import { withWrongLetter } from './wrong-keys.js';

/** Faults that an award of any allowance can have: shape, references, period, time in force, unit of the person. */
export const AWARD_FAULTS: readonly Fault[] = [
  spoilt({ regime: '' }, 'field.missing'),
  spoilt({ date_debut: '' }, 'field.missing'),
  spoilt({ regime: 'PRIME' }, 'field.enum'),
  spoilt({ etat: 'VALIDEE' }, 'field.enum'),
  spoilt((sheet) => ({ date_debut: sheet.noSuchDay() }), 'field.format'),
  spoilt((sheet) => ({ date_fin: `31/06/${sheet.year + 1}` }), 'field.format'),
  spoilt({ participation: '120' }, 'field.range'),
  spoilt({ participation: '0' }, 'field.range'),
  spoilt({ nb_stagiaires: '1,5' }, 'field.range'),
  spoilt((sheet) => ({ uai: withWrongLetter(sheet.unlistedUai()) }), 'uai.key'),
  {
    plant: (sheet) => {
      sheet.plainAward(sheet.unlistedNumen(), {}, 'reference.unknown-agent');
    },
  },
  spoilt((sheet) => ({ date_debut: sheet.day(2, 1), date_fin: sheet.day(1, 31) }), 'period.reversed'),
  spoilt((sheet) => ({ date_fin: `${sheet.year + 1}-09-15` }), 'award.crosses-school-year'),
  {
    plant: (sheet) => {
      const { numen } = sheet.agent();
      const id_mission = sheet.plainAward(numen);
      const date_debut = sheet.day(10, 1);
      sheet.plainAward(numen, { id_mission, date_debut }, 'row.duplicate-id');
    },
  },
  // Each allowance outside its time in force.
  {
    until: 2014,
    plant: (sheet) => {
      sheet.imp(sheet.agent().numen, {}, 'regime.not-in-force');
    },
  },
  {
    from: 2015,
    plant: (sheet) => {
      const award = { regime: 'IFIC', fonction: 'REFERENT_NUMERIQUE', taux_annuel: '800' };
      sheet.award(sheet.agent().numen, { ...award, uai: sheet.school('CLG') }, 'regime.not-in-force');
    },
  },
  {
    from: 2014,
    plant: (sheet) => {
      const award = { regime: 'T2D_2010', stagiaire: sheet.trainee() };
      sheet.award(sheet.agent().numen, award, 'regime.not-in-force');
    },
  },
  {
    until: 2013,
    plant: (sheet) => {
      const { numen } = sheet.agent({ degre: '1', cafipemf: true });
      sheet.award(numen, { regime: 'MF' }, 'regime.not-in-force');
    },
  },
  spoilt({ fonction: 'DISCIPLINE' }, 'function.unknown'),
  {
    from: 2014,
    plant: (sheet) => {
      const { numen } = sheet.agent();
      sheet.plainAward(numen);
      sheet.plainAward(numen, { date_debut: sheet.day(12, 1) }, 'award.overlap');
    },
  },
  {
    plant: (sheet) => {
      sheet.plainAward(sheet.agent({ degre: '1' }).numen, {}, 'degree.mismatch');
    },
  },
];

function spoilt(fields: Spoilt<'missions.csv'>, ...codes: readonly string[]): Fault {
  return {
    plant: (sheet) => {
      sheet.plainAward(sheet.agent().numen, spoiltFields(fields, sheet), ...codes);
    },
  };
}
