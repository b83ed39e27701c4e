import { nirKeyOf } from '../../src/validate/check-digits.js';
import type { InputName } from '../../src/validate/input-tables.js';
import type { ExportTexts } from './engine.js';

/** A table of an export: rows of texts by column. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Tables = Readonly<Partial<Record<InputName, Table>>>;

/** The NUMEN of the five agents. */
export const [ZOE, INES, AYSHA, NOEL, ELIA] = [1, 2, 3, 4, 5].map(
  (rank) => `31E000000${String(rank)}ABC`,
) as [string, string, string, string, string];

/** School year 2025-2026 with nothing wrong: five agents, five allowances, one part-time, one sick leave. */
export const SMALL_EXPORT = {
  agents: table('numen;nir;nom;prenom;statut;degre;date_entree;cafipemf;cpge_service_complet', [
    `${ZOE};${nir('284127645101')};LEFÈVRÉAU;Zoéline;T;1;;O;N`,
    `${INES};${nir('285017511402')};DURANTŒUR-ÇÎTRÔ;Inœsse;T;2;;;`,
    `${AYSHA};${nir('290032A07303')};QUEFFÉLÉCQ;Aÿshâ;T;2;;;N`,
    `${NOEL};${nir('179119935204')};L'HAŸROSE;Noëlian;T;2;;N;N`,
    `${ELIA};${nir('195072B07305')};PÉTROVSKÿA;Éliaz;C;2;01/09/2010;;`,
  ]),
  missions: table(
    'id_mission;numen;regime;fonction;niveau;modalite;uai;date_debut;date_fin;taux_annuel;stagiaire',
    [
      `M1;${ZOE};MF;;;;0750654D;2025-09-01;;;`,
      `M2;${INES};T2D;;;;0750654D;2025-09-01;2026-08-31;;ST1`,
      `M3;${AYSHA};IMP;DISCIPLINE;E;A;6200001G;01/09/2025;31/08/2026;1250;`,
      `M4;${NOEL};FA;;;;;2025-09-01;;;`,
      `M5;${ELIA};SOPA;;;;0750654D;2025-09-08;2025-10-17;;`,
      `M6;${AYSHA};IMP;AUTRE;E;P;6200001G;2025-10-01;2025-10-31;312,5;`,
    ],
  ),
  absences: table('id_absence;numen;type;date_debut;date_fin;prolongation;exoneration;date_origine', [
    `A1;${ZOE};CMO;2025-10-06;10/10/2025;;;`,
    `A2;${INES};SNF;2025-09-18;2025-09-18;;;`,
  ]),
  service: table('numen;date_debut;date_fin;quotite_service;quotite_financiere', [
    `${NOEL};2025-09-01;;80;`,
    `${AYSHA};2025-09-01;2026-08-31;50;50,0`,
  ]),
  etablissements: table('uai;type;programme;eps_enseignants;eps_heures;eps_etp', [
    '0750654D;LPO;;3;60,5;3.2',
    '6200001G;CLG;REP;;;',
  ]),
} as const satisfies Tables;

/** The month the small export is paid for. */
export const SMALL_MONTH = '2025-11';

/** A configuration with a code for every allowance the program ships. */
export const SMALL_CONFIG = [
  "academie: '31'",
  'ministere: MEN',
  'codes:',
  ...[
    'IMP',
    'IFIC',
    'MF',
    'T1D',
    'CP',
    'CPD_EPS',
    'T2D',
    'FA',
    'SOPA',
    'SOPA_M2',
    'T2D_2010',
    'SOPA_2010',
  ].map((regime, index) => `  ${regime}: ${String(9001 + index)}`),
  '',
].join('\n');

/** How a table is written: nothing here changes what it says. */
export interface CsvStyle {
  readonly lineEnd?: '\n' | '\r\n';
  /** Every field between quotes, or only those that need them. */
  readonly quotes?: 'all' | 'needed';
}

export function csvOf(
  { columns, rows }: Table,
  { lineEnd = '\n', quotes = 'needed' }: CsvStyle = {},
): string {
  const cell = (text: string): string =>
    quotes === 'all' || /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [columns, ...rows].map((row) => row.map(cell).join(';') + lineEnd).join('');
}

/** The export as texts, ready to be read. */
export function textsOf(tables: Tables, style: CsvStyle = {}): ExportTexts {
  return Object.fromEntries(Object.entries(tables).map(([name, each]) => [name, csvOf(each, style)]));
}

/** The table with one value changed, in the first row that has this key in its first column. */
export function withValue(from: Table, key: string, column: string, value: string): Table {
  const known = from.columns.includes(column);
  const columns = known ? from.columns : [...from.columns, column];
  const at = columns.indexOf(column);
  const rows = from.rows.map((row) => {
    const full = known ? row : [...row, ''];
    return row[0] === key ? full.with(at, value) : full;
  });
  return { columns, rows };
}

/** Every NIR (with and without its key) and every name of the agents: what no message may hold. */
export function secretsOf({ agents }: Tables): string[] {
  if (agents === undefined) return [];
  const value = (row: readonly string[], column: string): string => row[agents.columns.indexOf(column)] ?? '';
  return agents.rows
    .flatMap((row) => [
      value(row, 'nir'),
      value(row, 'nir').slice(0, 13),
      value(row, 'nom'),
      value(row, 'prenom'),
    ])
    .filter((secret) => secret.length > 2);
}

/** Twelve characters and a last digit, with their key. */
function nir(body: string): string {
  const thirteen = `${body}0`;
  return thirteen + nirKeyOf(thirteen);
}

export function table(header: string, rows: readonly string[]): Table {
  return { columns: header.split(';'), rows: rows.map((row) => row.split(';')) };
}
