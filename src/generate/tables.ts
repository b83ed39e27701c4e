/** Columns of the eight files of an export, in the order of files.md section 1. */
export const COLUMNS = {
  'agents.csv': [
    'numen',
    'nir',
    'nom',
    'prenom',
    'statut',
    'degre',
    'date_entree',
    'cafipemf',
    'cpge_service_complet',
  ],
  'service.csv': ['numen', 'date_debut', 'date_fin', 'quotite_service', 'quotite_financiere'],
  'missions.csv': [
    'id_mission',
    'etat',
    'numen',
    'regime',
    'fonction',
    'niveau',
    'modalite',
    'uai',
    'date_debut',
    'date_fin',
    'taux_annuel',
    'participation',
    'decharge',
    'hse',
    'stagiaire',
    'nb_stagiaires',
    'nb_etudiants',
    'district',
    'lettre_mission',
    'service_fait',
  ],
  'absences.csv': [
    'id_absence',
    'numen',
    'type',
    'date_debut',
    'date_fin',
    'prolongation',
    'exoneration',
    'date_origine',
  ],
  'remplacements.csv': ['id_remplacement', 'id_mission', 'numen_remplacant', 'date_debut', 'date_fin'],
  'etablissements.csv': ['uai', 'type', 'programme', 'eps_enseignants', 'eps_heures', 'eps_etp'],
  'enveloppes.csv': ['uai', 'annee_scolaire', 'montant'],
  'districts.csv': ['district', 'annee_scolaire', 'taux_annuel'],
} as const;

export type FileName = keyof typeof COLUMNS;

/** The files, in the order of files.md section 1. */
export const FILES = Object.keys(COLUMNS) as readonly FileName[];

/** The fields of a row by column; a column left out is blank. */
export type Values<F extends FileName> = Readonly<
  Partial<Record<(typeof COLUMNS)[F][number], string | undefined>>
>;

/** A row as the file holds it: one text per column. */
export type Row = readonly string[];

/** Puts the fields in the order of the columns. */
export function rowOf<F extends FileName>(file: F, values: Values<F>): Row {
  const fields: Partial<Record<string, string>> = values;
  return COLUMNS[file].map((column) => fields[column] ?? '');
}

/** An amount in cents as the exports write it: `1250`, `312,50`. */
export function euros(cents: number): string {
  return decimal(cents).replace(/,00$/, '');
}

/** A number given in hundredths, with its two decimals after a comma: `4,25`. */
export function decimal(hundredths: number): string {
  return `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
}

/** A flag: blank counts as `N`, and that is how most exports write it. */
export function flag(value: boolean): string {
  return value ? 'O' : '';
}
