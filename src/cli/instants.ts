import { dateOf, parsePayMonth, type PayMonth } from '../calendar/index.js';
import { parisNow } from '../io/clock.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/**
 * The pay month and the instant of a command line, `AAAAMMJJHHMMSS`.
 *
 * @param otherFaults what else the command line says badly, to be named at once
 * @throws UsageError
 */
export function monthAndInstant(
  { month, now, lang }: { readonly month: string; readonly now: string | undefined; readonly lang: Lang },
  otherFaults: readonly string[] = [],
): { readonly payMonth: PayMonth; readonly created: string } {
  const payMonth = parsePayMonth(month);
  const created = createdOf(now ?? parisNow());
  const faults = [
    ...(payMonth === undefined ? [textsIn(lang).badMonth(month, 'month')] : []),
    ...(created === undefined ? [textsIn(lang).badNow(now ?? '')] : []),
    ...otherFaults,
  ];
  if (payMonth === undefined || created === undefined || faults.length > 0) throw new UsageError(faults);
  return { payMonth, created };
}

/**
 * The instant of `--now`, or of the clock, `AAAAMMJJHHMMSS`.
 *
 * @throws UsageError
 */
export function instantOf(now: string | undefined, lang: Lang): string {
  const created = createdOf(now ?? parisNow());
  if (created === undefined) throw new UsageError([textsIn(lang).badNow(now ?? '')]);
  return created;
}

/** The digits of an instant as they are written; `undefined` when it is none. */
function createdOf(instant: string): string | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      instant,
    );
  if (match === null) return undefined;
  const [year = '', month = '', day = '', ...time] = match.slice(1);
  if (dateOf(Number(year), Number(month), Number(day)) === undefined) return undefined;
  return [year, month, day, ...time.map((part: string | undefined) => part ?? '00')].join('');
}
