import type { SchoolType } from '../schools.js';
import type { Values } from '../tables.js';
import type { Fault } from './fault.js';

/** Faults of the IFIC (rules section 11), in force until 2014-2015. */
export const IFIC_FAULTS: readonly Fault[] = [
  spoilt('CLG', { fonction: '' }, 'field.missing'),
  spoilt('CLG', { taux_annuel: '' }, 'field.missing'),
  spoilt('CLG', { fonction: 'DISCIPLINE' }, 'function.unknown'),
  spoilt('CLG', { taux_annuel: '2450' }, 'ific.amount'),
  spoilt('CLG', { taux_annuel: '399,99' }, 'ific.amount'),
  spoilt('LGT', { fonction: 'PREFET_ETUDES' }, 'ific.school-type'),
  spoilt('CLG', { fonction: 'TUTORAT' }, 'ific.school-type'),
  spoilt('CLG', { decharge: 'O' }, 'ific.relief-exclusive'),
  spoilt('CLG', { hse: 'O' }, 'ific.overtime-exclusive'),
  fault((sheet) => {
    const uai = sheet.unlistedUai();
    sheet.award(sheet.agent().numen, { ...REFERENT, fonction: 'TUTORAT', uai }, 'reference.unknown-school');
  }),
  fault((sheet) => {
    const { numen } = sheet.agent();
    const uai = sheet.school('LGT');
    sheet.award(numen, { ...REFERENT, uai });
    sheet.award(numen, { ...REFERENT, fonction: 'TUTORAT', uai });
    sheet.award(numen, { ...REFERENT, fonction: 'REFERENT_CULTURE', uai }, 'ific.too-many-functions');
  }),
];

const REFERENT = { regime: 'IFIC', fonction: 'REFERENT_NUMERIQUE', taux_annuel: '800' } as const;

function fault(plant: Fault['plant']): Fault {
  return { until: 2014, plant };
}

function spoilt(school: SchoolType, fields: Values<'missions.csv'>, code: string): Fault {
  return fault((sheet) => {
    sheet.award(sheet.agent().numen, { ...REFERENT, uai: sheet.school(school), ...fields }, code);
  });
}
