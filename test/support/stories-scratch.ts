import { oracle, type OracleConventions, type OracleExport, type OraclePosting } from './oracle/index.js';

/** What a key is due and how it stands, were it looked at for the first time. Keys that are frozen have none. */
export interface Scratch {
  readonly due: bigint;
  /** Why nothing moves there: `bloque`, `disparu`, `service`. */
  readonly held: string | undefined;
}

/**
 * What one run from scratch would pay, by key: the oracle is given the facts of today and of the past only the plans
 * and months that the payments still standing have fixed: every key is squared up first. Asked again with a
 * cent too much on every key, it says which keys are alive, and what holds them.
 */
export function fromScratch(
  input: OracleExport,
  payMonth: string,
  standing: readonly OraclePosting[],
  conventions: OracleConventions,
): ReadonlyMap<string, Scratch> {
  const nets = new Map<string, OraclePosting>();
  for (const posting of standing) {
    const cents = (nets.get(nameOf(posting))?.cents ?? 0n) - posting.cents;
    nets.set(nameOf(posting), { ...posting, cents });
  }
  const fixed = [...standing, ...nets.values()].map((posting) => ({ ...posting, payMonth }));
  const { movements, retained } = oracle(input, payMonth, fixed, conventions);
  const dues = new Map([...movements, ...retained].map((line) => [nameOf(line), line]));
  const places = new Map(standing.map((posting) => [nameOf(posting), posting]));
  for (const line of movements) places.set(nameOf(line), { ...line, payMonth });
  const tooMuch = [...places].map(([name, place]) => ({
    ...place,
    payMonth,
    cents: (dues.get(name)?.cents ?? 0n) + 1n,
  }));
  const probed = oracle(input, payMonth, [...fixed, ...tooMuch], conventions);
  const alive = new Map<string, Scratch>();
  for (const line of [...retained, ...probed.movements, ...probed.retained]) {
    const held = 'motif' in line && line.motif !== 'prescrit' ? line.motif : undefined;
    alive.set(nameOf(line), { due: dues.get(nameOf(line))?.cents ?? 0n, held });
  }
  return alive;
}

function nameOf({
  award,
  payee,
  instalmentMonth,
}: Pick<OraclePosting, 'award' | 'payee' | 'instalmentMonth'>): string {
  return [award, payee, instalmentMonth].join(';');
}
