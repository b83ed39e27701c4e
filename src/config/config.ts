import { dateOf, type MonthDay, type PayCalendar } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import type { Violation } from '../contracts/json-schema.js';
import { readYaml, unreadable } from '../contracts/yaml.js';
import { DEFAULT_CONVENTIONS, type Conventions, type Thresholds } from '../model/index.js';
import { calendarFaults, calendarOf } from './calendar.js';
import { notifyFaults, notifyOf, type NotifySettings, type WrittenNotify } from './notify.js';
import {
  encryptionOf,
  type EncryptionSettings,
  type SigningSettings,
  type WrittenEncryption,
} from './seal.js';
import { scheduleFaults, scheduleOf, type ScheduleSettings, type WrittenSchedule } from './schedule.js';
import { discreetly, type InlineSecret } from './secrets.js';
import { thresholdsOf, type WrittenThresholds } from './thresholds.js';

/** The settings of an académie (files.md section 2), checked. */
export interface Config {
  /** Two digits. */
  readonly academie: string;
  /** Three characters. */
  readonly ministere: string;
  /** Allowance → four-digit code; there is no default, the real codes are not public. */
  readonly codes: Readonly<Record<string, string>>;
  readonly encoding: Encoding;
  readonly conventions: Conventions;
  readonly thresholds: Thresholds;
  /** Path of another record layout. */
  readonly layout: string | undefined;
  /** Name or path of the profile that the extraction is read with. */
  readonly profile: string | undefined;
  /** When each pay month is closed. */
  readonly calendar: PayCalendar;
  /** How the program runs by itself. */
  readonly schedule: ScheduleSettings;
  /** Who is told how a run ended. */
  readonly notify: NotifySettings | undefined;
  /** What the manifest is signed with. */
  readonly signing: SigningSettings | undefined;
  /** Who can read the encrypted copy of a remittance. */
  readonly encryption: EncryptionSettings | undefined;
  /** Whether a remittance is released by another person than the one who prepared it. */
  readonly approval: 'required' | undefined;
}

/** The configuration as it is written: every value a text. */
interface WrittenConfig {
  readonly academie: string;
  readonly ministere: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly encoding?: Encoding;
  readonly layout?: string;
  readonly profile?: string;
  readonly conventions?: Partial<Readonly<Record<ConventionName, string>>>;
  readonly thresholds?: WrittenThresholds;
  readonly calendar?: Readonly<Record<string, string>>;
  readonly schedule?: WrittenSchedule;
  readonly notify?: WrittenNotify;
  readonly signing?: SigningSettings;
  readonly encryption?: WrittenEncryption;
  readonly approval?: 'required';
}

type ConventionName =
  | 'ninths'
  | 'fullYearFrom'
  | 'afterReplacement'
  | 'ificPayMonth'
  | 'firstNinth'
  | 'rounding'
  | 'imp.letter-missing'
  | 'imp.envelope-exceeded'
  | 'fullYearBy';

/** A fault of the configuration: the key, and what is allowed there (exit 64). */
export interface ConfigFault {
  readonly kind: Violation['kind'] | InlineSecret['kind'] | 'unreadable';
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** A value given on the command line: `conventions.ninths` → `pay-month`. */
export type Overrides = ReadonlyMap<string, string>;

/**
 * Reads a configuration text and the overrides of the command line.
 *
 * @param allowances the allowances the law data know, the only ones that can have a code
 * @returns the configuration, or every fault at once
 */
export function readConfig(
  text: string,
  overrides: Overrides,
  check: (value: unknown) => readonly Violation[],
  allowances: readonly string[],
): { readonly config: Config } | { readonly faults: readonly ConfigFault[] } {
  const reading = readYaml(text, 'strings');
  if (reading.kind === 'faulty') return { faults: reading.faults.map(unreadable) };
  const written = overridden(reading.value, overrides);
  const faults: ConfigFault[] = [
    ...check(written).map(discreetly),
    ...unknownCodes(written, allowances),
    ...impossibleDays(written),
    ...calendarFaults(sectionOf(written, 'calendar')),
    ...scheduleFaults(sectionOf(written, 'schedule')),
    ...notifyFaults(isMapping(written) ? written['notify'] : undefined),
  ];
  return faults.length > 0 ? { faults } : { config: configOf(written as WrittenConfig) };
}

/** Puts the values of the command line over those of the file; a key has at most one section before it. */
function overridden(value: unknown, overrides: Overrides): unknown {
  if (value !== null && value !== undefined && value !== '' && !isMapping(value)) return value;
  // Whatever key is given becomes one of the mapping, `__proto__` too, for the schema to refuse.
  const merged = new Map<string, unknown>(Object.entries(isMapping(value) ? value : {}));
  for (const [key, override] of overrides) {
    const dot = key.indexOf('.');
    if (dot < 0) {
      merged.set(key, override);
      continue;
    }
    const section = key.slice(0, dot);
    const inside = merged.get(section);
    merged.set(section, { ...(isMapping(inside) ? inside : {}), [key.slice(dot + 1)]: override });
  }
  return Object.fromEntries(merged);
}

function unknownCodes(written: unknown, allowances: readonly string[]): ConfigFault[] {
  const codes = isMapping(written) && isMapping(written['codes']) ? written['codes'] : {};
  return Object.keys(codes)
    .filter((code) => !allowances.includes(code))
    .map((code) => ({
      kind: 'unknown-key',
      key: `codes.${code}`,
      found: '',
      expected: allowances.join(', '),
    }));
}

/** `02-30` has the shape of a day and is none. */
function impossibleDays(written: unknown): ConfigFault[] {
  const conventions = isMapping(written) && isMapping(written['conventions']) ? written['conventions'] : {};
  return ['fullYearFrom', 'fullYearBy'].flatMap((name) => {
    const value = conventions[name];
    // Any other shape is refused by the schema.
    if (typeof value !== 'string' || !/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value)) return [];
    const { month, day } = monthDayOf(value);
    // 2023 is a common year: 29 February does not exist in most years and no convention can rest on it.
    if (dateOf(2023, month, day) !== undefined) return [];
    return [{ kind: 'not-allowed' as const, key: `conventions.${name}`, found: value, expected: 'MM-JJ' }];
  });
}

