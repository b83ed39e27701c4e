import { formatSchoolYear, type SchoolYear } from '../calendar/school-year.js';
import type { Award } from './award.js';
import type { Random } from './random.js';
import type { School } from './schools.js';
import { euros, type Values } from './tables.js';

/** Draws the IMP envelope of a school: what its missions cost, and sometimes a little left (`imp.envelope-exceeded`). */
export function drawEnvelope(
  school: School,
  awards: readonly Award[],
  year: SchoolYear,
  random: Random,
): Values<'enveloppes.csv'> {
  const spent = awards
    .filter(({ regime, etat, fields }) => regime === 'IMP' && fields.niveau === 'E' && etat !== 'ANNULEE')
    .reduce((total, { annualRate }) => total + (annualRate ?? 0), 0);
  return {
    uai: school.uai,
    annee_scolaire: formatSchoolYear(year),
    montant: euros(spent + 31_250 * random.between(0, 12)),
  };
}
