import { addDays, formatIsoDate, type CivilDate } from '../calendar/civil-date.js';
import { schoolYearPeriod, type SchoolYear } from '../calendar/school-year.js';
import { isBornInCorsica, nirOf, numenOf } from './identifiers.js';
import { drawName } from './names/draw-name.js';
import type { Random } from './random.js';
import { flag, type Values } from './tables.js';

/** A teacher of the fictitious académie. */
export interface Agent {
  /** Rank in the académie: what makes NUMEN, NIR and row keys unique. */
  readonly rank: number;
  readonly numen: string;
  readonly nir: string;
  readonly nom: string;
  readonly prenom: string;
  readonly sex: 'F' | 'M';
  /** Age on 31 December of the year the school year starts. */
  readonly age: number;
  readonly statut: 'T' | 'S' | 'C';
  readonly degre: '1' | '2';
  /** Date of first recruitment; contract staff only. */
  readonly dateEntree: CivilDate | undefined;
  readonly cafipemf: boolean;
  readonly cpgeServiceComplet: boolean;
}

/** What the school and the circumstances decide about an agent; the rest is drawn. */
export interface AgentTraits {
  readonly degre: '1' | '2';
  readonly statut?: 'T' | 'S' | 'C';
  readonly cafipemf?: boolean;
  readonly cpgeServiceComplet?: boolean;
}

/** Draws the agent of this rank. */
export function drawAgent(
  rank: number,
  traits: AgentTraits,
  setting: { readonly seed: number; readonly year: SchoolYear; readonly random: Random },
): Agent {
  const { seed, year, random } = setting;
  const sex = random.chance(traits.degre === '1' ? 830 : 590) ? 'F' : 'M';
  const statut = traits.statut ?? drawStatut(traits.degre, random);
  const age = drawAge(statut, isBornInCorsica(rank, seed) ? year - 1976 : 64, random);
  return {
    rank,
    numen: numenOf(rank, seed),
    nir: nirOf(rank, seed, { sex, year: year - age, month: random.between(1, 12) }),
    ...drawName(sex, random),
    sex,
    age,
    statut,
    degre: traits.degre,
    dateEntree: statut === 'C' ? drawDateEntree(age, year, random) : undefined,
    cafipemf: traits.cafipemf ?? false,
    cpgeServiceComplet: traits.cpgeServiceComplet ?? false,
  };
}

/** The row of `agents.csv`. */
export function agentFields(agent: Agent): Values<'agents.csv'> {
  return {
    numen: agent.numen,
    nir: agent.nir,
    nom: agent.nom,
    prenom: agent.prenom,
    statut: agent.statut,
    degre: agent.degre,
    date_entree: agent.dateEntree === undefined ? '' : formatIsoDate(agent.dateEntree),
    cafipemf: agent.degre === '1' ? (agent.cafipemf ? 'O' : 'N') : '',
    cpge_service_complet: flag(agent.cpgeServiceComplet),
  };
}

function drawStatut(degre: '1' | '2', random: Random): 'T' | 'S' | 'C' {
  return random.weighted(
    degre === '1'
      ? ([
          ['T', 93],
          ['S', 4],
          ['C', 3],
        ] as const)
      : ([
          ['T', 87],
          ['S', 4],
          ['C', 9],
        ] as const),
  );
}

/** Years; `oldest` caps what the place of birth makes impossible. */
function drawAge(statut: 'T' | 'S' | 'C', oldest: number, random: Random): number {
  const [from, to] = statut === 'S' ? [22, 34] : statut === 'T' ? [24, 64] : [23, 60];
  return random.between(from, Math.min(to, oldest));
}

/** A contract starts with this school year, or some day of the years before; nobody is recruited before 22. */
function drawDateEntree(age: number, year: SchoolYear, random: Random): CivilDate {
  const start = schoolYearPeriod(year).start;
  if (random.chance(300)) return start;
  return addDays(start, -random.between(1, 365 * Math.min(8, age - 22)));
}