function configOf(written: WrittenConfig): Config {
  const { academie, ministere, codes, encoding, layout, profile, conventions = {} } = written;
  const defaults = DEFAULT_CONVENTIONS;
  return {
    academie,
    ministere,
    codes,
    encoding: encoding ?? 'UTF-8',
    layout,
    profile,
    calendar: calendarOf(written.calendar ?? {}),
    schedule: scheduleOf(written.schedule ?? {}),
    notify: notifyOf(written.notify),
    signing: written.signing,
    encryption: encryptionOf(written.encryption),
    approval: written.approval,
    thresholds: thresholdsOf(written.thresholds ?? {}),
    conventions: {
      ninths: conventions.ninths === 'pay-month' ? 'pay-month' : defaults.ninths,
      fullYearFrom: monthDayOr(conventions.fullYearFrom, defaults.fullYearFrom),
      afterReplacement: conventions.afterReplacement === 'suspend' ? 'suspend' : defaults.afterReplacement,
      ificPayMonth: conventions.ificPayMonth === '06' ? 6 : defaults.ificPayMonth,
      firstNinth: conventions.firstNinth === '10' ? 10 : defaults.firstNinth,
      rounding: conventions.rounding === 'truncate' ? 'truncate' : defaults.rounding,
      letterMissing: conventions['imp.letter-missing'] === 'warn' ? 'warn' : defaults.letterMissing,
      envelopeExceeded:
        conventions['imp.envelope-exceeded'] === 'reject' ? 'reject' : defaults.envelopeExceeded,
      fullYearBy: monthDayOr(conventions.fullYearBy, defaults.fullYearBy),
    },
  };
}

/** The settings in force as the configuration writes them, for the manifest. */
export function writtenConventions(conventions: Conventions): Readonly<Record<ConventionName, string>> {
  return {
    ninths: conventions.ninths,
    fullYearFrom: shownMonthDay(conventions.fullYearFrom),
    afterReplacement: conventions.afterReplacement,
    ificPayMonth: twoDigits(conventions.ificPayMonth),
    firstNinth: twoDigits(conventions.firstNinth),
    rounding: conventions.rounding,
    'imp.letter-missing': conventions.letterMissing,
    'imp.envelope-exceeded': conventions.envelopeExceeded,
    fullYearBy: shownMonthDay(conventions.fullYearBy),
  };
}

function monthDayOr(text: string | undefined, otherwise: MonthDay): MonthDay {
  return text === undefined ? otherwise : monthDayOf(text);
}

function monthDayOf(text: string): MonthDay {
  return { month: Number(text.slice(0, 2)), day: Number(text.slice(3)) };
}

function shownMonthDay({ month, day }: MonthDay): string {
  return `${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** A section of the configuration; an empty one where there is none, or something else, which the schema refuses. */
function sectionOf(written: unknown, name: string): Readonly<Record<string, unknown>> {
  const section = isMapping(written) ? written[name] : undefined;
  return isMapping(section) ? section : {};
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
