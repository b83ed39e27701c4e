/** Permitted annual rates in euros and level of an IMP function. */
export interface ImpFunction {
  readonly permitted: readonly string[];
  readonly level: 'E' | 'A';
}

const anyRate = ['312.50', '625', '1250', '2500', '3750'];

/** Rules, section 12 [S1 II, III]. */
export const impFunctionTable: Readonly<Partial<Record<string, ImpFunction>>> = {
  DISCIPLINE: { permitted: ['625', '1250', '2500'], level: 'E' },
  CYCLE: { permitted: ['625', '1250', '2500'], level: 'E' },
  DECROCHAGE: { permitted: ['625', '1250', '2500'], level: 'E' },
  EPS: { permitted: ['1250', '2500'], level: 'E' },
  NIVEAU: { permitted: ['1250', '2500', '3750'], level: 'E' },
  CULTURE: { permitted: ['625', '1250'], level: 'E' },
  NUMERIQUE: { permitted: ['1250', '2500', '3750'], level: 'E' },
  TUTORAT_LYCEE: { permitted: ['312.50', '625'], level: 'E' },
  AUTRE: { permitted: anyRate, level: 'E' },
  ACADEMIQUE: { permitted: anyRate, level: 'A' },
  /** Alone in its district, only the three highest: a rule across rows. */
  UNSS: { permitted: anyRate, level: 'A' },
};

/** Rates of `UNSS` allowed only where the district is shared (rules, end of section 12). */
export const sharedUnssRates: readonly string[] = ['312.50', '625'];
