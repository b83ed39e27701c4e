import { compare, fraction, multiply, type Cents, type Exact } from '../money/index.js';
import type { Brake, Thresholds } from '../model/index.js';

/** What a run looks like beside the last posted one. */
export interface RunFigures {
  /** Rows of each input file, by name; absent files have none. */
  readonly rows: ReadonlyMap<string, number>;
  /** The same of the last posted run; `undefined` on the first. */
  readonly lastRows: ReadonlyMap<string, number> | undefined;
  readonly vanishedAwards: number;
  /** Awards the ledger knows in the school years the export covers. */
  readonly knownAwards: number;
  /** Of this run; unsigned. */
  readonly recovered: Cents;
  readonly recoveryLines: number;
  /** Of the pay month: this run and the remittances already sent. */
  readonly credits: Cents;
  /** The export's own date and that of the last one used, `AAAA-MM-JJ…`; `undefined` when it states none. */
  readonly exportedAt: string | undefined;
  readonly lastExportedAt: string | undefined;
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
  if (lastRows === undefined || lines === 0) return [];
  const isMany = lines > recoveriesLines || exceeds(recovered, recoveriesPercent, credits);
  return isMany ? [{ kind: 'recoveries', recovered, lines, credits }] : [];
}

function staleness({ exportedAt, lastExportedAt }: RunFigures): Brake[] {
  if (exportedAt === undefined || lastExportedAt === undefined) return [];
  // A day and an instant of that day are compared by the day.
  const length = Math.min(exportedAt.length, lastExportedAt.length);
  const isOlder = exportedAt.slice(0, length) < lastExportedAt.slice(0, length);
  return isOlder ? [{ kind: 'stale', exportedAt, lastExportedAt }] : [];
}

/** Whether a part is above that many per cent of a whole. */
function exceeds(part: number | bigint, percent: Exact, whole: number | bigint): boolean {
  return compare(fraction(part), multiply(multiply(percent, fraction(1, 100)), fraction(whole))) > 0;
}
