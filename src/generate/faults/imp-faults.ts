import { formatSchoolYear } from '../../calendar/school-year.js';
import type { Values } from '../tables.js';
import { spoiltFields, type Fault, type Spoilt } from './fault.js';
import type { FaultSheet } from './fault-sheet.js';

/** Tutoring in a lycée, in the collège that a mission gets by default. */
const TUTORING = { fonction: 'TUTORAT_LYCEE', taux_annuel: '625' } as const;

/** Faults of the IMP (rules sections 11 and 12), in force from 2015-2016. */
export const IMP_FAULTS: readonly Fault[] = [
  spoilt({ taux_annuel: '' }, 'field.missing'),
  spoilt({ modalite: '' }, 'field.missing'),
  spoilt({ taux_annuel: '1 250' }, 'field.format'),
  spoilt({ taux_annuel: '0' }, 'field.range'),
  spoilt({ modalite: 'M' }, 'field.enum'),
  // A school function at the level of the académie; its letter is there, only the level is wrong.
  spoilt({ niveau: 'A', lettre_mission: 'LM-X' }, 'field.enum'),
  spoilt({ fonction: 'INCONNUE' }, 'function.unknown'),
  spoilt({ taux_annuel: '3750' }, 'imp.rate-not-allowed'),
  spoilt({ fonction: 'CULTURE', taux_annuel: '2500' }, 'imp.rate-not-allowed'),
  spoilt({ fonction: 'NIVEAU', taux_annuel: '3750' }, 'imp.exceptional-rate'),
  spoilt({ decharge: 'O' }, 'imp.relief-exclusive'),
  spoilt((sheet) => ({ date_debut: sheet.day(7, 4) }), 'award.outside-service-year'),
  fault((sheet) => {
    sheet.imp(sheet.agent({ degre: '2', cpgeServiceComplet: true }).numen, {}, 'imp.cpge-full-service');
  }),
  fault((sheet) => {
    sheet.academicImp(sheet.agent().numen, { lettre_mission: '' }, 'imp.letter-missing');
  }),
  spoilt(TUTORING, 'imp.school-type'),
  spoilt((sheet) => ({ ...TUTORING, uai: sheet.unlistedUai() }), 'reference.unknown-school'),
  fault((sheet) => {
    const uai = sheet.school('CLG', { eps_enseignants: '2', eps_heures: '60', eps_etp: '3,00' });
    sheet.imp(sheet.agent().numen, { fonction: 'EPS', uai }, 'imp.eps-threshold');
  }),
  fault((sheet) => {
    const uai = sheet.school('LGT', { eps_heures: '49,5', eps_etp: '2,47' });
    sheet.imp(sheet.agent().numen, { fonction: 'EPS', uai }, 'imp.eps-threshold');
  }),
  spoilt({ fonction: 'EPS', taux_annuel: '2500' }, 'imp.eps-rate'),
  spoilt({ fonction: 'EPS', taux_annuel: '625' }, 'imp.eps-rate', 'imp.rate-not-allowed'),
  fault((sheet) => {
    plantCoordination(sheet, sheet.unlistedDistrict(), {}, 'reference.unknown-district');
  }),
  fault((sheet) => {
    plantCoordination(sheet, sheet.district('1250'), { decharge: 'O' }, 'imp.relief-exclusive');
  }),
  // A rate permitted to shares only, and nobody to share with.
  fault((sheet) => {
    plantCoordination(sheet, sheet.district('1250'), { taux_annuel: '625' }, 'imp.rate-not-allowed');
  }),
  fault((sheet) => {
    const district = sheet.district('2500');
    plantCoordination(sheet, district, { taux_annuel: '2500' }, 'imp.unss-cap');
    plantCoordination(sheet, district, { taux_annuel: '625', date_debut: sheet.day(3, 1) }, 'imp.unss-cap');
  }),
  fault((sheet) => {
    const uai = sheet.school('LGT');
    const envelope = { uai, annee_scolaire: formatSchoolYear(sheet.year), montant: '1000' };
    sheet.add('enveloppes.csv', envelope, 'imp.envelope-exceeded');
    sheet.imp(sheet.agent().numen, { uai });
  }),
];

function fault(plant: Fault['plant']): Fault {
  return { from: 2015, plant };
}

function spoilt(fields: Spoilt<'missions.csv'>, ...codes: readonly string[]): Fault {
  return fault((sheet) => {
    sheet.imp(sheet.agent().numen, spoiltFields(fields, sheet), ...codes);
  });
}

function plantCoordination(
  sheet: FaultSheet,
  district: string,
  changes: Values<'missions.csv'>,
  code: string,
): void {
  sheet.academicImp(sheet.agent().numen, { fonction: 'UNSS', district, ...changes }, code);
}
