import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatIsoDate, formatPayMonth } from '../../src/calendar/index.js';
import { readConfig, type Config } from '../../src/config/config.js';
import { compileSchema } from '../../src/contracts/json-schema.js';

const SCHEMA = new URL('../../schemas/config.schema.json', import.meta.url);
const check = compileSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

function read(sections: string, overrides: readonly (readonly [string, string])[] = []) {
  const text = `academie: 31\nministere: MEN\ncodes: { IMP: 9001 }\n${sections}\n`;
  return readConfig(text, new Map(overrides), check, ['IMP']);
}

function configOf(...parameters: Parameters<typeof read>): Config {
  const reading = read(...parameters);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.config;
}

/** `key found → expected` of each fault. */
function faultsOf(...parameters: Parameters<typeof read>): string[] {
  const reading = read(...parameters);
  return 'faults' in reading
    ? reading.faults.map(({ kind, key, found, expected }) => `${kind} ${key} ${found} → ${expected}`)
    : [];
}

describe('the pay calendar', () => {
  test('gives the cut-offs in the order of their months, whatever the order of the lines', () => {
    const { calendar } = configOf('calendar: { 2026-01: 2025-12-16, 2025-12: 2025-11-25 }');
    expect(calendar.map(({ payMonth, day }) => [formatPayMonth(payMonth), formatIsoDate(day)])).toEqual([
      ['2025-12', '2025-11-25'],
      ['2026-01', '2025-12-16'],
    ]);
  });

  test.each([
    ['calendar: { 2025-11: 2025-10-32 }', ['not-allowed calendar.2025-11 2025-10-32 → AAAA-MM-JJ']],
    ['calendar: { 2026-02: 2026-02-29 }', ['not-allowed calendar.2026-02 2026-02-29 → AAAA-MM-JJ']],
    ['calendar: { 2025-13: 2025-10-28 }', ['unknown-key calendar.2025-13  → AAAA-MM']],
    [
      'calendar: { 2025-11: 2025-10-28, 2025-12: 2025-10-28 }', // both would be due at once
      ['not-allowed calendar.2025-12 2025-10-28 → > 2025-10-28 (2025-11)'],
    ],
    [
      'calendar: { 2025-11: 2025-11-28, 2025-12: 2025-10-28 }', // December would be paid first
      ['not-allowed calendar.2025-12 2025-10-28 → > 2025-11-28 (2025-11)'],
    ],
  ])('is refused with the month and what is wrong: %s', (text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });
});

describe('the schedule', () => {
  test('drafts at 02:30 and posts at that time too, unless it is told otherwise', () => {
    expect(configOf('').schedule).toEqual({
      nightly: 150,
      cutOffTime: 150,
      input: undefined,
      output: undefined,
      ledger: undefined,
      health: undefined,
      status: undefined,
      workers: undefined,
    });
    expect(configOf("schedule: { nightly: '00:05' }").schedule).toMatchObject({ nightly: 5, cutOffTime: 5 });
    expect(configOf("schedule: { cutOffTime: '18:00' }").schedule).toMatchObject({
      nightly: 150,
      cutOffTime: 1080,
    });
  });

  test.each([
    ['ledger: /srv/livre.db', { kind: 'address', address: '/srv/livre.db' }],
    ['ledger: postgres://paie@base/livre', { kind: 'address', address: 'postgres://paie@base/livre' }],
    ['ledgerEnv: LIVRE', { kind: 'env', name: 'LIVRE' }],
    ['ledgerFile: /run/secrets/livre', { kind: 'file', name: '/run/secrets/livre' }],
  ])('finds its ledger by %s', (line, expected) => {
    expect(configOf(`schedule: { ${line} }`).schedule.ledger).toEqual(expected);
  });

  test('can be given value by value on the command line', () => {
    const { schedule } = configOf("schedule: { nightly: '02:30' }", [
      ['schedule.nightly', '23:59'],
      ['schedule.health', '8080'],
    ]);
    expect(schedule).toMatchObject({ nightly: 1439, health: 8080 });
  });

  test.each([
    ["nightly: '24:00'", ['not-allowed schedule.nightly 24:00 → HH:MM, heure de Paris']],
    ["cutOffTime: '2:30'", ['not-allowed schedule.cutOffTime 2:30 → HH:MM, heure de Paris']],
    ['health: 70000', ['not-allowed schedule.health 70000 → port, de 100 à 65535']],
    ['workers: 0', ['not-allowed schedule.workers 0 → 1 à 16']],
    ["input: ''", ["not-allowed schedule.input  → dossier d'export, ou de dépôt"]],
    [
      "cron: '0 22 28 * *'",
      [
        'unknown-key schedule.cron  → nightly, cutOffTime, input, output, ledger, ledgerEnv, ledgerFile, health, status, campaign, metrics, workers',
      ],
    ],
    ['ledger: a.db, ledgerEnv: LIVRE', ['not-allowed schedule.ledgerEnv … → schedule.ledger seul']],
  ])('is refused with the key and what is allowed there: %s', (line, expected) => {
    expect(faultsOf(`schedule: { ${line} }`)).toEqual(expected);
  });

  test.each(['postgres://paie:s3cret@base/livre', 'postgresql://base/livre?password=s3cret'])(
    'never holds a password, and does not repeat it: %s',
    (ledger) => {
      const faults = faultsOf(`schedule: { ledger: '${ledger}' }`);
      expect(faults).toEqual(['inline-secret schedule.ledger  → ledgerEnv, ledgerFile']);
      expect(faultsOf('', [['schedule.ledger', ledger]])).toEqual(faults);
    },
  );
});
