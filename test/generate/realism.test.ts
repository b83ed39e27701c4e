import { describe, expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';
import { read } from './read-tables.js';

const academie = (schoolYear: number, agents = 12_000) =>
  generateAcademie({ agents, schoolYear, seed: 2, errors: 0 });

describe.each([2010, 2014, 2015, 2024])('In %i', (year) => {
  const agents = 12_000;
  const export_ = academie(year);
  const shareOfAgents = (file: string, column = 'numen'): number =>
    new Set(read(export_, file).map((row) => row.get(column))).size / agents;

  test('about six agents in ten hold an award, some of them several', () => {
    expect(shareOfAgents('missions.csv')).toBeGreaterThan(0.54);
    expect(shareOfAgents('missions.csv')).toBeLessThan(0.66);
    expect(read(export_, 'missions.csv').length / agents).toBeGreaterThan(
      shareOfAgents('missions.csv') * 1.05,
    );
  });

  test('three or four agents in ten were absent', () => {
    expect(shareOfAgents('absences.csv')).toBeGreaterThan(0.3);
    expect(shareOfAgents('absences.csv')).toBeLessThan(0.4);
  });

  test('a few awards in a hundred pass to a replacement', () => {
    const replaced = new Set(read(export_, 'remplacements.csv').map((row) => row.get('id_mission'))).size;
    expect(replaced / read(export_, 'missions.csv').length).toBeGreaterThan(0.01);
    expect(replaced / read(export_, 'missions.csv').length).toBeLessThan(0.08);
  });

  test('most awards are of the whole year, some of a part of it', () => {
    const awards = read(export_, 'missions.csv').filter((row) => !row.get('regime').startsWith('SOPA'));
    const whole = awards.filter(
      (row) =>
        row.get('date_debut') <= `${year}-09-05` &&
        (row.get('date_fin') === '' || row.get('date_fin') >= `${year + 1}-06-30`),
    ).length;
    expect(whole / awards.length).toBeGreaterThan(0.6);
    expect(whole / awards.length).toBeLessThan(0.9);
  });
});

/** Distinct values of a column, sorted. */
function values(year: number, file: string, column: string): readonly string[] {
  return [...new Set(read(academie(year), file).map((row) => row.get(column)))].sort();
}

// Rules section 2, column "in force".
test.each([
  [2010, ['IFIC', 'SOPA_2010', 'T2D_2010']],
  [2013, ['CPD_EPS', 'IFIC', 'SOPA_2010', 'T2D_2010']],
  [2014, ['CP', 'CPD_EPS', 'FA', 'IFIC', 'MF', 'SOPA', 'SOPA_M2', 'T1D', 'T2D']],
  [2015, ['CP', 'CPD_EPS', 'FA', 'IMP', 'MF', 'SOPA', 'SOPA_M2', 'T1D', 'T2D']],
  [2040, ['CP', 'CPD_EPS', 'FA', 'IMP', 'MF', 'SOPA', 'SOPA_M2', 'T1D', 'T2D']],
])('the allowances of %i are all held', (year, regimes) => {
  expect(values(year, 'missions.csv', 'regime')).toEqual(regimes);
});

test('every function of the IMP is held at every permitted rate, but for the exceptional one', () => {
  const held = read(academie(2017), 'missions.csv')
    .filter((row) => row.get('regime') === 'IMP')
    .map((row) => `${row.get('fonction')} ${row.get('taux_annuel')}`);
  const any = ['312,50', '625', '1250', '2500', '3750'];
  const permitted: Readonly<Record<string, readonly string[]>> = {
    DISCIPLINE: ['625', '1250', '2500'],
    CYCLE: ['625', '1250', '2500'],
    DECROCHAGE: ['625', '1250', '2500'],
    EPS: ['1250', '2500'],
    NIVEAU: ['1250', '2500'],
    CULTURE: ['625', '1250'],
    NUMERIQUE: ['1250', '2500', '3750'],
    TUTORAT_LYCEE: ['312,50', '625'],
    AUTRE: any,
    ACADEMIQUE: any,
    UNSS: any,
  };
  const expected = Object.entries(permitted).flatMap(([fonction, rates]) =>
    rates.map((rate) => `${fonction} ${rate}`),
  );
  expect([...new Set(held)].sort()).toEqual(expected.sort());
});

test('a mission is annual or punctual, of the school or of the académie', () => {
  expect(values(2020, 'missions.csv', 'modalite')).toEqual(['', 'A', 'P']);
  expect(values(2020, 'missions.csv', 'niveau')).toEqual(['', 'A', 'E']);
});

test('an award is validated, proposed or cancelled, and its service certified or not', () => {
  expect(values(2020, 'missions.csv', 'etat')).toEqual(['', 'ACTIVE', 'ANNULEE', 'PROPOSEE']);
  expect(values(2020, 'missions.csv', 'service_fait')).toEqual(['', 'N', 'O']);
});

test('a trainee has one tutor, or two whose shares make a whole', () => {
  const tutoring = read(academie(2016), 'missions.csv').filter((row) => row.get('regime') === 'T2D');
  const shares = [...Map.groupBy(tutoring, (row) => row.get('stagiaire')).values()]
    .filter((rows) => rows.length > 1)
    .map((rows) =>
      rows
        .map((row) => row.get('participation'))
        .sort()
        .join('/'),
    );
  expect([...new Set(shares)].sort()).toEqual(['40/60', '50/50']);
});

test('every type of leave is taken', () => {
  expect(values(2024, 'absences.csv', 'type')).toEqual(
    [
      'AA',
      'ADO',
      'CA',
      'CFP',
      'CGM',
      'CITIS',
      'CLD',
      'CLM',
      'CMO',
      'CP',
      'CST',
      'DISPO',
      'MAT',
      'PAT',
      'SNF',
      'TPT',
    ].sort(),
  );
});

test('some sick leaves are spared the waiting day, for every reason there is', () => {
  expect(values(2024, 'absences.csv', 'exoneration')).toEqual(
    ['', 'ALD', 'DEUIL', 'FAUSSE_COUCHE', 'GROSSESSE', 'IMG'].sort(),
  );
  expect(values(2021, 'absences.csv', 'exoneration')).toContain('COVID');
});

test('some long leaves began before the window of the export', () => {
  const older = read(academie(2018), 'absences.csv').filter(
    (row) => row.get('date_origine') !== '' && row.get('date_origine') < '2017-09-01',
  );
  expect(older.length).toBeGreaterThan(20);
  for (const row of older) expect(['CLM', 'CLD']).toContain(row.get('type'));
});

test('mothers are women and fathers are men', () => {
  const export_ = academie(2018);
  const sex = new Map(read(export_, 'agents.csv').map((row) => [row.get('numen'), row.get('nir')[0]]));
  for (const row of read(export_, 'absences.csv')) {
    if (row.get('type') === 'MAT' || /GROSSESSE|FAUSSE|IMG/.test(row.get('exoneration')))
      expect(sex.get(row.get('numen'))).toBe('2');
    if (row.get('type') === 'PAT') expect(sex.get(row.get('numen'))).toBe('1');
  }
});

test('a strike is one day shared by many', () => {
  const days = read(academie(2018), 'absences.csv')
    .filter((row) => row.get('type') === 'SNF' && row.get('date_debut') === row.get('date_fin'))
    .map((row) => row.get('date_debut'));
  const crowds = [...Map.groupBy(days, (day) => day).values()].filter((crowd) => crowd.length > 50);
  expect(crowds).toHaveLength(8);
  for (const [day] of crowds) expect(new Date(day!).getUTCDay()).toBe(4);
});

test('part-time agents serve the usual fractions, and some exports say what is paid', () => {
  const rows = read(academie(2018), 'service.csv');
  const served = new Set(rows.map((row) => row.get('quotite_service')));
  for (const usual of ['50', '60', '70', '75', '80', '90']) expect(served).toContain(usual);
  const paid = new Set(rows.map((row) => row.get('quotite_financiere')));
  for (const cut of ['', '85,7', '85,71', '85,714', '91,4', '91,43', '91,429']) expect(paid).toContain(cut);
});

test('all types of school are open, in and out of the priority programmes', () => {
  expect(values(2018, 'etablissements.csv', 'type')).toEqual(['CLG', 'ECO', 'EREA', 'LGT', 'LP', 'LPO']);
  expect(values(2018, 'etablissements.csv', 'programme')).toEqual(['', 'REP', 'REP+']);
  expect(values(2013, 'etablissements.csv', 'programme')).toEqual(['', 'CLAIR']);
});
