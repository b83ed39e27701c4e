/** What the regime of an award puts in its row; a column left out is blank. */
export interface AwardFields {
  readonly fonction?: string;
  readonly niveau?: string;
  readonly modalite?: string;
  readonly start: string;
  readonly end: string;
  readonly taux?: string;
  readonly participation?: string;
  readonly stagiaire?: string;
  readonly etudiants?: string;
  readonly lettre?: string;
}

/** An award by its rank: its block, its place in it, and whether this export tells that it has changed. */
export interface Award {
  readonly rank: number;
  readonly block: number;
  readonly place: number;
  readonly school: number;
  /** The first award of a holder who may be replaced runs all year. */
  readonly mustRunAllYear: boolean;
  readonly isFirst: boolean;
  readonly hasChanged: boolean;
}
