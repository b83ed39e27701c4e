import type { SchoolYear } from '../calendar/school-year.js';
import type { Agent } from './agents.js';
import type { AwardPeriod } from './award-periods.js';
import type { Random } from './random.js';
import type { Regime } from './regimes.js';
import { rowKey, writtenDates } from './row-keys.js';
import type { School } from './schools.js';
import { euros, type Values } from './tables.js';

/** An award as a head of school proposes it, before it has a number and a state. */
export interface AwardDraft {
  readonly regime: Regime;
  readonly period: AwardPeriod;
  /** Annual rate in cents; IMP and IFIC only. */
  readonly annualRate?: number;
  readonly fields: Values<'missions.csv'>;
}

/** A row of `missions.csv` and what later draws need to know of it. */
export interface Award extends AwardDraft {
  readonly id: string;
  readonly holder: Agent;
  readonly etat: '' | 'ACTIVE' | 'PROPOSEE' | 'ANNULEE';
  readonly serviceFait: '' | 'O' | 'N';
}

/** The school, the year and the stream of draws that awards come from. */
export interface AwardSetting {
  readonly school: School;
  readonly year: SchoolYear;
  readonly random: Random;
}

/**
 * Numbers a draft and draws its state. The shares of a UNSS district are all confirmed: a cancelled one would leave the
 * other alone at a rate permitted to shares only.
 */
export function registerAward(draft: AwardDraft, holder: Agent, order: number, random: Random): Award {
  const isUnss = draft.fields.district !== undefined;
  const etat = isUnss ? 'ACTIVE' : random.weighted(STATES);
  const isRunning = etat === '' || etat === 'ACTIVE';
  return {
    ...draft,
    id: rowKey('M', holder, order),
    holder,
    etat,
    serviceFait: isRunning ? random.weighted(CERTIFICATES) : '',
  };
}

/** The row of `missions.csv`; an open end is left blank. */
export function awardFields(award: Award): Values<'missions.csv'> {
  const { date_debut, date_fin } = writtenDates(award.period);
  return {
    ...award.fields,
    id_mission: award.id,
    etat: award.etat,
    numen: award.holder.numen,
    regime: award.regime,
    date_debut,
    date_fin: award.period.isOpen ? '' : date_fin,
    taux_annuel: award.annualRate === undefined ? '' : euros(award.annualRate),
    service_fait: award.serviceFait,
  };
}

const STATES = [
  ['', 680],
  ['ACTIVE', 270],
  ['PROPOSEE', 33],
  ['ANNULEE', 17],
] as const;

const CERTIFICATES = [
  ['', 700],
  ['O', 285],
  ['N', 15],
] as const;
