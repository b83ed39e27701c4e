import { compare, fraction, multiply, type Cents, type Exact } from '../money/index.js';

/** Limits that stop a run whose figures look like an accident (configuration `thresholds`). */
export interface Thresholds {
  /** A file may lose that share of its rows against the last posted run, in per cent. */
  readonly rowDropPercent: Exact;
  /** More vanished awards than this, and than that share of the awards known, is too many. */
  readonly vanishedAwards: number;
  readonly vanishedPercent: Exact;
  /** Recoveries above that share of the month's credits, or above that many lines, are too many. */
  readonly recoveriesPercent: Exact;
  readonly recoveriesLines: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  rowDropPercent: fraction(20),
  vanishedAwards: 20,
  vanishedPercent: fraction(2),
  recoveriesPercent: fraction(5),
  recoveriesLines: 500,
};

/** What a run looks like beside the last posted one. */
export interface RunFigures {
  /** Rows of each input file, by name; absent files have none. */
  readonly rows: ReadonlyMap<string, number>;
  /** The same of the last posted run; `undefined` on the first. */
  readonly lastRows: ReadonlyMap<string, number> | undefined;
  readonly vanishedAwards: number;
  /** Awards the ledger knows in the school years the export covers. */
  readonly knownAwards: number;
  /** Unsigned. */
  readonly recovered: Cents;
  readonly recoveryLines: number;
  readonly credits: Cents;
  /** The export's own date and that of the last one used, `AAAA-MM-JJ…`; `undefined` when it states none. */
  readonly exportedAt: string | undefined;
  readonly lastExportedAt: string | undefined;
}

/** A brake that stops the run, with the figures that tripped it (exit 3). */
export type Brake =
  | { readonly kind: 'row-drop'; readonly file: string; readonly before: number; readonly now: number }
  | { readonly kind: 'vanished'; readonly vanished: number; readonly known: number }
  | {
      readonly kind: 'recoveries';
      readonly recovered: Cents;
      readonly lines: number;
      readonly credits: Cents;
    }
  | { readonly kind: 'stale'; readonly exportedAt: string; readonly lastExportedAt: string };

/** What the operator may accept on the command line, each recorded in the manifest. */
export type Override = 'accept-drop' | 'accept-recoveries' | 'accept-stale';

/** The option that lets a brake go. */
export function overrideOf(brake: Brake): Override {
  switch (brake.kind) {
    case 'row-drop':
    case 'vanished':
      return 'accept-drop';
    case 'recoveries':
      return 'accept-recoveries';
    case 'stale':
      return 'accept-stale';
  }
}

/** Every brake the figures trip, whatever the overrides. The first run of a ledger has nothing to be compared with. */
export function trippedBrakes(figures: RunFigures, thresholds: Thresholds): Brake[] {
  return [
    ...rowDrops(figures, thresholds),
    ...vanishing(figures, thresholds),
    ...recoveries(figures, thresholds),
    ...staleness(figures),
  ];
}

function rowDrops({ rows, lastRows }: RunFigures, { rowDropPercent }: Thresholds): Brake[] {
  return [...(lastRows ?? [])].flatMap(([file, before]) => {
    const now = rows.get(file) ?? 0;
    const isDrop = exceeds(before - now, rowDropPercent, before);
    return isDrop ? [{ kind: 'row-drop', file, before, now }] : [];
  });
}

function vanishing(figures: RunFigures, { vanishedAwards, vanishedPercent }: Thresholds): Brake[] {
  const { vanishedAwards: vanished, knownAwards: known } = figures;
  const isMany = vanished > vanishedAwards && exceeds(vanished, vanishedPercent, known);
  return isMany ? [{ kind: 'vanished', vanished, known }] : [];
}

function recoveries(figures: RunFigures, { recoveriesPercent, recoveriesLines }: Thresholds): Brake[] {
  const { recovered, recoveryLines: lines, credits, lastRows } = figures;
  if (lastRows === undefined) return [];
  const isMany = lines > recoveriesLines || exceeds(recovered, recoveriesPercent, credits);
  return isMany ? [{ kind: 'recoveries', recovered, lines, credits }] : [];
}

function staleness({ exportedAt, lastExportedAt }: RunFigures): Brake[] {
  const isOlder = exportedAt !== undefined && lastExportedAt !== undefined && exportedAt < lastExportedAt;
  return isOlder ? [{ kind: 'stale', exportedAt, lastExportedAt }] : [];
}

/** Whether a part is above that many per cent of a whole. */
function exceeds(part: number | bigint, percent: Exact, whole: number | bigint): boolean {
  return compare(fraction(part), multiply(multiply(percent, fraction(1, 100)), fraction(whole))) > 0;
}
