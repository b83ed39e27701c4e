import type { Award, AwardFields } from './award.ts';
import { die, pick } from './random.ts';
import { epsRateOf, typeOf } from './schools.ts';

const fonction = die('imp function');
const rate = die('imp rate');
const modality = die('imp modality');
const period = die('imp period');
const letter = die('imp letter');

/** Functions of a school and the rates permitted; 3 750 € for NIVEAU would be a warning. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  DISCIPLINE: ['625', '1250', '2500'],
  CYCLE: ['625', '1250', '2500'],
  NIVEAU: ['1250', '2500'],
  CULTURE: ['625', '1250'],
  NUMERIQUE: ['1250', '2500', '3750'],
  TUTORAT_LYCEE: ['312,50', '625'],
  DECROCHAGE: ['625', '1250', '2500'],
  AUTRE: ['312,50', '625', '1250', '2500', '3750'],
  ACADEMIQUE: ['312,50', '625', '1250', '2500', '3750'],
};
const IN_COLLEGE = [
  'DISCIPLINE',
  'DISCIPLINE',
  'CYCLE',
  'NIVEAU',
  'CULTURE',
  'NUMERIQUE',
  'DECROCHAGE',
  'EPS',
];
const IN_LYCEE = ['DISCIPLINE', 'TUTORAT_LYCEE', 'CULTURE', 'NUMERIQUE', 'DECROCHAGE', 'AUTRE'];

const PART_YEARS = [
  '2025-09-01/2025-12-19',
  '2025-10-06/2026-02-13',
  '2026-01-05/2026-06-12',
  '2025-09-15/2025-10-31',
];
const OCCASIONS = ['2025-09-15/2025-10-17', '2025-10-01/2025-11-28', '2026-03-02/2026-04-03'];

/**
 * Three IMP in four run all year, one in eight part of it, one in eight is occasional; a holder's only IMP runs all year.
 * Changed: another rate of the function, or an early end where the school decides the rate.
 */
export function impFields(award: Award): AwardFields {
  const { rank, school, hasChanged } = award;
  const isAcademic = fonction(rank, 10) === 0;
  const inSchool = typeOf(school) === 'CLG' ? IN_COLLEGE : IN_LYCEE;
  const name = isAcademic ? 'ACADEMIQUE' : pick(fonction, rank, inSchool);
  const rates = FUNCTIONS[name];
  const chosen = rate(rank, rates?.length ?? 1);
  const taux = rates?.[(chosen + (hasChanged ? 1 : 0)) % rates.length] ?? epsRateOf(school);
  const fields = { ...spanOf(award), fonction: name, niveau: isAcademic ? 'A' : 'E', taux };
  return {
    ...fields,
    ...(hasChanged && rates === undefined && fields.end !== '' && fields.end > '2026-06' ? EARLY_END : {}),
    ...(isAcademic ? { lettre: letterOf(rank) } : {}),
  };
}

const EARLY_END = { end: '2026-05-29' };

function spanOf({ rank, isFirst }: Award): Pick<AwardFields, 'start' | 'end' | 'modalite'> {
  const drawn = isFirst ? 0 : modality(rank, 10);
  if (drawn < 6) {
    return {
      modalite: 'A',
      start: period(rank, 10) === 0 ? '2025-09-03' : '2025-09-01',
      end: pick(modality, rank, ['', '2026-08-31', '2026-07-04']),
    };
  }
  const [start = '', end = ''] = pick(period, rank, drawn < 8 ? PART_YEARS : OCCASIONS).split('/');
  return { modalite: drawn < 8 ? 'A' : 'P', start, end };
}

/** One letter in four needs its quotes: it holds a separator, and quotes of its own. */
function letterOf(rank: number): string {
  const reference = `LM-2025-${rank + 1}`;
  return letter(rank, 4) === 0 ? `${reference}; avenant « A » dit "bis"` : reference;
}
