import type {
  Absence,
  Agent,
  LeaveCode,
  Nir,
  Numen,
  Replacement,
  AwardId,
  ServicePeriod,
} from '../model/index.js';
import type { TypedRow } from './typed-row.js';

const STATUSES: Readonly<Record<string, Agent['status']>> = {
  T: 'tenured',
  S: 'trainee',
  C: 'contractStaff',
};

/** One row of agents.csv. */
export function agentOf(row: TypedRow): Agent {
  return {
    at: row.at,
    numen: row.text('numen') as Numen,
    nir: row.text('nir') as Nir,
    familyName: row.text('nom'),
    givenName: row.text('prenom'),
    status: STATUSES[row.text('statut')] ?? 'tenured',
    degree: row.text('degre') === '1' ? '1' : '2',
    serviceStart: row.date('date_entree'),
    cafipemf: row.flag('cafipemf'),
    cpgeFullService: row.flag('cpge_service_complet'),
  };
}

/** One row of service.csv. */
export function servicePeriodOf(row: TypedRow): ServicePeriod {
  return {
    at: row.at,
    numen: row.text('numen') as Numen,
    start: row.requiredDate('date_debut'),
    end: row.date('date_fin'),
    serviceFraction: row.requiredNumber('quotite_service'),
    payFraction: row.number('quotite_financiere'),
  };
}

/** One row of absences.csv. The period may be reversed: that is the next stage's business. */
export function absenceOf(row: TypedRow): Absence {
  return {
    at: row.at,
    id: row.text('id_absence'),
    numen: row.text('numen') as Numen,
    type: row.text('type') as LeaveCode,
    period: { start: row.requiredDate('date_debut'), end: row.requiredDate('date_fin') },
    extension: row.flag('prolongation'),
    exempt: row.text('exoneration') !== '',
    origin: row.date('date_origine'),
  };
}

/** One row of remplacements.csv. */
export function replacementOf(row: TypedRow): Replacement {
  return {
    at: row.at,
    id: row.text('id_remplacement'),
    award: row.text('id_mission') as AwardId,
    numen: row.text('numen_remplacant') as Numen,
    period: { start: row.requiredDate('date_debut'), end: row.requiredDate('date_fin') },
  };
}
