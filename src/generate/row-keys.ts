import { formatIsoDate } from '../calendar/civil-date.js';
import type { Period } from '../calendar/period.js';
import type { Agent } from './agents.js';

/** Key of a row that bears on one agent: a letter, the rank of the agent, the order among the rows of that agent. */
export function rowKey(letter: 'M' | 'A' | 'R', agent: Agent, order: number): string {
  return `${letter}${String(agent.rank).padStart(7, '0')}-${String(order + 1)}`;
}

/** Start and end of a period as the files write them. */
export function writtenDates(period: Period): { readonly date_debut: string; readonly date_fin: string } {
  return { date_debut: formatIsoDate(period.start), date_fin: formatIsoDate(period.end) };
}
