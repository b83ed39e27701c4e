import { formatPayMonth, parsePayMonth, type PayMonth } from '../calendar/index.js';
import type { ConfigFault } from '../config/config.js';
import type { LedgerPlace } from '../config/schedule.js';
import { secretSource } from '../config/secrets.js';
import type { Violation } from '../contracts/json-schema.js';
import { readYaml, unreadable } from '../contracts/yaml.js';

/** A campaign as its plan states it, checked; paths are as written, relative to the plan. */
export interface CampaignPlan {
  readonly name: string;
  /** The folder of the national manifest. */
  readonly output: string;
  readonly work:
    | { readonly kind: 'pay'; readonly months: readonly string[] }
    | { readonly kind: 'replay'; readonly from: string; readonly to: string };
  readonly now: string | undefined;
  /** `drop`, `recoveries`, `stale`: the brakes let go everywhere. */
  readonly accept: readonly string[];
  readonly academies: readonly PlannedAcademie[];
}

export interface PlannedAcademie {
  readonly id: string;
  /** May hold `{month}`: the export of each pay month. */
  readonly input: string;
  readonly config: string;
  readonly ledger: LedgerPlace;
  readonly output: string;
  readonly regulations: string | undefined;
  readonly set: readonly string[];
}

/**
 * Reads a plan.
 *
 * @param check `schemas/campaign.schema.json`, compiled
 * @returns the plan, or every fault at once
 */
export function readPlan(
  text: string,
  check: (value: unknown) => readonly Violation[],
): { readonly plan: CampaignPlan } | { readonly faults: readonly ConfigFault[] } {
  const reading = readYaml(text, 'strings');
  if (reading.kind === 'faulty') return { faults: reading.faults.map(unreadable) };
  const violations = check(reading.value);
  if (violations.length > 0) return { faults: violations.map(withoutSecret) };
  const written = reading.value as WrittenPlan;
  const faults = [...workFaults(written), ...academieFaults(written)];
  return faults.length > 0 ? { faults } : { plan: planOf(written) };
}

interface WrittenPlan {
  readonly name: string;
  readonly output: string;
  readonly months?: readonly string[] | Range;
  readonly replay?: Range;
  readonly now?: string;
  readonly accept?: readonly string[];
  readonly academies: readonly WrittenAcademie[];
}

interface Range {
  readonly from: string;
  readonly to: string;
}

interface WrittenAcademie {
  readonly id: string;
  readonly input?: string;
  readonly config: string;
  readonly output: string;
  readonly ledger?: string;
  readonly ledgerEnv?: string;
  readonly ledgerFile?: string;
  readonly regulations?: string;
  readonly set?: readonly string[];
}

function planOf({ name, output, months, replay, now, accept, academies }: WrittenPlan): CampaignPlan {
  return {
    name,
    output,
    work: replay === undefined ? { kind: 'pay', months: monthsOf(months) } : { kind: 'replay', ...replay },
    now,
    accept: accept ?? [],
    academies: academies.map((each) => ({
      id: each.id,
      input: each.input ?? '',
      config: each.config,
      output: each.output,
      ledger: ledgerOf(each),
      regulations: each.regulations,
      set: each.set ?? [],
    })),
  };
}

/** Months in their order, each once. */
function monthsOf(written: WrittenPlan['months']): string[] {
  if (written === undefined) return [];
  if (!('from' in written)) {
    const months = new Set(
      written.map((month) => parsePayMonth(month)).filter((month) => month !== undefined),
    );
    return [...months].sort((a, b) => a - b).map(formatPayMonth);
  }
  const [from, to] = [parsePayMonth(written.from), parsePayMonth(written.to)];
  const months: string[] = [];
  if (from === undefined || to === undefined) return months;
  for (let month = from; month <= to; month = (month + 1) as PayMonth) months.push(formatPayMonth(month));
  return months;
}

function ledgerOf({ ledger, ledgerEnv, ledgerFile }: WrittenAcademie): LedgerPlace {
  const place: LedgerPlace | undefined =
    ledger === undefined ? secretSource(ledgerEnv, ledgerFile) : { kind: 'address', address: ledger };
  return place ?? { kind: 'address', address: '' };
}

/** Months to pay or months to replay, one of the two, in their order. */
function workFaults({ months, replay }: WrittenPlan): ConfigFault[] {
  if (months === undefined && replay === undefined) {
    return [{ kind: 'missing-key', key: 'months', found: '', expected: 'months, replay' }];
  }
  if (months !== undefined && replay !== undefined) {
    return [{ kind: 'not-allowed', key: 'replay', found: '…', expected: 'months | replay' }];
  }
  const range = replay ?? (months !== undefined && 'from' in months ? months : undefined);
  if (range === undefined || range.from <= range.to) return [];
  const key = replay === undefined ? 'months' : 'replay';
  return [{ kind: 'not-allowed', key, found: `${range.from}..${range.to}`, expected: 'from ≤ to' }];
}

/** What two académies may not share, and what each needs. */
function academieFaults({ academies, replay }: WrittenPlan): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const seen = new Map<string, string>();
  const once = (key: string, what: string, found: string): void => {
    const first = seen.get(`${what} ${found}`);
    if (first !== undefined) faults.push({ kind: 'not-allowed', key, found, expected: `≠ ${first}` });
    seen.set(`${what} ${found}`, key);
  };
  academies.forEach((academie, index) => {
    const at = `academies.${String(index)}`;
    once(`${at}.id`, 'id', academie.id);
    once(`${at}.output`, 'output', academie.output);
    if (academie.input === undefined && replay === undefined) {
      faults.push({ kind: 'missing-key', key: `${at}.input`, found: '', expected: '' });
    }
    const [first, ...others] = LEDGER_KEYS.filter((key) => academie[key] !== undefined);
    if (first === undefined) {
      faults.push({ kind: 'missing-key', key: `${at}.ledger`, found: '', expected: LEDGER_KEYS.join(', ') });
      return;
    }
    for (const key of others) {
      faults.push({ kind: 'not-allowed', key: `${at}.${key}`, found: '…', expected: first });
    }
    if (first === 'ledger' && SECRET.test(academie.ledger ?? '')) {
      faults.push({
        kind: 'inline-secret',
        key: `${at}.ledger`,
        found: '',
        expected: 'ledgerEnv, ledgerFile',
      });
    } else once(`${at}.${first}`, first, academie[first] ?? '');
  });
  return faults;
}

const LEDGER_KEYS = ['ledger', 'ledgerEnv', 'ledgerFile'] as const;

/** An address with a password: the plan is copied into the queue, and handed on. */
const SECRET = /:\/\/[^/@]*:[^/]*@|[?&]password=/i;

function withoutSecret(fault: Violation): ConfigFault {
  return /:\/\/[^/@]*@|password/i.test(fault.found) ? { ...fault, found: '***' } : fault;
}
