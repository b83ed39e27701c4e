import { uaiOf } from './identifiers.ts';
import type { Row } from './row.ts';

/** Nine secondary schools for one primary school, in tens. */
const TYPES = ['CLG', 'LGT', 'CLG', 'LP', 'CLG', 'LPO', 'CLG', 'LGT', 'CLG', 'ECO'] as const;
export type SchoolType = (typeof TYPES)[number];

/** About one school for a hundred awards, a multiple of ten. */
export function schoolCount(awards: number): number {
  return Math.max(1, Math.round(awards / 1000)) * 10;
}

/** The secondary school of a block, or the primary school of the same ten. */
export function schoolOf(block: number, schools: number, primary: boolean): number {
  const rank = block % ((schools / 10) * 9);
  return Math.floor(rank / 9) * 10 + (primary ? 9 : rank % 9);
}

export function typeOf(school: number): SchoolType {
  return TYPES[school % 10] ?? 'CLG';
}

/** The rate that the full-time equivalents in physical education give its coordinator: above 4, the higher. */
export function epsRateOf(school: number): string {
  return school % 3 === 0 ? '2500' : '1250';
}

export function schoolRow(school: number): Row {
  const isPrimary = typeOf(school) === 'ECO';
  const programme = school % 7 === 0 ? 'REP' : '';
  const eps = isPrimary ? ['', '', ''] : school % 3 === 0 ? ['6', '98,5', '5,25'] : ['4', '62', '3,50'];
  return [uaiOf(school), typeOf(school), programme, ...eps];
}
