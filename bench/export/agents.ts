import { AGENTS, CERTIFIED, isPrimary } from './block.ts';
import { nirOf, numenOf } from './identifiers.ts';
import { FAMILY_NAMES, MEN, WOMEN } from './names.ts';
import { die, pick } from './random.ts';
import type { Row } from './row.ts';

const sex = die('sex');
const birthYear = die('birth year');
const birthMonth = die('birth month');
const familyName = die('family name');
const secondName = die('second name');
const givenName = die('given name');
const status = die('status');
const entry = die('entry');
const fraction = die('service fraction');

/** One agent in eight is contract staff. */
export function isContractStaff(agent: number): boolean {
  return status(agent, 8) === 0;
}

export function agentRow(agent: number): Row {
  const member = agent % AGENTS;
  const woman = sex(agent, 10) < 7;
  const birth = { woman, year: 1961 + birthYear(agent, 40), month: 1 + birthMonth(agent, 12) };
  const first = pick(familyName, agent, FAMILY_NAMES);
  const name = secondName(agent, 20) === 0 ? `${first}-${pick(secondName, agent + 1, FAMILY_NAMES)}` : first;
  const contract = isContractStaff(agent);
  return [
    numenOf(agent),
    nirOf(agent, birth),
    name,
    pick(givenName, agent, woman ? WOMEN : MEN),
    contract ? 'C' : 'T',
    isPrimary(member) ? '1' : '2',
    contract ? `${2012 + entry(agent, 12)}-09-01` : '',
    CERTIFIED.has(member) ? 'O' : '',
    '',
  ];
}

/** Part-time: one FA or one CP in each pair of blocks, 3.6 % of the agents. */
export function serviceRow(rank: number): Row {
  const agent = rank * 2 * AGENTS + (fraction(rank, 3) === 0 ? 2 : 8);
  const part = pick(fraction, rank, ['80', '80', '50', '60', '70', '90']);
  return [numenOf(agent), '2025-09-01', rank % 2 === 0 ? '' : '2026-08-31', part, ''];
}
