import { dayOf } from './civil-days.js';
import { exemptions, leaveTypes } from './leave-types.js';
import type { Absence, Agent, Replacement, ServicePeriod } from './rows.js';
import type { FileShape } from './shape.js';
import { fraction, multiply } from './fraction.js';

const percent = { above: 0, to: 100 } as const;
const oneHundredth = fraction(1, 100);
const endless = dayOf(9999, 12, 31);

/** agents.csv (files, section 1). */
export const agentShape: FileShape<Agent> = {
  file: 'agents.csv',
  key: ['numen'],
  read(fields) {
    fields.required('nom');
    fields.required('prenom');
    const status = fields.requiredOneOf('statut', ['T', 'S', 'C']);
    return {
      numen: fields.required('numen'),
      nir: fields.nir('nir'),
      status: status as Agent['status'],
      degree: fields.requiredOneOf('degre', ['1', '2']) as Agent['degree'],
      entryDate: status === 'C' ? fields.requiredDate('date_entree') : fields.date('date_entree'),
      cafipemf: fields.flag('cafipemf'),
      cpgeFullService: fields.flag('cpge_service_complet'),
    };
  },
};

/** service.csv: part-time periods, without a key. */
export const serviceShape: FileShape<ServicePeriod> = {
  file: 'service.csv',
  key: [],
  read(fields) {
    const numen = fields.required('numen');
    const start = fields.requiredDate('date_debut');
    const end = fields.date('date_fin') ?? endless;
    const serviceFraction = fields.requiredNumber('quotite_service', percent);
    const payFraction = fields.number('quotite_financiere', percent);
    if (start === null || serviceFraction === null) return null;
    return {
      numen,
      start,
      end,
      serviceFraction: multiply(serviceFraction, oneHundredth),
      payFraction: payFraction === null ? null : multiply(payFraction, oneHundredth),
    };
  },
};

/** absences.csv. */
export const absenceShape: FileShape<Absence> = {
  file: 'absences.csv',
  key: ['id_absence'],
  read(fields) {
    const id = fields.required('id_absence');
    const numen = fields.required('numen');
    const type = fields.requiredOneOf('type', leaveTypes) as Absence['type'];
    const start = fields.requiredDate('date_debut');
    const end = fields.requiredDate('date_fin');
    const extension = fields.flag('prolongation');
    const exempt = fields.oneOf('exoneration', exemptions) !== '';
    const origin = fields.date('date_origine');
    if (start === null || end === null) return null;
    return { id, numen, type, start, end, extension, exempt, origin };
  },
};

/** remplacements.csv. */
export const replacementShape: FileShape<Replacement> = {
  file: 'remplacements.csv',
  key: ['id_remplacement'],
  read(fields) {
    const id = fields.required('id_remplacement');
    const award = fields.required('id_mission');
    const payee = fields.required('numen_remplacant');
    const start = fields.requiredDate('date_debut');
    const end = fields.requiredDate('date_fin');
    return start === null || end === null ? null : { id, award, payee, start, end };
  },
};
