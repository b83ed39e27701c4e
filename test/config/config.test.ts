import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, writtenConventions, type Config } from '../../src/config/config.js';
import { scheduleOf } from '../../src/config/schedule.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { DEFAULT_CONVENTIONS, DEFAULT_THRESHOLDS } from '../../src/model/index.js';
import { fraction } from '../../src/money/index.js';

const SCHEMA = new URL('../../schemas/config.schema.json', import.meta.url);
const check = compileSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
const SHORTEST = 'academie: 01\nministere: 206\ncodes: { IMP: 0001 }\n';

function read(text: string, overrides: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> {
  return readConfig(text, new Map(Object.entries(overrides)), check, ['IMP', 'IFIC']);
}

function configOf(...parameters: Parameters<typeof read>): Config {
  const reading = read(...parameters);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.config;
}

describe('a configuration', () => {
  test('keeps its leading zeros, and has the defaults of the rules for the rest', () => {
    expect(configOf(SHORTEST)).toEqual({
      academie: '01',
      ministere: '206',
      codes: { IMP: '0001' },
      encoding: 'UTF-8',
      conventions: DEFAULT_CONVENTIONS,
      thresholds: DEFAULT_THRESHOLDS,
      layout: undefined,
      profile: undefined,
      calendar: [],
      schedule: scheduleOf({}),
    });
  });

  // Rules section 13: every setting, its default and its other value.
  test.each([
    ['ninths', 'service-windows', 'pay-month'],
    ['fullYearFrom', '06-30', '07-04'],
    ['afterReplacement', 'revive', 'suspend'],
    ['ificPayMonth', '07', '06'],
    ['firstNinth', '11', '10'],
    ['rounding', 'half-up', 'truncate'],
    ['fullYearBy', '09-05', '09-01'],
    ['imp.letter-missing', 'reject', 'warn'],
    ['imp.envelope-exceeded', 'warn', 'reject'],
  ])('has the setting %s: %s, or %s, by its file or by the command line', (name, byDefault, other) => {
    const defaults: Readonly<Record<string, string>> = writtenConventions(DEFAULT_CONVENTIONS);
    expect(defaults[name]).toBe(byDefault);
    for (const value of [byDefault, other]) {
      const expected = { ...defaults, [name]: value };
      const inFile = configOf(`${SHORTEST}conventions: { ${name}: ${value} }\n`);
      expect(writtenConventions(inFile.conventions)).toEqual(expected);
      const onCommandLine = configOf(SHORTEST, { [`conventions.${name}`]: value });
      expect(writtenConventions(onCommandLine.conventions)).toEqual(expected);
    }
  });

  test('gives way to the command line, value by value', () => {
    const config = configOf(`${SHORTEST}conventions: { ninths: pay-month }\nencoding: windows-1252\n`, {
      academie: '31',
      'codes.IFIC': '0002',
      'conventions.rounding': 'truncate',
      layout: 'dessin.json',
      profile: 'epp',
    });
    expect(config).toMatchObject({
      academie: '31',
      codes: { IMP: '0001', IFIC: '0002' },
      encoding: 'windows-1252',
      conventions: { ...DEFAULT_CONVENTIONS, ninths: 'pay-month', rounding: 'truncate' },
      layout: 'dessin.json',
      profile: 'epp',
    });
  });

  test('may be given by the command line alone', () => {
    expect(configOf('', { academie: '31', ministere: 'MEN', 'codes.IMP': '9001' }).codes).toEqual({
      IMP: '9001',
    });
  });

  test('sets the limits of the brakes one by one; the others keep their default', () => {
    const text = `${SHORTEST}thresholds: { rowDropPercent: '12,5', vanishedAwards: 3, recoveriesLines: 0 }`;
    expect(configOf(text).thresholds).toEqual({
      ...DEFAULT_THRESHOLDS,
      rowDropPercent: fraction(25, 2),
      vanishedAwards: 3,
      recoveriesLines: 0,
    });
    expect(configOf(text, { 'thresholds.vanishedAwards': '7' }).thresholds.vanishedAwards).toBe(7);
    expect(configOf(SHORTEST).thresholds).toEqual(DEFAULT_THRESHOLDS);
  });

  test('may hold what other commands need', () => {
    const text = `${SHORTEST}calendar: { 2025-11: 2025-10-28 }
schedule: { nightly: '22:00' }
notify: { mail: { host: smtp.exemple.fr, from: paie@exemple.fr, to: [paie@exemple.fr] } }
`;
    expect(configOf(text).academie).toBe('01');
  });
});

describe('a fault of a configuration', () => {
  test.each([
    ['conventions.fullYearFrom', '02-30', 'MM-JJ'],
    ['conventions.fullYearFrom', '02-29', 'MM-JJ'],
    ['conventions.fullYearBy', '13-01', 'MM-JJ'],
    ['conventions.firstNinth', '12', '11, 10'],
    ['conventions.imp.letter-missing', 'ignore', 'reject, warn'],
    ['encoding', 'latin1', 'UTF-8, ISO-8859-15, windows-1252'],
    ['academie', '', '2 chiffres'],
    ['ministere', 'men', '3 caractères A-Z 0-9'],
    ['codes.IMP', '00001', '4 chiffres'],
    ['layout', '', "chemin d'un dessin d'enregistrement JSON"],
    ['profile', '', "nom d'un profil, ou chemin de son fichier"],
  ])('names the key, the value and what is allowed: %s = %j', (key, found, expected) => {
    expect(read(SHORTEST, { [key]: found })).toEqual({
      faults: [{ kind: 'not-allowed', key, found, expected }],
    });
  });

  test('of a code for an allowance that the law data do not know names those they know', () => {
    expect(read(SHORTEST, { 'codes.TOTO': '9001' })).toEqual({
      faults: [{ kind: 'unknown-key', key: 'codes.TOTO', found: '', expected: 'IMP, IFIC' }],
    });
  });

  test('is found in a value that is no text', () => {
    expect(read('academie: [1]\nministere: 206\ncodes: rien\n')).toEqual({
      faults: [
        { kind: 'not-allowed', key: 'academie', found: '["1"]', expected: '2 chiffres' },
        { kind: 'not-allowed', key: 'codes', found: 'rien', expected: 'régime: code indemnité' },
      ],
    });
  });
});
