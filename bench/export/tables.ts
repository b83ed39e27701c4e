import { absenceRow, addedAbsenceRow } from './absences.ts';
import { agentRow, serviceRow } from './agents.ts';
import { awardRow } from './awards.ts';
import { ABSENCES, AGENTS, AWARDS, REPLACEMENTS } from './block.ts';
import { shuffled } from './random.ts';
import { addedReplacementRow, replacementRow } from './replacements.ts';
import type { Row } from './row.ts';
import { schoolCount, schoolRow } from './schools.ts';

/** A file of the export: its columns, those that quoted rows put between quotes, and its rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly quoted: readonly string[];
  readonly rows: () => Iterable<Row>;
}

/** The six files of an export of this many awards, as they stand or as they stand a month later. */
export function tablesOf(awards: number, changed: boolean): Table[] {
  if (awards % 100 !== 0) throw new RangeError(`${awards} awards: give a multiple of 100`);
  const blocks = awards / AWARDS;
  const schools = schoolCount(awards);
  const extra = (rowOf: (block: number) => Row | undefined) => (changed ? present(blocks, rowOf) : []);
  return [
    {
      name: 'agents.csv',
      columns: list('numen nir nom prenom statut degre date_entree cafipemf cpge_service_complet'),
      quoted: ['nom', 'prenom'],
      rows: () => each(blocks * AGENTS, agentRow),
    },
    {
      name: 'missions.csv',
      columns: list(
        'id_mission etat numen regime fonction niveau modalite uai date_debut date_fin taux_annuel participation',
        'decharge hse stagiaire nb_stagiaires nb_etudiants district lettre_mission service_fait',
      ),
      quoted: ['id_mission', 'fonction', 'stagiaire', 'lettre_mission'],
      rows: () => mixed('missions', awards, (rank) => awardRow(rank, schools, changed)),
    },
    {
      name: 'absences.csv',
      columns: list('id_absence numen type date_debut date_fin prolongation exoneration date_origine'),
      quoted: ['id_absence', 'type'],
      rows: () =>
        joined(
          mixed('absences', blocks * ABSENCES, (rank) => absenceRow(rank, changed)),
          extra(addedAbsenceRow),
        ),
    },
    {
      name: 'remplacements.csv',
      columns: list('id_remplacement id_mission numen_remplacant date_debut date_fin'),
      quoted: ['id_remplacement', 'id_mission'],
      rows: () =>
        joined(mixed('remplacements', blocks * REPLACEMENTS, replacementRow), extra(addedReplacementRow)),
    },
    {
      name: 'etablissements.csv',
      columns: list('uai type programme eps_enseignants eps_heures eps_etp'),
      quoted: ['type'],
      rows: () => each(schools, schoolRow),
    },
    {
      name: 'service.csv',
      columns: list('numen date_debut date_fin quotite_service quotite_financiere'),
      quoted: ['numen'],
      rows: () => each(Math.floor(blocks / 2), serviceRow),
    },
  ];
}

function list(...words: readonly string[]): string[] {
  return words.join(' ').split(' ');
}

function* each(count: number, rowOf: (rank: number) => Row): Generator<Row> {
  for (let rank = 0; rank < count; rank += 1) yield rowOf(rank);
}

/** Real exports are not in the order of the agents. */
function* mixed(name: string, count: number, rowOf: (rank: number) => Row): Generator<Row> {
  const order = shuffled(name, count);
  for (let position = 0; position < count; position += 1) yield rowOf(order(position));
}

function* present(blocks: number, rowOf: (block: number) => Row | undefined): Generator<Row> {
  for (let block = 0; block < blocks; block += 1) {
    const row = rowOf(block);
    if (row !== undefined) yield row;
  }
}

function* joined(...parts: readonly Iterable<Row>[]): Generator<Row> {
  for (const part of parts) yield* part;
}
