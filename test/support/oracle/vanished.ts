import type { Key } from './keys.js';
import { postedOf } from './settle.js';
import type { OracleAnomaly } from './types.js';

/** `award.vanished` (rules, sections 9 and 11): once per award, only where the net posted is not 0. */
export function vanishedAwards(keys: readonly Key[]): OracleAnomaly[] {
  const posted = keys.filter((key) => key.state === 'vanished' && postedOf(key) !== 0n);
  return [...new Set(posted.map(({ award }) => award))].map(() => ({
    severity: 'alerte',
    code: 'award.vanished',
    file: 'missions.csv',
    line: null,
  }));
}
