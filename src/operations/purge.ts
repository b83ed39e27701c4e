import {
  addDays,
  daysOf,
  formatIsoDate,
  schoolYearPeriod,
  type CivilDate,
  type PayMonth,
  type SchoolYear,
} from '../calendar/index.js';
import { closedYears } from '../closed-years.js';
import type {
  Ledger,
  LedgerWriter,
  OpenRemittance,
  PurgedTotals,
  PurgeScope,
  Stamp,
} from '../ledger/index.js';
import { reading, writing, type BookAccess } from './open-book.js';
import { RECORDS } from './preparation.js';

export interface PurgeCommand extends BookAccess {
  readonly before: CivilDate;
  /** The month of today: a book may be ahead of it. */
  readonly today: PayMonth;
  readonly stamp: Stamp;
  readonly dryRun: boolean;
}

export type PurgeOutcome =
  /** Somebody may still claim something of the last year asked for, up to a day. */
  | {
      readonly kind: 'too-late';
      readonly year: SchoolYear;
      /** The first day at which that day may be asked for; the payroll must be there too. */
      readonly from: CivilDate;
      /** The latest day that may be asked for now. */
      readonly latest: CivilDate;
    }
  /** Nothing of the book is settled yet: no remittance was answered. */
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'open'; readonly remittances: readonly OpenRemittance[] }
  | {
      readonly kind: 'planned' | 'purged';
      readonly lastYear: SchoolYear;
      readonly totals: PurgedTotals;
      /** Awards of those years that stay, something of them being more recent. */
      readonly keptAwards: number;
      /** The run that it is; none for a plan, or when there was nothing to take away. */
      readonly run: number | undefined;
      /** Whether what was removed is unreadable in the files of the ledger; of a purge only. */
      readonly erased: 'erased' | 'busy' | 'elsewhere' | undefined;
    };

/**
 * Takes the personal rows of closed school years out of a ledger: totals, digests and a chain that verifies stay.
 *
 * @throws LedgerError
 */
export async function purge(command: PurgeCommand): Promise<PurgeOutcome> {
  if (command.dryRun) return reading(command, async (ledger) => planned(ledger, command));
  const purpose = `purge ${formatIsoDate(command.before)}`;
  return writing(command, { create: false, purpose }, (writer, ledger) => purged(writer, ledger, command));
}

async function planned(ledger: Ledger, command: PurgeCommand): Promise<PurgeOutcome> {
  const scope = await scopeOf(ledger, command);
  if ('kind' in scope) return scope;
  const { open, totals, keptAwards } = await ledger.purgePlan(scope);
  if (open.length > 0) return { kind: 'open', remittances: open };
  const { lastYear } = scope;
  return { kind: 'planned', lastYear, totals, keptAwards, run: undefined, erased: undefined };
}

async function purged(writer: LedgerWriter, ledger: Ledger, command: PurgeCommand): Promise<PurgeOutcome> {
  const plan = await planned(ledger, command);
  const scope = await scopeOf(ledger, command);
  if (plan.kind !== 'planned' || 'kind' in scope) return plan;
  const run = await writer.purge({ ...command.stamp, scope, holder: command.holder });
  // Even when nothing is left to remove: a purge that was killed may not have come to this.
  return { ...plan, kind: 'purged', run: run?.number, erased: await writer.erase() };
}

async function scopeOf(
  ledger: Ledger,
  { before, today }: PurgeCommand,
): Promise<PurgeScope | Extract<PurgeOutcome, { readonly kind: 'too-late' | 'unsettled' }>> {
  const settled = await ledger.settledMonth();
  if (settled === undefined) return { kind: 'unsettled' };
  const years = closedYears(before, settled < today ? settled : today);
  if ('closed' in years) {
    const { closed, asked, from } = years;
    return {
      kind: 'too-late',
      year: asked,
      from: daysOf(from).start,
      latest: addDays(schoolYearPeriod(closed).end, 1),
    };
  }
  const { last, paidBefore, lapsedTo } = years;
  return {
    before: formatIsoDate(before),
    lastYear: last,
    keptFrom: paidBefore,
    lapsedTo,
    keptFiles: KEPT_FILES,
  };
}

/**
 * Totals and digests of a remittance, by allowance and by school, and who prepared, released or refused it: no teacher is
 * named there.
 */
const KEPT_FILES = ['bordereau.json', ...Object.values(RECORDS)];
