import type { CivilDate } from '../calendar/civil-date.js';
import type { SchoolYear } from '../calendar/school-year.js';
import { drawAbsences } from './absences.js';
import { drawAgentAwards } from './agent-awards.js';
import { drawAgent, type Agent } from './agents.js';
import { registerAward, type AwardDraft, type AwardSetting } from './award.js';
import { drawEnvelope } from './envelopes.js';
import { seededRandom } from './random.js';
import { isInForce } from './regimes.js';
import { drawReplacements, type StaffMember } from './replacements.js';
import { drawServicePeriods } from './service-periods.js';
import type { School } from './schools.js';
import type { Values } from './tables.js';
import type { TutoringDesk } from './tutor-awards.js';
import { unssAwards } from './unss-awards.js';

/** Everything the exports say about the people of one school. */
export interface SchoolStaff {
  readonly members: readonly StaffMember[];
  readonly servicePeriods: readonly Values<'service.csv'>[];
  readonly replacements: readonly Values<'remplacements.csv'>[];
  readonly envelope: Values<'enveloppes.csv'> | undefined;
}

/**
 * Draws the staff of a school. It depends on the options and the school alone, never on another school: shared trainees,
 * districts and replacements stay among colleagues, which is what keeps a million agents linear and lets each table be
 * produced on its own.
 */
export function drawSchoolStaff(
  school: School,
  {
    year,
    seed,
    strikeDays,
  }: { readonly year: SchoolYear; readonly seed: number; readonly strikeDays: readonly CivilDate[] },
): SchoolStaff {
  const random = seededRandom(seed, year, STAFF_STREAM, school.rank);
  const setting: AwardSetting = { school, year, random };
  const agents = Array.from({ length: school.agents }, (_, index) =>
    drawAgent(school.firstAgent + index, drawTraits(school, setting), { seed, year, random }),
  );
  const drafts = drawDrafts(agents, setting);
  const members = agents.map((agent, index): StaffMember => ({
    agent,
    awards: (drafts[index] ?? []).map((draft, order) => registerAward(draft, agent, order, random)),
    absences: drawAbsences(agent, { year, strikeDays, random }),
  }));
  const hasEnvelope = isInForce('IMP', year) && school.type !== 'ECO';
  return {
    members,
    servicePeriods: agents.flatMap((agent) => drawServicePeriods(agent, year, random)),
    replacements: members.flatMap((member) => drawReplacements(member, members, random)),
    envelope: hasEnvelope
      ? drawEnvelope(
          school,
          members.flatMap(({ awards }) => awards),
          year,
          random,
        )
      : undefined,
  };
}

const STAFF_STREAM = 3;

function drawTraits({ type }: School, { random }: AwardSetting) {
  if (type === 'ECO') return { degre: '1', cafipemf: random.chance(140) } as const;
  const hasCpge = type === 'LGT' || type === 'LPO';
  return { degre: '2', cpgeServiceComplet: hasCpge && random.chance(45) } as const;
}

/** The awards of each agent, those of the UNSS district the school hosts included. */
function drawDrafts(agents: readonly Agent[], setting: AwardSetting): readonly (readonly AwardDraft[])[] {
  const desk: TutoringDesk = {
    trainees: agents.filter(({ statut }) => statut === 'S').map(({ numen }) => numen),
    waiting: undefined,
    nextStudent: 1,
  };
  const drafts = agents.map((agent) => drawAgentAwards(agent, desk, setting));
  const { unss } = setting.school;
  if (unss === undefined) return drafts;
  const coordinators = agents.filter(
    ({ statut, cpgeServiceComplet }) => statut === 'T' && !cpgeServiceComplet,
  );
  const coordination = unssAwards(unss, coordinators, setting);
  return agents.map((agent, index) => {
    const draft = coordination.get(agent);
    const others = drafts[index] ?? [];
    return draft === undefined ? others : [...others, draft];
  });
}
