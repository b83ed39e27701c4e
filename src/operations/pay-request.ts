import type { PayMonth } from '../calendar/index.js';
import type { OutputFile } from '../emit/manifest.js';
import type { InputFile } from '../ingest/ingest.js';
import type { BrakedRun, CompletedRun, RunOutcome } from '../pipeline.js';
import type { Profile } from '../profiles/profile.js';
import type { ProgressListener } from '../progress.js';
import type { Lang } from '../report/messages/index.js';
import type { RunSettings } from '../run-inputs.js';
import type { Override } from '../model/index.js';
import type { StsInputs } from '../sts/inputs.js';
import type { Operator, Signature } from './preparation.js';
import type { RecoverySummary } from './recoveries.js';

/** A pay run as it is asked for, its settings and its export already read. */
export interface PayRequest {
  readonly settings: RunSettings;
  /** The tables of the export, and its own statement (`COMPLET`) where it has one. */
  readonly files: readonly InputFile[];
  /** What STS-web says, when there is something of it. */
  readonly sts: StsInputs | undefined;
  /** Reads a profile that the archive kept; `undefined` when the program of today cannot. */
  readonly readProfile: (file: OutputFile) => Promise<Profile | undefined>;
  /** The export's own date, when it states one. */
  readonly exportedAt: string | undefined;
  readonly payMonth: PayMonth;
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  /** Brakes that the operator lets go. */
  readonly accepted: readonly Override[];
  readonly explanations: boolean;
  /** Signs the manifest; absent: it is not signed. */
  readonly sign?: ((manifest: Uint8Array) => Uint8Array) | undefined;
  readonly lang: Lang;
  /** How many threads settle the parts of a large export; 1 is this one alone. */
  readonly workers: number;
  /** The folder of results. */
  readonly output: string;
  /** A path, or a `postgres://` URL. */
  readonly ledger: string;
  /** Who asks: shown to whoever is refused meanwhile. */
  readonly holder: string;
  /** Who prepares, where another person releases (setting `approval`). */
  readonly operator?: Operator;
  /** Milliseconds since 1970; of leases alone. */
  readonly now: () => number;
}

export type PayResult =
  | Extract<RunOutcome, { kind: 'unusable' }>
  | (Omit<BrakedRun, 'recoveries'> & { readonly recoveries: RecoverySummary | undefined })
  | {
      readonly kind: 'done';
      readonly run: CompletedRun;
      /** Where the files are. */
      readonly folder: string;
      readonly publication: 'published' | 'unchanged';
      /** Of a draft: the recoveries that a brake would stop. */
      readonly recoveries: RecoverySummary | undefined;
      /** Of a remittance that waits for another person: who prepared it. Nothing is posted. */
      readonly prepared?: Signature;
    };

/** What the operator hears while a run goes on. */
export type Notice =
  | { readonly kind: 'ledger-created' }
  /** The ledger was there, and nothing had ever been posted in it: everything looked unpaid. */
  | { readonly kind: 'ledger-empty' }
  /** A draft, and there is no ledger yet: everything looks unpaid. */
  | { readonly kind: 'no-ledger' }
  /** The folder of a remittance posted by a run that died was written again. */
  | { readonly kind: 'reissued'; readonly folder: string }
  /** The encrypted copy of a remittance was written. */
  | { readonly kind: 'sealed'; readonly folder: string }
  /** The export is the one that month was paid from. */
  | { readonly kind: 'same-export'; readonly month: PayMonth }
  /** Another preparation of that month was waiting: this one takes its place. */
  | ({ readonly kind: 'preparation-replaced' } & Signature)
  /** The folder of a preparation that is over could not be removed. */
  | { readonly kind: 'preparation-left'; readonly folder: string };

/** Who follows a run: an operator, and the tests that kill it at each step. */
export interface Watch {
  readonly tell: (notice: Notice) => void;
  readonly step: (step: PayStep) => void;
  /** How far the stages in between are. */
  readonly progress?: ProgressListener;
}

/** The boundaries at which a run may die, in order. */
export const PAY_STEPS = [
  'opened',
  'leased',
  'reissued',
  'computed',
  'archived',
  'drafted',
  'posted',
  'published',
  'confirmed',
] as const;
export type PayStep = (typeof PAY_STEPS)[number];
