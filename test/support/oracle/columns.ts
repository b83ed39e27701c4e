import type { OracleAnomaly, OracleExport, OracleTable } from './types.js';

interface FileColumns {
  readonly mandatory: boolean;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Files, section 1: the columns of each file, the required ones first. */
const files: Readonly<Record<string, FileColumns>> = {
  agents: {
    mandatory: true,
    required: ['numen', 'nir', 'nom', 'prenom', 'statut', 'degre'],
    optional: ['date_entree', 'cafipemf', 'cpge_service_complet'],
  },
  service: {
    mandatory: false,
    required: ['numen', 'date_debut', 'quotite_service'],
    optional: ['date_fin', 'quotite_financiere'],
  },
  missions: {
    mandatory: true,
    required: ['id_mission', 'numen', 'regime', 'date_debut'],
    optional: [
      ...['etat', 'fonction', 'niveau', 'modalite', 'uai', 'date_fin', 'taux_annuel', 'participation'],
      ...['decharge', 'hse', 'stagiaire', 'nb_stagiaires', 'nb_etudiants', 'district', 'lettre_mission'],
      'service_fait',
    ],
  },
  absences: {
    mandatory: true,
    required: ['id_absence', 'numen', 'type', 'date_debut', 'date_fin'],
    optional: ['prolongation', 'exoneration', 'date_origine'],
  },
  remplacements: {
    mandatory: false,
    required: ['id_remplacement', 'id_mission', 'numen_remplacant', 'date_debut', 'date_fin'],
    optional: [],
  },
  etablissements: {
    mandatory: false,
    required: ['uai', 'type'],
    optional: ['programme', 'eps_enseignants', 'eps_heures', 'eps_etp'],
  },
  enveloppes: { mandatory: false, required: ['uai', 'annee_scolaire', 'montant'], optional: [] },
  districts: { mandatory: false, required: ['district', 'annee_scolaire', 'taux_annuel'], optional: [] },
};

const noTable: OracleTable = { columns: [], rows: [] };

/** A file that is missing or lacks a required column stops the run (files, section 1); an optional one may be absent. */
export function tableOf(input: OracleExport, name: string): OracleTable {
  const expected = files[name];
  const table = input[name];
  if (expected === undefined) throw new Error(`No such file: ${name}`);
  if (table === undefined) {
    if (expected.mandatory) throw new Error(`${name}.csv is missing`);
    return noTable;
  }
  const missing = expected.required.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) throw new Error(`${name}.csv lacks ${missing.join(', ')}`);
  return table;
}

/** An unknown column: one warning (files, section 1), at the header. */
export function unknownColumns(input: OracleExport): OracleAnomaly[] {
  return Object.entries(files).flatMap(([name, { required, optional }]) =>
    (input[name]?.columns ?? [])
      .filter((column) => !required.includes(column) && !optional.includes(column))
      .map(
        () => ({ severity: 'alerte', code: 'file.unknown-column', file: `${name}.csv`, line: 1 }) as const,
      ),
  );
}
