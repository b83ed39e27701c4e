import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';
import { read, written } from './read-tables.js';

const OPTIONS = { agents: 300, schoolYear: 2023, seed: 30, errors: 20 };

describe('The same options give the same bytes', () => {
  test('twice in a row', () => {
    expect(written(generateAcademie(OPTIONS))).toBe(written(generateAcademie(OPTIONS)));
  });

  test('when a table is read a second time, or before the others', () => {
    const academie = generateAcademie(OPTIONS);
    const last = academie.tables.at(-1)!;
    const alone = [...last.rows];
    const before = written(academie);
    expect([...last.rows]).toEqual(alone);
    expect(written(academie)).toBe(before);
  });

  test('today as on the day this digest was taken', () => {
    const digest = createHash('sha256')
      .update(written(generateAcademie(OPTIONS)))
      .digest('hex');
    expect(digest).toBe('ec3904d224e121dc93a7055abcc72a720fe32feab017d5ac6d65b2a240acab2d');
  });
});

test.each([
  ['seed', { ...OPTIONS, seed: 31 }],
  ['seed above 32 bits', { ...OPTIONS, seed: 30 + 2 ** 32 }],
  ['school year', { ...OPTIONS, schoolYear: 2022 }],
])('another %s is another académie', (_, options) => {
  const numens = (academie: ReturnType<typeof generateAcademie>): readonly string[] =>
    read(academie, 'agents.csv').map((row) => row.get('nom') + row.get('prenom'));
  expect(numens(generateAcademie(options))).not.toEqual(numens(generateAcademie(OPTIONS)));
});

test('the eight files have all the columns of files.md, in its order', () => {
  expect(
    generateAcademie(OPTIONS).tables.map(({ file, columns }) => `${file}: ${columns.join(' ')}`),
  ).toEqual([
    'agents.csv: numen nir nom prenom statut degre date_entree cafipemf cpge_service_complet',
    'service.csv: numen date_debut date_fin quotite_service quotite_financiere',
    'missions.csv: id_mission etat numen regime fonction niveau modalite uai date_debut date_fin taux_annuel participation ' +
      'decharge hse stagiaire nb_stagiaires nb_etudiants district lettre_mission service_fait',
    'absences.csv: id_absence numen type date_debut date_fin prolongation exoneration date_origine',
    'remplacements.csv: id_remplacement id_mission numen_remplacant date_debut date_fin',
    'etablissements.csv: uai type programme eps_enseignants eps_heures eps_etp',
    'enveloppes.csv: uai annee_scolaire montant',
    'districts.csv: district annee_scolaire taux_annuel',
  ]);
});

test('every row has one field per column, and no field needs quoting', () => {
  for (const { columns, rows } of generateAcademie({ ...OPTIONS, agents: 3000, errors: 200 }).tables) {
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      expect(row.join('')).not.toMatch(/[;"\r\n]|undefined|NaN|^\s|\s$/);
    }
  }
});

test.each([1, 2, 37, 500])('%i agents asked for are as many listed', (agents) => {
  expect(read(generateAcademie({ ...OPTIONS, agents, errors: 0 }), 'agents.csv')).toHaveLength(agents);
});

test.each([
  ['no agent', { agents: 0 }],
  ['half an agent', { agents: 1.5 }],
  ['more agents than NUMEN', { agents: 10_000_000 }],
  ['a school year before the texts', { schoolYear: 2009 }],
  ['a school year too far', { schoolYear: 2041 }],
  ['a fraction of a seed', { seed: 0.5 }],
  ['fewer than no error', { errors: -1 }],
  ['errors without a NUMEN left for them', { agents: 9_000_000, errors: 1 }],
])('%s is refused', (_, wrong) => {
  expect(() => generateAcademie({ ...OPTIONS, ...wrong })).toThrow(RangeError);
});
