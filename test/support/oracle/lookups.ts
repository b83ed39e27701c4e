import type { Agent, Award, District, School } from './rows.js';
import type { Tables } from './tables.js';
import { rowsInDoubt } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';

/** What the rules of a row look up in the other files. */
export interface Lookups {
  /** The agent, unless one of its rows is rejected: rules that need it are then skipped (rules, section 11, blocking). */
  agent(numen: string): Agent | undefined;
  /** The school of an award, if it has a valid row. */
  schoolOf(award: Award): School | undefined;
  /** The district of an award in its school year, if it has a valid row. */
  districtOf(award: Award): District | undefined;
}

export function lookupsIn(tables: Tables, verdicts: Verdicts): Lookups {
  const inDoubt = new Set(rowsInDoubt(tables.agents, 'numen', verdicts));
  const agents = survivors(tables.agents, verdicts).filter((row) => !inDoubt.has(row));
  const schools = survivors(tables.schools, verdicts).map((row) => row.value);
  const districts = survivors(tables.districts, verdicts).map((row) => row.value);
  const agentsByNumen = new Map(agents.map(({ value }) => [value.numen, value]));
  return {
    agent: (numen) => agentsByNumen.get(numen),
    schoolOf: ({ uai }) => schools.find((school) => school.uai === uai),
    districtOf: (award) =>
      districts.find(
        ({ district, schoolYear }) => district === award.district && schoolYear === award.schoolYear,
      ),
  };
}

export function isSecondarySchool(school: School): boolean {
  return ['LGT', 'LP', 'LPO'].includes(school.type);
}
