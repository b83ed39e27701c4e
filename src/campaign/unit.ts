import type { LedgerPlace } from '../config/schedule.js';
import type { Override } from '../model/index.js';

/** What a unit of a campaign does; months are `AAAA-MM`, since a queue keeps texts. */
export type UnitTask =
  | {
      readonly kind: 'pay';
      readonly payMonth: string;
      /** The month of the plan that comes before it: nothing is paid until that one is posted. */
      readonly after: string | undefined;
    }
  | { readonly kind: 'replay'; readonly from: string; readonly to: string };

/** One académie and one pay month (or its range of closed months): what a worker takes. No personal data, no secret. */
export interface CampaignUnit {
  /** `01/2025-11`, or `01/2020-09..2025-08` of a replay. */
  readonly id: string;
  readonly campaign: string;
  readonly academie: string;
  /** Rank among the units of its académie, from 0: the order they are to be done in. */
  readonly rank: number;
  readonly task: UnitTask;
  readonly input: string;
  readonly config: string;
  readonly output: string;
  /** A path, or where the URL is kept. */
  readonly ledger: LedgerPlace;
  readonly regulations: string | undefined;
  readonly set: readonly string[];
  readonly accepted: readonly Override[];
  /** The instant written in the files: with it, a unit that is taken up again gives the same bytes. */
  readonly now: string | undefined;
}
