/**
 * The awards come in blocks of 20, each with its 14 agents, 8 absences and 2 replacements, which refer to nothing
 * outside: any row of any file is found from its rank alone, so exports of millions of awards are written without being
 * held. The mix is the same in every block, 40 % IMP, 45 % in twelfths (20 % T2D, 5 % each of MF, T1D, CP, CPD_EPS and
 * FA), 15 % after service (10 % SOPA, 5 % SOPA_M2). No holder has two awards that the rules set against each other.
 */
export const AWARDS = 20;
export const AGENTS = 14;
export const ABSENCES = 8;
export const REPLACEMENTS = 2;

export type Regime = 'IMP' | 'MF' | 'T1D' | 'CP' | 'CPD_EPS' | 'T2D' | 'FA' | 'SOPA' | 'SOPA_M2';

/** Who holds each of the awards of a block, among its agents. */
export const POSTS: readonly { readonly holder: number; readonly regime: Regime }[] = [
  { holder: 0, regime: 'MF' },
  { holder: 0, regime: 'SOPA' },
  { holder: 1, regime: 'T1D' },
  { holder: 2, regime: 'CP' },
  { holder: 3, regime: 'CPD_EPS' },
  { holder: 4, regime: 'T2D' },
  { holder: 4, regime: 'IMP' },
  { holder: 5, regime: 'T2D' },
  { holder: 5, regime: 'IMP' },
  { holder: 6, regime: 'T2D' },
  { holder: 7, regime: 'T2D' },
  { holder: 7, regime: 'IMP' },
  { holder: 8, regime: 'FA' },
  { holder: 8, regime: 'IMP' },
  { holder: 9, regime: 'IMP' },
  { holder: 9, regime: 'SOPA' },
  { holder: 10, regime: 'IMP' },
  { holder: 10, regime: 'IMP' },
  { holder: 11, regime: 'IMP' },
  { holder: 11, regime: 'SOPA_M2' },
];

/** The first agents of a block hold awards; the two others are there to replace them. */
export const HOLDERS = 12;
/** Agents of primary schools; only the MF and the one who may replace all of these hold the certificate. */
const PRIMARY: ReadonlySet<number> = new Set([0, 1, 2, 3, 13]);
export const CERTIFIED: ReadonlySet<number> = new Set([0, 13]);

export function isPrimary(member: number): boolean {
  return PRIMARY.has(member);
}

/** The agent of the block who may replace this one: of the same degree, certified, and without award. */
export function replacementOf(member: number): number {
  return isPrimary(member) ? 13 : 12;
}

/** The first award of each holder: the one that is replaced. */
export function firstPostOf(holder: number): number {
  return POSTS.findIndex((post) => post.holder === holder);
}
