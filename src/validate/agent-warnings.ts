import type { Agent, Issue, Numen } from '../model/index.js';
import { numenHasShape } from './check-digits.js';
import { issuesOf, warn, type Fault } from './fault.js';

/** Warnings on agents.csv: an unusual NUMEN, and a NIR that an earlier agent has too (rules section 11). */
export function agentWarnings(agents: readonly Agent[]): Issue[] {
  const numenOfNir = new Map<string, Numen>();
  const issues: Issue[] = [];
  for (const agent of agents) {
    const other = numenOfNir.get(agent.nir);
    if (other === undefined) numenOfNir.set(agent.nir, agent.numen);
    const isUsual = numenHasShape(agent.numen);
    if (isUsual && other === undefined) continue;
    const faults: Fault[] = [];
    if (!isUsual) faults.push(warn('numen.shape', 'numen', agent.numen, { expected: '99A9999999AAA' }));
    if (other !== undefined) faults.push(warn('nir.shared', 'nir', '*'.repeat(agent.nir.length), { other }));
    issues.push(...issuesOf(agent.at, agent.numen, faults));
  }
  return issues;
}
