import type { Catalogue } from '../message.js';

/** Who holds, who replaces, and how much of a service. */
export const PEOPLE: Catalogue = {
  'degree.mismatch': {
    found: 'Agent {value} belongs to {found:degree} teaching.',
    expected: 'The allowance {allowance} is for {expected:degree} teaching.',
    todo: "Correct the agent's degree in agents.csv, or the code of the allowance of the award.",
  },
  'cumul.cp-tutor': {
    found:
      'The same person is also a pedagogical adviser for some or all of the period (award {other}, allowance {allowance}).',
    expected:
      'Following trainees is part of what a pedagogical adviser does: the allowance {value} does not add to it.',
    todo: 'Cancel the award of tutor or teacher trainer, or correct the dates of either.',
  },
  'cumul.cp-eps': {
    found:
      'The same person is also a pedagogical adviser for physical education for some or all of the period (award {other}, allowance {allowance}).',
    expected: 'The adviser for physical education does not receive the allowance {value}.',
    todo: 'Cancel the {value} award, or correct the dates of either.',
  },
  'cumul.incompatible': {
    found: 'The same person also holds award {other} (allowance {allowance}) for some or all of the period.',
    expected: 'The allowance {value} does not combine with the allowance {allowance}.',
    todo: 'Cancel one of the two awards, or correct their dates.',
  },
  'replacement.overlap': {
    found: 'This replacement, which starts on {value:date}, overlaps replacement {other} of the same award.',
    expected: 'An award has one replacement at a time.',
    todo: 'Correct the dates: meanwhile, nothing is computed for award {award}.',
  },
  'replacement.self': {
    found: 'The replacement {value} is the holder of award {award}.',
    todo: "Correct the replacement's NUMEN, or delete the replacement.",
  },
  'replacement.not-eligible': {
    found:
      'The replacement {value} holds an award ({found}) that does not combine with the allowance {allowance}.',
    todo: 'Check the designation of the replacement, who is paid all the same.',
  },
  'replacement.not-eligible#degre': {
    found: 'The replacement {value} does not teach in the degree that the allowance {allowance} is for.',
    todo: 'Check the designation of the replacement and the degree in agents.csv: the replacement is paid all the same.',
  },
  'replacement.not-eligible#cafipemf': {
    found:
      'The replacement {value} does not hold the CAFIPEMF certificate, which the allowance {allowance} requires.',
    todo: 'Check the designation of the replacement and the column “cafipemf” of agents.csv: the replacement is paid all the same.',
  },
  'replacement.not-eligible#cpge_service_complet': {
    found:
      'The replacement {value} gives full service in preparatory classes (CPGE), which bars the allowance {allowance}.',
    todo: 'Check the designation of the replacement, who is paid all the same.',
  },
  'replacement.outside-award': {
    found: 'The replacement, {value:periods}, goes beyond the period of award {award}.',
    expected: 'The award runs {expected:periods}: only the days in common are paid to the replacement.',
    todo: 'Check the dates of the replacement and of the award.',
  },
  'replacement.without-absence': {
    found: 'The holder {holder} has no recorded absence {found:periods}, and is replaced {value:periods}.',
    todo: 'Complete absences.csv, or correct the dates of the replacement: the replacement is paid all the same.',
  },
  'replacement.without-absence#no-absence': {
    found: 'The holder {holder} has no recorded absence at all during the replacement, {value:periods}.',
    todo: 'Complete absences.csv, or correct the dates of the replacement: the replacement is paid all the same.',
  },
  'service.over-90': {
    found: 'The service fraction is {value:number}%, without a pay fraction.',
    expected: 'The law gives no pay fraction above 90%: {value:number}% is applied.',
    todo: 'Check the service fraction, or fill in the pay fraction.',
  },
};
