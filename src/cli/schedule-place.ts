import type { Config } from '../config/config.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { ledgerAddressAt } from './ledger-secret.js';
import { textsIn } from './texts.js';

/** Where a schedule works. */
export interface SchedulePlace {
  readonly input: string;
  readonly output: string;
  /** A path, or a `postgres://` URL. */
  readonly ledger: string;
  readonly status: string;
  /** The plan of a campaign, where cut-offs start one. */
  readonly campaign?: string | undefined;
  /** A file of metrics, written anew by each run. */
  readonly metrics: string | undefined;
}

/**
 * The places that a configuration gives to its schedule.
 *
 * @throws UsageError with every key that is missing
 */
export async function schedulePlace({ calendar, schedule }: Config, lang: Lang): Promise<SchedulePlace> {
  const texts = textsIn(lang).schedule;
  const { input, output, ledger, campaign, metrics } = schedule;
  const faults = [
    ...(calendar.length === 0 ? [texts.emptyCalendar] : []),
    ...(input === undefined ? [texts.missingKey('input')] : []),
    ...(output === undefined ? [texts.missingKey('output')] : []),
    ...(ledger === undefined ? [texts.missingLedger] : []),
  ];
  if (input === undefined || output === undefined || ledger === undefined || faults.length > 0) {
    throw new UsageError(faults);
  }
  const status = statusPath(schedule) ?? '';
  return { input, output, ledger: await ledgerAddressAt(ledger, texts.noSecret), status, campaign, metrics };
}

/** The status file of a schedule: where the configuration says, or beside the results. */
export function statusPath({ status, output }: Config['schedule']): string | undefined {
  return status ?? (output === undefined ? undefined : `${output}/etat.json`);
}
