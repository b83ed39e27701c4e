import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

// The extractions of samples/04-profils: the facts of samples/01-premier-mois as two other systems would write them. It
// borrows nothing from src, so that reading them back proves something. To write them again, from the project folder:
// `node test/support/profile-extractions.ts`.

/** A file of an extraction, by its path under samples/04-profils. */
export type ExtractionFiles = ReadonlyMap<string, Buffer>;

type Row = Readonly<Record<string, string>>;

interface Sheet {
  readonly file: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, (row: Row) => string>>;
}

const SAMPLES = new URL('../../samples/', import.meta.url);

/** Both extractions, byte for byte. */
export function profileExtractions(): ExtractionFiles {
  const files = new Map<string, Buffer>();
  for (const sheet of EPP) files.set(`epp/${sheet.file}`, inWindows1252(written(sheet, '\t')));
  for (const table of ['etablissements', 'districts']) {
    files.set(`epp/${table}.csv`, readFileSync(new URL(`01-premier-mois/input/${table}.csv`, SAMPLES)));
  }
  for (const sheet of RENOIRH) files.set(`renoirh/${sheet.file}`, Buffer.from(written(sheet, '|'), 'utf8'));
  return files;
}

/** Letters that windows-1252 does not have, as an application that only knows that one writes them. */
export const LETTERS_UNKNOWN_TO_EPP: Readonly<Record<string, string>> = { Č: 'C', Ł: 'L' };

/** What is left after that is at the same place in windows-1252 as in ISO-8859-1. */
function inWindows1252(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/[^\t\r\n -~\u00a0-\u00ff]/g, (letter) => {
      const known = LETTERS_UNKNOWN_TO_EPP[letter];
      if (known === undefined) throw new Error(`no ${letter} in windows-1252`);
      return known;
    }),
    'latin1',
  );
}

function written({ table, columns }: Sheet, separator: string): string {
  const rows = rowsOf(table).map((row) => Object.values(columns).map((cell) => cell(row)));
  return [Object.keys(columns), ...rows].map((cells) => `${cells.join(separator)}\r\n`).join('');
}

