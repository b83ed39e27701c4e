import type { RunDigest } from '../../src/notify/run-digest.js';

/** A posted run of November 2025 with rejects. */
export const REJECTS: RunDigest = {
  run: '20251120-220000-7f3a',
  program: { name: 'trentieme', version: '0.1.0' },
  academie: '31',
  payMonth: '2025-11',
  mode: 'posted',
  remittance: 1,
  outcome: 'rejects',
  exitCode: 2,
  folder: 'sortie/2025-11/01',
  counts: { movements: 12_225, persons: 10_147, rejects: 11, warnings: 5, held: 4, barred: 2 },
  totals: { credits: '2664303', debits: '4050' },
  issues: [
    { code: 'award.overlap', severity: 'reject', count: 3 },
    { code: 'imp.envelope-exceeded', severity: 'warn', count: 5 },
    { code: 'imp.rate-not-allowed', severity: 'reject', count: 8 },
  ],
  brakes: [],
  failure: null,
  manifest: 'a3'.repeat(32),
  startedAt: '2025-11-20T22:00:00',
  endedAt: '2025-11-20T22:00:41',
};

const NOTHING = {
  remittance: null,
  folder: null,
  counts: null,
  totals: null,
  issues: [],
  manifest: null,
} as const;

/** Every way a run may end, by name. */
export const DIGESTS: Readonly<Record<string, RunDigest>> = {
  done: {
    ...REJECTS,
    outcome: 'done',
    exitCode: 0,
    counts: { movements: 1, persons: 1, rejects: 0, warnings: 1, held: 0, barred: 0 },
    issues: [{ code: 'award.overlap', severity: 'warn', count: 1 }],
  },
  rejects: REJECTS,
  'nothing to send': {
    ...REJECTS,
    outcome: 'done',
    exitCode: 0,
    remittance: null,
    folder: 'sortie/2025-11/sans-mouvement',
    counts: { movements: 0, persons: 0, rejects: 0, warnings: 0, held: 0, barred: 0 },
    issues: [],
  },
  prepared: { ...REJECTS, mode: 'prepared', folder: 'sortie/2025-11/a-approuver' },
  draft: { ...REJECTS, mode: 'draft', remittance: null, folder: 'sortie/2025-11/projet' },
  brake: {
    ...REJECTS,
    ...NOTHING,
    outcome: 'brake',
    exitCode: 3,
    brakes: [
      { kind: 'row-drop', file: 'missions.csv', before: 12_000, now: 812 },
      { kind: 'vanished', vanished: 1_031, known: 9_400 },
      { kind: 'recoveries', lines: 1_544, recovered: '31250075', credits: '98000000' },
      { kind: 'stale', exportedAt: '2025-10-02', lastExportedAt: '2025-10-28T21:00' },
    ],
  },
  failure: {
    ...REJECTS,
    ...NOTHING,
    outcome: 'failure',
    exitCode: 74,
    failure: {
      code: 'disk',
      sentences: [
        'Écriture impossible : /sorties/2025-11/01 (ENOSPC). Vérifiez l’espace disque et les droits, puis relancez.',
      ],
    },
  },
};
