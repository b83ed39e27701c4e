import type { RemittanceFacts, UnitOutcome } from '../../src/campaign/outcome.js';
import type { UnitJob } from '../../src/campaign/progress.js';
import type { CampaignUnit } from '../../src/campaign/unit.js';

/** A unit of a campaign that pays three months from October on. */
export function unitOf(academie: string, rank: number, changed: Partial<CampaignUnit> = {}): CampaignUnit {
  const month = (at: number): string => `2025-${String(10 + at)}`;
  return {
    id: `${academie}/${month(rank)}`,
    campaign: 'essai',
    academie,
    rank,
    task: { kind: 'pay', payMonth: month(rank), after: rank === 0 ? undefined : month(rank - 1) },
    input: 'in',
    config: 'trentieme.yaml',
    output: 'out',
    ledger: { kind: 'address', address: `${academie}.db` },
    regulations: undefined,
    set: [],
    accepted: [],
    now: undefined,
    ...changed,
  };
}

export function postedOutcome(...remittances: readonly RemittanceFacts[]): UnitOutcome {
  return { kind: 'posted', exitCode: 0, reasons: [], remittances, replay: undefined };
}

export function remittanceOf(changed: Partial<RemittanceFacts> = {}): RemittanceFacts {
  return {
    payMonth: '2025-10',
    remittance: 1,
    movements: 3,
    persons: 2,
    credits: '12345',
    debits: '45',
    rejects: 0,
    held: 0,
    bordereau: 'a'.repeat(64),
    ...changed,
  };
}

export function jobOf(
  unit: CampaignUnit,
  state: UnitJob['state'],
  outcome?: UnitOutcome,
  took?: number,
): UnitJob {
  return { unit, state, outcome, took };
}
