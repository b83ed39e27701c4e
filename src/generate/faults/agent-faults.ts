import type { Agent } from '../agents.js';
import type { Values } from '../tables.js';
import type { Fault } from './fault.js';
import { withWrongKey } from './wrong-keys.js';

/** Faults of `agents.csv`. The agents hold an award too: it must be held, or paid, without a second message. */
export const AGENT_FAULTS: readonly Fault[] = [
  spoilt({ nom: '' }, 'field.missing'),
  spoilt({ prenom: '' }, 'field.missing'),
  spoilt({ statut: 'V' }, 'field.enum'),
  spoilt({ degre: '3' }, 'field.enum'),
  spoilt({ statut: 'C', date_entree: '' }, 'field.missing'),
  spoilt({ statut: 'C', date_entree: '2009-02-29' }, 'field.format'),
  // A character too few: the shape is wrong before any key can be.
  spoilt(({ nir }) => ({ nir: nir.slice(0, -1) }), 'field.format'),
  spoilt(({ nir }) => ({ nir: withWrongKey(nir) }), 'nir.key'),
  {
    plant: (sheet) => {
      const agent = sheet.agent();
      sheet.plainAward(agent.numen);
      sheet.list(agent, { prenom: `${agent.prenom}-Marie` }, 'row.duplicate-id');
    },
  },
  {
    // Too short for a NUMEN, and the key of the agent all the same.
    plant: (sheet) => {
      const agent = sheet.newAgent();
      const numen = agent.numen.slice(0, 10);
      sheet.list(agent, { numen }, 'numen.shape');
      sheet.plainAward(numen);
    },
  },
  {
    // Sorted, so that the second by NUMEN is the second in the file.
    plant: (sheet) => {
      const [one, other] = [sheet.newAgent(), sheet.newAgent()];
      const [first, second] = one.numen < other.numen ? [one, other] : [other, one];
      sheet.list(first);
      sheet.list(second, { nir: first.nir }, 'nir.shared');
      sheet.plainAward(second.numen);
    },
  },
];

type Changes = Values<'agents.csv'>;

function spoilt(changes: Changes | ((agent: Agent) => Changes), code: string): Fault {
  return {
    plant: (sheet) => {
      const agent = sheet.newAgent();
      sheet.list(agent, typeof changes === 'function' ? changes(agent) : changes, code);
      sheet.plainAward(agent.numen);
    },
  };
}
