import type { Agent } from './agents.js';
import type { AwardDraft, AwardSetting } from './award.js';
import { drawFirstDegreeAwards } from './first-degree-awards.js';
import { drawIficAwards } from './ific-awards.js';
import { drawImpAwards } from './imp-awards.js';
import { drawPlacementAwards } from './placement-awards.js';
import { drawTutorAwards, type TutoringDesk } from './tutor-awards.js';

/** Draws the awards an agent holds; `desk` remembers which trainee of the school waits for a second tutor. */
export function drawAgentAwards(
  agent: Agent,
  desk: TutoringDesk,
  setting: AwardSetting,
): readonly AwardDraft[] {
  switch (agent.statut) {
    case 'S':
      return [];
    case 'C':
      return agent.degre === '1' ? [] : drawMissions(agent, setting);
    case 'T':
      return [
        ...(agent.degre === '1'
          ? drawFirstDegreeAwards(agent, setting)
          : [...drawMissions(agent, setting), ...drawTutorAwards(desk, setting)]),
        ...drawPlacementAwards(agent, setting),
      ];
  }
}

/** The IFIC until 2014-2015, the IMP after. */
function drawMissions(agent: Agent, setting: AwardSetting): readonly AwardDraft[] {
  return [...drawIficAwards(setting), ...drawImpAwards(agent, setting)];
}