/** No cell of that sample is quoted. */
function rowsOf(table: string): Row[] {
  const text = readFileSync(new URL(`01-premier-mois/input/${table}.csv`, SAMPLES), 'utf8');
  const [header = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

type Cell = (row: Row) => string;

const same =
  (name: string): Cell =>
  (row) =>
    row[name] ?? '';

const coded =
  (name: string, codes: Readonly<Record<string, string>>): Cell =>
  (row) =>
    codes[row[name] ?? ''] ?? row[name] ?? '';

/** `2025-11-03` in another order. */
const dated =
  (name: string, write: (year: string, month: string, day: string) => string): Cell =>
  (row) => {
    const [year = '', month = '', day = ''] = (row[name] ?? '').split('-');
    return year === '' ? '' : write(year, month, day);
  };

const numbered =
  (name: string, write: (whole: string, decimals: string) => string): Cell =>
  (row) => {
    const [whole = '', decimals = ''] = (row[name] ?? '').split(',');
    return whole === '' ? '' : write(whole, decimals);
  };

const reversed = (name: string): Cell => dated(name, (year, month, day) => `${day}${month}${year}`);
const withHour = (name: string): Cell =>
  dated(name, (year, month, day) => `${year}-${month}-${day} 00:00:00`);
const inCentimes = (name: string): Cell =>
  numbered(name, (whole, decimals) => `${whole}${decimals.padEnd(2, '0')}`);
const twoDecimals = (name: string): Cell =>
  numbered(name, (whole, decimals) => `${whole},${decimals.padEnd(2, '0')}`);
const pointed = (name: string): Cell =>
  numbered(name, (whole, decimals) => (decimals === '' ? whole : `${whole}.${decimals}`));
const grouped = (name: string): Cell =>
  numbered(
    name,
    (whole, decimals) =>
      `${whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',')}.${decimals === '' ? '00' : decimals}`,
  );
/** `85,714` per cent → `0.85714`. */
const inFractions = (name: string): Cell =>
  numbered(name, (whole, decimals) => {
    const figures = whole.padStart(3, '0');
    return `${figures.slice(0, -2)}.${figures.slice(-2)}${decimals}`;
  });

const oneZero = (name: string): Cell => coded(name, { O: '1', N: '0' });
const yesNo = (name: string): Cell => coded(name, { O: 'OUI', N: 'NON' });

const EPP: readonly Sheet[] = [
  {
    file: 'EPP_AGENTS.txt',
    table: 'agents',
    columns: {
      NOM_PRENOM: (row) => `${row['nom'] ?? ''}, ${row['prenom'] ?? ''}`,
      NO_INSEE: (row) => (row['nir'] ?? '').slice(0, 13),
      CLE_INSEE: (row) => (row['nir'] ?? '').slice(13),
      NUMEN: same('numen'),
      CD_STATUT: coded('statut', { T: 'TIT', S: 'STG', C: 'CTR' }),
      LB_GRADE: () => '',
      CD_DEGRE: coded('degre', { '1': '1D', '2': '2D' }),
      DT_ENTREE: reversed('date_entree'),
      IND_CAFIPEMF: oneZero('cafipemf'),
      IND_CPGE: oneZero('cpge_service_complet'),
    },
  },
  {
    file: 'EPP_MISSIONS.txt',
    table: 'missions',
    columns: {
      NUMEN: same('numen'),
      NO_MISSION: same('id_mission'),
      CD_ETAT: coded('etat', { ACTIVE: 'VAL', PROPOSEE: 'PRO', ANNULEE: 'ANN' }),
      CD_INDEMNITE: coded('regime', { T1D: 'TUT1', T2D: 'TUT2', FA: 'FORM' }),
      CD_FONCTION: same('fonction'),
      CD_NIVEAU: coded('niveau', { E: 'ETAB', A: 'ACAD' }),
      CD_MODALITE: coded('modalite', { A: 'ANNU', P: 'PONC' }),
      RNE: same('uai'),
      DT_DEBUT: reversed('date_debut'),
      DT_FIN: reversed('date_fin'),
      MT_ANNUEL: inCentimes('taux_annuel'),
      TX_PARTICIPATION: twoDecimals('participation'),
      IND_DECHARGE: oneZero('decharge'),
      IND_HSE: oneZero('hse'),
      NO_STAGIAIRE: same('stagiaire'),
      NB_STAGIAIRES: same('nb_stagiaires'),
      NB_ETUDIANTS: same('nb_etudiants'),
      CD_DISTRICT: same('district'),
      REF_LETTRE: same('lettre_mission'),
      IND_SERVICE_FAIT: oneZero('service_fait'),
      CD_GESTION: () => 'G1',
    },
  },
  {
    file: 'EPP_CONGES.txt',
    table: 'absences',
    columns: {
      NO_CONGE: same('id_absence'),
      NUMEN: same('numen'),
      CD_CONGE: coded('type', { CMO: 'MALADI', CLM: 'LGMAL', CLD: 'LGDUR', SNF: 'GREVE', MAT: 'MATER' }),
      DT_DEBUT: reversed('date_debut'),
      DT_FIN: reversed('date_fin'),
      DT_ORIGINE: reversed('date_origine'),
      CD_EXONERATION: same('exoneration'),
      IND_PROLONG: oneZero('prolongation'),
    },
  },
  {
    file: 'EPP_MODALITES.txt',
    table: 'service',
    columns: {
      NUMEN: same('numen'),
      QT_SERVICE: twoDecimals('quotite_service'),
      QT_FINANCIERE: twoDecimals('quotite_financiere'),
      DT_DEBUT: reversed('date_debut'),
      DT_FIN: (row) => reversed('date_fin')(row) || '31129999',
    },
  },
  {
    file: 'EPP_REMPLACEMENTS.txt',
    table: 'remplacements',
    columns: {
      NO_REMPLACEMENT: same('id_remplacement'),
      NO_MISSION: same('id_mission'),
      NUMEN_REMPLACANT: same('numen_remplacant'),
      DT_DEBUT: reversed('date_debut'),
      DT_FIN: reversed('date_fin'),
    },
  },
  {
    file: 'EPP_ENVELOPPES.txt',
    table: 'enveloppes',
    columns: {
      RNE: same('uai'),
      AN_DEBUT: (row) => (row['annee_scolaire'] ?? '').split('-')[0] ?? '',
      AN_FIN: (row) => (row['annee_scolaire'] ?? '').split('-')[1] ?? '',
      MT_ENVELOPPE: inCentimes('montant'),
    },
  },
];

const RENOIRH: readonly Sheet[] = [
  {
    file: 'renoirh_dossiers.csv',
    table: 'agents',
    columns: {
      'Identifiant agent': same('numen'),
      'Nom d’usage': same('nom'),
      Prénom: same('prenom'),
      'Numéro INSEE': same('nir'),
      Statut: coded('statut', { T: 'TITULAIRE', S: 'STAGIAIRE', C: 'CONTRACTUEL' }),
      Degré: same('degre'),
      'Date d’entrée': withHour('date_entree'),
      CAFIPEMF: yesNo('cafipemf'),
      CPGE: yesNo('cpge_service_complet'),
    },
  },
  {
    file: 'renoirh_missions.csv',
    table: 'missions',
    columns: {
      Référence: same('id_mission'),
      'Identifiant agent': same('numen'),
      État: coded('etat', { ACTIVE: 'VALIDEE' }),
      Indemnité: same('regime'),
      Fonction: same('fonction'),
      Niveau: coded('niveau', { E: 'Établissement', A: 'Académie' }),
      Modalité: coded('modalite', { A: 'Annuelle', P: 'Ponctuelle' }),
      UAI: same('uai'),
      'Date d’effet': withHour('date_debut'),
      'Date de fin': withHour('date_fin'),
      'Taux annuel': grouped('taux_annuel'),
      Participation: inFractions('participation'),
      Décharge: yesNo('decharge'),
      HSE: yesNo('hse'),
      Stagiaire: same('stagiaire'),
      'Nombre de stagiaires': same('nb_stagiaires'),
      'Nombre d’étudiants': same('nb_etudiants'),
      District: same('district'),
      Lettre: same('lettre_mission'),
      'Service fait': yesNo('service_fait'),
    },
  },
  {
    file: 'renoirh_absences.csv',
    table: 'absences',
    columns: {
      Référence: same('id_absence'),
      'Identifiant agent': same('numen'),
      Motif: same('type'),
      'Date de début': withHour('date_debut'),
      'Date de fin': withHour('date_fin'),
      Prolongation: yesNo('prolongation'),
      Exonération: same('exoneration'),
      'Date d’origine': withHour('date_origine'),
    },
  },
  {
    file: 'renoirh_temps_partiels.csv',
    table: 'service',
    columns: {
      'Identifiant agent': same('numen'),
      'Date de début': withHour('date_debut'),
      'Date de fin': withHour('date_fin'),
      'Quotité travaillée': inFractions('quotite_service'),
      'Quotité payée': inFractions('quotite_financiere'),
    },
  },
  {
    file: 'renoirh_remplacements.csv',
    table: 'remplacements',
    columns: {
      Référence: same('id_remplacement'),
      Mission: same('id_mission'),
      Remplaçant: same('numen_remplacant'),
      'Date de début': withHour('date_debut'),
      'Date de fin': withHour('date_fin'),
    },
  },
  {
    file: 'renoirh_structures.csv',
    table: 'etablissements',
    columns: {
      UAI: same('uai'),
      Nature: coded('type', { CLG: 'Collège', LGT: 'Lycée' }),
      Programme: same('programme'),
      'Enseignants d’EPS': same('eps_enseignants'),
      'Heures d’EPS': pointed('eps_heures'),
      'ETP d’EPS': pointed('eps_etp'),
    },
  },
  {
    file: 'renoirh_enveloppes.csv',
    table: 'enveloppes',
    columns: {
      UAI: same('uai'),
      'Année scolaire': same('annee_scolaire'),
      Enveloppe: grouped('montant'),
    },
  },
  {
    file: 'renoirh_districts.csv',
    table: 'districts',
    columns: { District: same('district'), Taux: grouped('taux_annuel') },
  },
];

if (import.meta.main) {
  for (const [path, bytes] of profileExtractions()) {
    const target = new URL(`04-profils/${path}`, SAMPLES);
    mkdirSync(new URL('./', target), { recursive: true });
    writeFileSync(target, bytes);
  }
}
