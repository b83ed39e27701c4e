import { describe, expect, test } from 'vitest';
import { generateAcademie, type GeneratedAcademie } from '../../src/generate/academie.js';
import { written } from './read-tables.js';
import { recheck } from './recheck.js';

const withFaults = (schoolYear: number, errors: number, seed = 8): GeneratedAcademie =>
  generateAcademie({ agents: 1500, schoolYear, seed, errors });

const planted = (academie: GeneratedAcademie): readonly string[] =>
  academie.planted.map(({ file, line, code }) => `${file}:${line} ${code}`).sort();

const found = (academie: GeneratedAcademie): readonly string[] =>
  recheck(academie).filter((message) => !message.endsWith(' award.not-validated'));

test.each([2010, 2013, 2014, 2015, 2019, 2026, 2040])(
  'the faults planted in %i are found at their lines, and nothing else',
  (year) => {
    const academie = withFaults(year, 250);
    expect(found(academie)).toEqual(planted(academie));
  },
);

test.each([1, 2, 3, 7, 60])('%i faults are as many, whatever the seed', (errors) => {
  for (const seed of [0, 1, 2, 3]) {
    const academie = withFaults(2015, errors, seed);
    expect(academie.planted.length).toBeGreaterThanOrEqual(errors);
    expect(found(academie)).toEqual(planted(academie));
  }
});

describe('The faults leave the good rows as they are', () => {
  const clean = generateAcademie({ agents: 1500, schoolYear: 2020, seed: 8, errors: 0 });
  const faulty = withFaults(2020, 100);
  test.each(clean.tables.map(({ file }) => file))('%s', (file) => {
    const rows = (academie: GeneratedAcademie): readonly string[] =>
      [...academie.tables.find((each) => each.file === file)!.rows].map((row) => row.join(';'));
    const all = rows(faulty);
    const good = rows(clean);
    const kept = new Set(good);
    expect(all.length).toBeGreaterThan(good.length);
    expect(all.filter((row) => kept.has(row))).toEqual(good);
  });
});

test('the faults are spread over the export', () => {
  const lines = withFaults(2020, 100)
    .planted.filter(({ file }) => file === 'missions.csv')
    .map(({ line }) => line);
  const last = [...withFaults(2020, 100).tables.find(({ file }) => file === 'missions.csv')!.rows].length;
  expect(Math.min(...lines)).toBeLessThan(last / 4);
  expect(Math.max(...lines)).toBeGreaterThan((last * 3) / 4);
});

test('two seeds plant the kinds in another order', () => {
  const codes = (seed: number): readonly string[] =>
    withFaults(2020, 10, seed).planted.map(({ code }) => code);
  expect(codes(1)).not.toEqual(codes(2));
});

/**
 * Rules section 11 and the shape checks above it. Left out: `row.columns`, which no table of fields can cause;
 * `award.not-validated`, which a clean export has; `award.vanished`, which needs a ledger.
 */
const ALL_CODES = [
  'field.missing field.format field.enum field.range row.duplicate-id nir.key uai.key numen.shape nir.shared',
  'reference.unknown-agent reference.unknown-award reference.unknown-school reference.unknown-district',
  'period.reversed award.crosses-school-year regime.not-in-force function.unknown',
  'absence.overlap replacement.overlap service.overlap',
  'imp.rate-not-allowed imp.relief-exclusive imp.cpge-full-service imp.letter-missing imp.school-type',
  'imp.eps-threshold imp.eps-rate imp.unss-cap imp.exceptional-rate imp.envelope-exceeded',
  'ific.amount ific.school-type ific.relief-exclusive ific.overtime-exclusive ific.too-many-functions',
  'mf.no-certificate mf.no-trainee t1d.certified tutor.several-trainees t2d.share-exceeded t2d.trainee-missing',
  'degree.mismatch sopa.relief-exclusive sopa.students cumul.cp-tutor cumul.cp-eps award.overlap',
  'award.outside-service-year replacement.not-eligible replacement.outside-award replacement.without-absence',
  'replacement.self service.over-90',
].flatMap((line) => line.split(' '));

test('two hundred faults before and after 2015 cover every code a row can carry', () => {
  const codes = [2014, 2015].flatMap((year) => withFaults(year, 200).planted.map(({ code }) => code));
  expect([...new Set(codes)].sort()).toEqual(ALL_CODES.sort());
});

test('the same options plant the same faults', () => {
  expect(withFaults(2015, 30).planted).toEqual(withFaults(2015, 30).planted);
  expect(written(withFaults(2015, 30))).toBe(written(withFaults(2015, 30)));
});
