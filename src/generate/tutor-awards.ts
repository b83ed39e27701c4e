import { drawAwardPeriod, wholeYear } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import { isInForce, trainee2ndDegree } from './regimes.js';
import { flag } from './tables.js';

/** The trainees of a school of the second degree, and the one who waits for a second tutor. */
export interface TutoringDesk {
  /** Trainees without a tutor yet: the NUMEN of the agents in training there. */
  readonly trainees: string[];
  /** A trainee with one tutor, and the percentage left for the second. */
  waiting: { readonly trainee: string; readonly participation: number } | undefined;
  /** Number given to the next trainee who is not an agent of the académie (a student under contract). */
  nextStudent: number;
}

/** Draws the tutoring of one trainee (at most one, so that nobody has several at a time) and the academic training function. */
export function drawTutorAwards(desk: TutoringDesk, setting: AwardSetting): readonly AwardDraft[] {
  const { school, year, random } = setting;
  const drafts: AwardDraft[] = [];
  if (random.chance(95)) drafts.push(drawTutoring(desk, setting));
  if (isInForce('FA', year) && random.chance(35)) {
    drafts.push({
      regime: 'FA',
      period: drawAwardPeriod(year, random),
      fields: { uai: school.uai, decharge: flag(random.chance(800)) },
    });
  }
  return drafts;
}

/** One tutoring in five is shared; the two shares make 100 percent, and the second tutor is a colleague. */
function drawTutoring(desk: TutoringDesk, { school, year, random }: AwardSetting): AwardDraft {
  const regime = trainee2ndDegree(year);
  const { waiting } = desk;
  if (waiting !== undefined) {
    desk.waiting = undefined;
    return {
      regime,
      period: wholeYear(year),
      fields: { uai: school.uai, stagiaire: waiting.trainee, participation: String(waiting.participation) },
    };
  }
  const trainee = desk.trainees.pop() ?? `ST-${school.uai}-${String(desk.nextStudent++)}`;
  if (!random.chance(200)) {
    return { regime, period: drawAwardPeriod(year, random), fields: { uai: school.uai, stagiaire: trainee } };
  }
  const participation = random.pick([50, 50, 60, 40]);
  desk.waiting = { trainee, participation: 100 - participation };
  return {
    regime,
    period: wholeYear(year),
    fields: { uai: school.uai, stagiaire: trainee, participation: String(participation) },
  };
}
