import type { SchoolYear } from '../calendar/index.js';
import type { Absence, Agent, Award, Issue, Numen, Replacement, ServicePeriod } from '../model/index.js';
import type { EnvelopeUse } from './envelopes.js';

/** An export once checked: the facts that stand, what is set aside, and everything to say about it. */
export interface ValidatedExport {
  readonly agents: ReadonlyMap<Numen, Agent>;
  /** Awards not rejected at any stage, cancelled and proposed ones included. */
  readonly awards: readonly Award[];
  /** Replacements that stand, by award, sorted by start. */
  readonly replacements: ReadonlyMap<string, readonly Replacement[]>;
  /** Absences and part-time periods that stand, by agent, sorted by start. */
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  readonly servicePeriods: ReadonlyMap<string, readonly ServicePeriod[]>;
  readonly blocking: Blocking;
  /** Every award id of the export, rejected rows included. */
  readonly knownAwards: Pick<ReadonlySet<string>, 'has'>;
  readonly coveredSchoolYears: ReadonlySet<SchoolYear>;
  /** What the awards take of the envelopes of their schools. */
  readonly envelopeUse: readonly EnvelopeUse[];
  readonly issues: readonly Issue[];
}

/** What rejected rows block (rules section 11, "Blocking"). */
export interface Blocking {
  /** Awards whose every key is frozen: rejected, duplicated, or with a rejected replacement row. */
  readonly frozenAwards: ReadonlySet<string>;
  /** Payees whose keys are frozen: their agent row is rejected or duplicated. */
  readonly frozenPayees: ReadonlySet<string>;
  /** Payees whose differences are held: a row of service or absences of theirs is rejected. */
  readonly blockedPayees: ReadonlySet<string>;
}
