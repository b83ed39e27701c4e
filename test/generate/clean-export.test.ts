import { describe, expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';
import { read, type ReadRow } from './read-tables.js';
import { recheck } from './recheck.js';

const clean = (schoolYear: number, seed: number, agents = 4000) =>
  generateAcademie({ agents, schoolYear, seed, errors: 0 });

test.each([2010, 2011, 2012, 2013, 2014, 2015, 2018, 2021, 2024, 2033, 2040])(
  'a clean export of %i causes no message but for the awards not validated yet',
  (year) => {
    const academie = clean(year, year * 7);
    const proposed = read(academie, 'missions.csv').filter((row) => row.get('etat') === 'PROPOSEE');
    expect(proposed.length).toBeGreaterThan(0);
    expect(recheck(academie)).toEqual(
      proposed.map(({ line }) => `missions.csv:${line} award.not-validated`).sort(),
    );
    expect(academie.planted).toEqual([]);
  },
);

test.each(Array.from({ length: 30 }, (_, seed) => [1 + seed * 3, seed]))(
  'a clean export of %i agents with seed %i neither',
  (agents, seed) => {
    const messages = recheck(clean(2015 + (seed % 12), seed, agents));
    expect(messages.filter((message) => !message.endsWith(' award.not-validated'))).toEqual([]);
  },
);

describe('What refers to something refers to a row', () => {
  const academie = clean(2016, 5);
  const keys = (file: string, column: string): Set<string> =>
    new Set(read(academie, file).map((row) => row.get(column)));
  const agents = keys('agents.csv', 'numen');
  const schools = keys('etablissements.csv', 'uai');
  test.each([
    ['service.csv', 'numen', agents],
    ['missions.csv', 'numen', agents],
    ['absences.csv', 'numen', agents],
    ['remplacements.csv', 'numen_remplacant', agents],
    ['remplacements.csv', 'id_mission', keys('missions.csv', 'id_mission')],
    ['missions.csv', 'uai', schools],
    ['enveloppes.csv', 'uai', schools],
    ['missions.csv', 'district', keys('districts.csv', 'district')],
  ])('%s by %s', (file, column, known) => {
    const referring = read(academie, file).filter((row) => row.get(column) !== '');
    expect(referring.length).toBeGreaterThan(0);
    expect(referring.filter((row) => !known.has(row.get(column)))).toEqual([]);
  });

  test.each([
    ['agents.csv', 'numen'],
    ['agents.csv', 'nir'],
    ['missions.csv', 'id_mission'],
    ['absences.csv', 'id_absence'],
    ['remplacements.csv', 'id_remplacement'],
    ['etablissements.csv', 'uai'],
    ['enveloppes.csv', 'uai'],
    ['districts.csv', 'district'],
  ])('and every row of %s has its own %s', (file, column) => {
    expect(keys(file, column).size).toBe(read(academie, file).length);
  });
});

describe('Absences', () => {
  const academie = clean(2018, 11);
  const absences = read(academie, 'absences.csv');

  test('of one agent never share a day', () => {
    const until = new Map<string, string>();
    const inOrder = [...absences].sort((one, other) =>
      one.get('date_debut') < other.get('date_debut') ? -1 : 1,
    );
    for (const row of inOrder) {
      expect(row.get('date_debut') > (until.get(row.get('numen')) ?? '')).toBe(true);
      until.set(row.get('numen'), row.get('date_fin'));
    }
  });

  test('start within the school year or the one before', () => {
    for (const row of absences)
      expect(row.get('date_debut') >= '2017-09-01' && row.get('date_debut') <= '2019-08-31').toBe(true);
    expect(absences.some((row) => row.get('date_debut') < '2017-10-01')).toBe(true);
    expect(absences.some((row) => row.get('date_debut') > '2019-06-30')).toBe(true);
  });

  test('of contract staff come after their recruitment', () => {
    const recruited = new Map(
      read(academie, 'agents.csv').map((row) => [row.get('numen'), row.get('date_entree')]),
    );
    for (const row of absences) expect(row.get('date_debut') >= recruited.get(row.get('numen'))!).toBe(true);
  });

  test('an extension begins the day after another sick leave ends', () => {
    const ends = new Set(
      absences.map((row) => `${row.get('numen')} ${row.get('type')} ${row.get('date_fin')}`),
    );
    const extensions = absences.filter((row) => row.get('prolongation') === 'O');
    expect(extensions.length).toBeGreaterThan(100);
    for (const row of extensions) {
      const eve = new Date(Date.parse(row.get('date_debut')) - 86_400_000).toISOString().slice(0, 10);
      expect(ends.has(`${row.get('numen')} CMO ${eve}`)).toBe(true);
    }
  });
});

describe('A replacement', () => {
  const academie = clean(2019, 3);
  const replacements = read(academie, 'remplacements.csv');
  const awards = new Map(read(academie, 'missions.csv').map((row) => [row.get('id_mission'), row]));
  const absences = Map.groupBy(read(academie, 'absences.csv'), (row) => row.get('numen'));
  const endsInAbsence = (row: ReadRow): boolean => {
    const next = new Date(Date.parse(row.get('date_fin')) + 86_400_000).toISOString().slice(0, 10);
    return (absences.get(awards.get(row.get('id_mission'))!.get('numen')) ?? []).some(
      (absence) => absence.get('date_debut') <= next && next <= absence.get('date_fin'),
    );
  };

  test('sometimes stops before the holder is back, and more often with the absence', () => {
    const early = replacements.filter(
      (row) => endsInAbsence(row) && !row.get('date_fin').endsWith('-08-31'),
    ).length;
    expect(early).toBeGreaterThan(5);
    expect(early).toBeLessThan(replacements.length / 2);
  });

  test('is held by somebody who is there', () => {
    for (const row of replacements) {
      const own = absences.get(row.get('numen_remplacant')) ?? [];
      expect(
        own.some(
          (absence) =>
            absence.get('date_debut') <= row.get('date_fin') &&
            row.get('date_debut') <= absence.get('date_fin'),
        ),
      ).toBe(false);
    }
  });
});
