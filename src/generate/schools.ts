import { formatSchoolYear, type SchoolYear } from '../calendar/school-year.js';
import { uaiOf } from './identifiers.js';
import { seededRandom, type Random, type Weighted } from './random.js';
import { decimal, euros, type Values } from './tables.js';

export type SchoolType = 'CLG' | 'LGT' | 'LP' | 'LPO' | 'EREA' | 'ECO';

/** A school and the ranks of the agents who teach there. */
export interface School {
  readonly rank: number;
  readonly uai: string;
  readonly type: SchoolType;
  readonly programme: '' | 'CLAIR' | 'REP' | 'REP+';
  readonly firstAgent: number;
  readonly agents: number;
  readonly eps: EpsTeam | undefined;
  /** Set on the school whose teachers coordinate the UNSS of the district. */
  readonly unss: UnssDistrict | undefined;
}

/** The physical education team of a school: heads, and hundredths of weekly hours and of full-time posts. */
export interface EpsTeam {
  readonly teachers: number;
  readonly weeklyHours: number;
  readonly posts: number;
}

/** A UNSS district: its rate in cents and how its coordinators share it. */
export interface UnssDistrict {
  readonly id: string;
  readonly rate: number;
  readonly coordination: 'alone' | 'shared' | 'handed-over';
}

/** Draws schools until every agent has one; the last school takes who is left. */
export function planSchools(agents: number, year: SchoolYear, seed: number): readonly School[] {
  const random = seededRandom(seed, year, PLAN_STREAM);
  const schools: School[] = [];
  let firstAgent = 0;
  let secondarySchools = 0;
  while (firstAgent < agents) {
    const rank = schools.length;
    const type = FIRST_SCHOOLS[rank] ?? random.weighted(TYPES);
    const [smallest, largest] = STAFF[type];
    const staff = Math.min(random.between(smallest, largest), agents - firstAgent);
    const hostsUnss = year >= 2015 && type !== 'ECO' && secondarySchools++ % SCHOOLS_PER_DISTRICT === 0;
    schools.push({
      rank,
      uai: uaiOf(rank),
      type,
      programme: drawProgramme(type, year, random),
      firstAgent,
      agents: staff,
      eps: type === 'ECO' ? undefined : drawEpsTeam(staff, random),
      unss: hostsUnss ? drawDistrict(secondarySchools, random) : undefined,
    });
    firstAgent += staff;
  }
  return schools;
}

/** The row of `etablissements.csv`. */
export function schoolFields(school: School): Values<'etablissements.csv'> {
  const { uai, type, programme, eps } = school;
  if (eps === undefined) return { uai, type, programme };
  return {
    uai,
    type,
    programme,
    eps_enseignants: String(eps.teachers),
    eps_heures: decimal(eps.weeklyHours).replace(/,00$/, ''),
    eps_etp: decimal(eps.posts),
  };
}

/** The row of `districts.csv`. */
export function districtFields(district: UnssDistrict, year: SchoolYear): Values<'districts.csv'> {
  return { district: district.id, annee_scolaire: formatSchoolYear(year), taux_annuel: euros(district.rate) };
}

const PLAN_STREAM = 1;
const SCHOOLS_PER_DISTRICT = 10;

/** A small académie shows one of each before chance decides. */
const FIRST_SCHOOLS: readonly SchoolType[] = ['CLG', 'ECO', 'LGT', 'LP', 'ECO', 'LPO', 'EREA'];

const TYPES: readonly Weighted<SchoolType>[] = [
  ['ECO', 70],
  ['CLG', 17],
  ['LGT', 5],
  ['LP', 3],
  ['LPO', 3],
  ['EREA', 1],
];

/** Smallest and largest staff. */
const STAFF: Readonly<Record<SchoolType, readonly [number, number]>> = {
  CLG: [25, 55],
  LGT: [60, 130],
  LP: [35, 70],
  LPO: [70, 140],
  EREA: [12, 25],
  ECO: [2, 16],
};

/** ECLAIR schools until 2014-2015; priority education networks (REP, REP+) replace them in 2015. */
function drawProgramme(type: SchoolType, year: SchoolYear, random: Random): School['programme'] {
  if ((type !== 'CLG' && type !== 'ECO') || !random.chance(190)) return '';
  if (year <= 2014) return 'CLAIR';
  return random.chance(350) ? 'REP+' : 'REP';
}

/** One teacher of physical education for a dozen colleagues; a full-time post is twenty hours a week, three of them for the sports association. */
function drawEpsTeam(staff: number, random: Random): EpsTeam {
  const teachers = Math.floor(staff / 12) + random.below(2);
  const weeklyHours = teachers * 100 * random.between(16, 20) + 50 * random.below(2) * Math.sign(teachers);
  return { teachers, weeklyHours, posts: Math.floor(weeklyHours / 20) };
}

function drawDistrict(number: number, random: Random): UnssDistrict {
  return {
    id: `D${String(number).padStart(4, '0')}`,
    rate: random.pick([125_000, 250_000, 375_000]),
    coordination: random.weighted([
      ['alone', 5],
      ['shared', 3],
      ['handed-over', 2],
    ]),
  };
}
