import type { Violation } from '../contracts/json-schema.js';
import { secretSource, type InlineSecret, type SecretSource } from './secrets.js';

/** How the program runs by itself. Times are those of Europe/Paris, in minutes after midnight. */
export interface ScheduleSettings {
  /** When the draft of every night is due. */
  readonly nightly: number;
  /** When the run of a cut-off day is due. */
  readonly cutOffTime: number;
  /** An export folder, or a drop folder. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly ledger: LedgerPlace | undefined;
  /** Port of the health endpoint on 127.0.0.1; none when absent. */
  readonly health: number | undefined;
  /** Path of the status file. */
  readonly status: string | undefined;
  /** Plan of the campaign that a cut-off starts, in place of a run of one académie. */
  readonly campaign: string | undefined;
  /** Path of a file of metrics. */
  readonly metrics: string | undefined;
  /** How many threads, as `--workers` takes it. */
  readonly workers: string | undefined;
}

/** Where the ledger is. A URL with a password comes from the environment or from a file: `ps` shows neither. */
export type LedgerPlace = SecretSource | { readonly kind: 'address'; readonly address: string };

/** The section `schedule` as it is written: every value a text, each optional. */
export type WrittenSchedule = Partial<
  Readonly<
    Record<
      | 'nightly'
      | 'cutOffTime'
      | 'input'
      | 'output'
      | 'ledger'
      | 'ledgerEnv'
      | 'ledgerFile'
      | 'health'
      | 'status'
      | 'campaign'
      | 'metrics'
      | 'workers',
      string
    >
  >
>;

/** The settings, from texts that the schema has let through. */
export function scheduleOf(written: WrittenSchedule): ScheduleSettings {
  const nightly = minutesOf(written.nightly ?? '02:30');
  return {
    nightly,
    cutOffTime: written.cutOffTime === undefined ? nightly : minutesOf(written.cutOffTime),
    input: written.input,
    output: written.output,
    ledger: ledgerPlace(written),
    health: written.health === undefined ? undefined : Number(written.health),
    status: written.status,
    campaign: written.campaign,
    metrics: written.metrics,
    workers: written.workers,
  };
}

/** Two places for one ledger; a password where every copy of the configuration would show it. */
export function scheduleFaults(written: WrittenSchedule): (Violation | InlineSecret)[] {
  const [first, ...others] = LEDGER_KEYS.filter((key) => written[key] !== undefined);
  const twice = others.map((key): Violation => {
    const expected = first === undefined ? '' : `schedule.${first} seul`;
    return { kind: 'not-allowed', key: `schedule.${key}`, found: '…', expected };
  });
  const { ledger } = written;
  const isSecret = typeof ledger === 'string' && /^[a-z]+:\/\/[^/@]*:[^/]*@|[?&]password=/i.test(ledger);
  if (!isSecret) return twice;
  return [
    ...twice,
    { kind: 'inline-secret', key: 'schedule.ledger', found: '', expected: 'ledgerEnv, ledgerFile' },
  ];
}

const LEDGER_KEYS = ['ledger', 'ledgerEnv', 'ledgerFile'] as const;

function ledgerPlace({ ledger, ledgerEnv, ledgerFile }: WrittenSchedule): LedgerPlace | undefined {
  return ledger === undefined ? secretSource(ledgerEnv, ledgerFile) : { kind: 'address', address: ledger };
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
