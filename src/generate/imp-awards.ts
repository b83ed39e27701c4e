import type { SchoolYear } from '../calendar/school-year.js';
import type { Agent } from './agents.js';
import { drawAwardPeriod, drawShortPeriod } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import type { Weighted } from './random.js';
import { isInForce } from './regimes.js';
import type { EpsTeam, School } from './schools.js';
import { flag } from './tables.js';

/** Draws the particular missions of an agent of the second degree; none in full CPGE service (`imp.cpge-full-service`). */
export function drawImpAwards(agent: Agent, setting: AwardSetting): readonly AwardDraft[] {
  if (!isInForce('IMP', setting.year) || agent.cpgeServiceComplet) return [];
  const { random } = setting;
  const drafts: AwardDraft[] = [];
  if (random.chance(560)) drafts.push(drawSchoolMission(setting));
  if (drafts.length > 0 && random.chance(180)) drafts.push(drawSchoolMission(setting));
  if (random.chance(30)) drafts.push(drawAcademicMission(agent, setting));
  return drafts;
}

/** Number of the mission letter that an academic mission requires (`imp.letter-missing`). */
export function missionLetter(series: 'R' | 'U', { rank }: Agent, year: SchoolYear): string {
  return `LM-${String(year)}-${series}${String(rank).padStart(7, '0')}`;
}

/** The five rates of décret 2015-475, in cents. */
const RATES = [31_250, 62_500, 125_000, 250_000, 375_000] as const;

type SchoolFunction =
  | 'DISCIPLINE'
  | 'CYCLE'
  | 'DECROCHAGE'
  | 'EPS'
  | 'NIVEAU'
  | 'CULTURE'
  | 'NUMERIQUE'
  | 'TUTORAT_LYCEE'
  | 'AUTRE';

/** How often each function is seen, how often at each permitted rate (rules section 12), and where. */
const SCHOOL_FUNCTIONS: readonly {
  readonly fonction: SchoolFunction;
  readonly weight: number;
  readonly rates: (school: School) => readonly Weighted<number>[];
  readonly existsIn: (school: School) => boolean;
}[] = [
  { fonction: 'DISCIPLINE', weight: 36, rates: () => COORDINATION, existsIn: () => true },
  { fonction: 'CYCLE', weight: 10, rates: () => COORDINATION, existsIn: ({ type }) => type === 'CLG' },
  { fonction: 'DECROCHAGE', weight: 6, rates: () => COORDINATION, existsIn: () => true },
  {
    fonction: 'EPS',
    weight: 8,
    rates: ({ eps }) => epsRate(eps),
    existsIn: ({ eps }) => coordinatesEps(eps),
  },
  // 3750 is permitted too but is exceptional, and warned of: a clean export does without.
  { fonction: 'NIVEAU', weight: 10, rates: () => COMMON, existsIn: () => true },
  { fonction: 'CULTURE', weight: 8, rates: () => SMALL, existsIn: () => true },
  { fonction: 'NUMERIQUE', weight: 9, rates: () => LARGE, existsIn: () => true },
  { fonction: 'TUTORAT_LYCEE', weight: 12, rates: () => TUTORING, existsIn: ({ type }) => LYCEES.has(type) },
  { fonction: 'AUTRE', weight: 16, rates: () => ANY, existsIn: () => true },
];

const LYCEES: ReadonlySet<string> = new Set(['LGT', 'LP', 'LPO']);
const COORDINATION: readonly Weighted<number>[] = [
  [RATES[1], 3],
  [RATES[2], 5],
  [RATES[3], 1],
];
const COMMON: readonly Weighted<number>[] = [
  [RATES[2], 4],
  [RATES[3], 1],
];
const SMALL: readonly Weighted<number>[] = [
  [RATES[1], 3],
  [RATES[2], 1],
];
const LARGE: readonly Weighted<number>[] = [
  [RATES[2], 5],
  [RATES[3], 3],
  [RATES[4], 1],
];
const TUTORING: readonly Weighted<number>[] = [
  [RATES[0], 3],
  [RATES[1], 2],
];
const ANY: readonly Weighted<number>[] = [
  [RATES[0], 8],
  [RATES[1], 6],
  [RATES[2], 4],
  [RATES[3], 2],
  [RATES[4], 1],
];

/** Three teachers and fifty weekly hours at least (rules section 11, `imp.eps-threshold`). */
function coordinatesEps(eps: EpsTeam | undefined): boolean {
  return eps !== undefined && eps.teachers >= 3 && eps.weeklyHours >= 5000;
}

/** 2500 above four full-time posts, else 1250 (rules section 11, `imp.eps-rate`). */
function epsRate(eps: EpsTeam | undefined): readonly Weighted<number>[] {
  return [[eps !== undefined && eps.posts > 400 ? RATES[3] : RATES[2], 1]];
}

function drawSchoolMission({ school, year, random }: AwardSetting): AwardDraft {
  const { fonction, rates } = random.weighted(
    SCHOOL_FUNCTIONS.filter(({ existsIn }) => existsIn(school)).map((each) => [each, each.weight] as const),
  );
  const isPunctual = random.chance(fonction === 'AUTRE' ? 450 : 60);
  return {
    regime: 'IMP',
    period: isPunctual ? drawShortPeriod(year, 5, 80, random) : drawAwardPeriod(year, random),
    annualRate: random.weighted(rates(school)),
    fields: { fonction, niveau: 'E', modalite: isPunctual ? 'P' : 'A', uai: school.uai },
  };
}

function drawAcademicMission(holder: Agent, { school, year, random }: AwardSetting): AwardDraft {
  return {
    regime: 'IMP',
    period: drawAwardPeriod(year, random),
    annualRate: random.weighted(ANY),
    fields: {
      fonction: 'ACADEMIQUE',
      niveau: 'A',
      modalite: 'A',
      uai: random.chance(500) ? school.uai : '',
      decharge: flag(random.chance(300)),
      lettre_mission: missionLetter('R', holder, year),
    },
  };
}
