/** The tables whose rows are split; the others (schools, envelopes, districts) are few and every part sees them. */
export const SPLIT_TABLES = ['agents', 'missions', 'absences', 'service', 'remplacements'] as const;
export type SplitTable = (typeof SPLIT_TABLES)[number];

/** What a key names: the same text names another thing in another space. */
export const SPACES = {
  agent: 1,
  award: 2,
  nir: 3,
  trainee: 4,
  district: 5,
  absence: 6,
  replacement: 7,
  /** Of every key that holds the separator of payment references: only two of those can make the same reference. */
  separator: 8,
  /** The school year that an award begins in: no two rows are linked by it. */
  startYear: 9,
} as const;

/** A column that holds a key. */
export interface LinkColumn {
  readonly column: string;
  readonly space: number;
}

/**
 * The keys that a row of each table brings together. Two rows may be looked at side by side by a rule (rules section
 * 11), or bear on the same payment, only if they share one of these keys, near or far:
 * a NIR that two agents share; an id that two rows share; an award and its holder; the tutors of one trainee; the
 * coordinators of one district; a replacement, its award and its agent.
 */
export const LINKS: Readonly<Record<SplitTable, readonly LinkColumn[]>> = {
  agents: [
    { column: 'numen', space: SPACES.agent },
    { column: 'nir', space: SPACES.nir },
  ],
  missions: [
    { column: 'numen', space: SPACES.agent },
    { column: 'id_mission', space: SPACES.award },
    { column: 'stagiaire', space: SPACES.trainee },
    { column: 'district', space: SPACES.district },
  ],
  absences: [
    { column: 'numen', space: SPACES.agent },
    { column: 'id_absence', space: SPACES.absence },
  ],
  service: [{ column: 'numen', space: SPACES.agent }],
  remplacements: [
    { column: 'id_mission', space: SPACES.award },
    { column: 'numen_remplacant', space: SPACES.agent },
    { column: 'id_remplacement', space: SPACES.replacement },
  ],
};
