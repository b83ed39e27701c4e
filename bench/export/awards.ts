import { mayBeReplaced } from './absences.ts';
import type { Award, AwardFields } from './award.ts';
import { AGENTS, AWARDS, firstPostOf, isPrimary, POSTS } from './block.ts';
import { digits, numenOf, uaiOf } from './identifiers.ts';
import { impFields } from './imp.ts';
import { die, pick } from './random.ts';
import { schoolOf } from './schools.ts';
import type { Row } from './row.ts';

const period = die('award period');
const written = die('award end written');
const sharing = die('trainee shared');
const students = die('students');
const changing = die('award changed');

export function awardId(rank: number): string {
  return `M${digits(rank + 1, 8)}`;
}

/** One row of missions.csv. In the changed export one award in a hundred is told otherwise. */
export function awardRow(rank: number, schools: number, changed: boolean): Row {
  const block = Math.floor(rank / AWARDS);
  const place = rank % AWARDS;
  const { holder, regime } = POSTS[place] ?? { holder: 0, regime: 'MF' };
  const school = schoolOf(block, schools, isPrimary(holder));
  const isFirst = firstPostOf(holder) === place;
  const mustRunAllYear = isFirst && mayBeReplaced(block, holder);
  const hasChanged = changed && changing(rank, 100) === 0;
  const award: Award = { rank, block, place, school, mustRunAllYear, isFirst, hasChanged };
  const fields = regime === 'IMP' ? impFields(award) : fieldsOf(award, regime);
  const { start, end, fonction = '', niveau = '', modalite = '', taux = '' } = fields;
  const { participation = '', stagiaire = '', etudiants = '', lettre = '' } = fields;
  return [
    ...[awardId(rank), 'ACTIVE', numenOf(block * AGENTS + holder), regime, fonction, niveau, modalite],
    ...[uaiOf(school), start, end, taux, participation, '', '', stagiaire, '', etudiants, '', lettre, ''],
  ];
}

function fieldsOf(award: Award, regime: string): AwardFields {
  if (regime.startsWith('SOPA')) return placementFields(award);
  return regime === 'T2D' ? { ...monthlyPeriod(award), ...traineeFields(award) } : changedEnd(award);
}

/** Six in seven run all year; the others start late or stop early. */
function monthlyPeriod({ rank, mustRunAllYear }: Award): { start: string; end: string } {
  if (!mustRunAllYear && period(rank, 7) === 0) {
    const parts = [
      '2025-10-01/',
      '2025-11-03/',
      '2026-01-05/',
      '2025-09-01/2025-12-19',
      '2025-09-01/2026-02-27',
    ];
    const [start = '', end = ''] = pick(written, rank, parts).split('/');
    return { start, end };
  }
  return { start: '2025-09-01', end: written(rank, 2) === 0 ? '2026-08-31' : '' };
}

/** Changed: the award stops at the end of March, or goes on until then. */
function changedEnd(award: Award): AwardFields {
  const fields = monthlyPeriod(award);
  return award.hasChanged ? { ...fields, end: '2026-03-31' } : fields;
}

/** In one block out of three, the first two tutors share a trainee. Changed: the share is smaller. */
function traineeFields({ rank, block, place, hasChanged }: Award): Partial<AwardFields> {
  const isShared = sharing(block, 3) === 0 && (place === 5 || place === 7);
  const trainee = `ST${digits(block * AWARDS + (isShared ? 5 : place), 8)}`;
  const share = isShared ? (place === 5 ? '60' : '40') : written(rank, 2) === 0 ? '100' : '';
  return { stagiaire: trainee, participation: hasChanged ? '30' : share };
}

/** Placements of some weeks, paid after service. Changed: one student more. */
function placementFields({ rank, hasChanged }: Award): AwardFields {
  const placements = [
    ['2025-09-08', '2025-10-24'],
    ['2025-10-06', '2025-12-19'],
    ['2025-11-03', '2025-11-28'],
    ['2026-01-05', '2026-03-27'],
  ];
  const [start = '', end = ''] = pick(period, rank, placements);
  return { start, end, etudiants: String(1 + students(rank, 3) + (hasChanged ? 1 : 0)) };
}
