import { encode } from '../../src/charset/index.js';
import { CROSSWALK, certainLinks, type StsLink } from '../../src/sts/crosswalk.js';
import { readStsSchool, type StsReading } from '../../src/sts/read-school.js';
import { buildStsReference, type StsReference } from '../../src/sts/reference.js';
import type { StsSchool } from '../../src/sts/school.js';
import { readTable, type TableReading } from '../../src/operations/read-table.js';
import { compileTable, type TableSchema } from '../../src/validate/table-schema.js';
import { fileOf, shippedSchema } from './operations.js';

/** STS-web exports of an invented school, with the usual content; a test states only what it is about. */

export const UAI = '0330001X';
const YEAR = '2025';
export const FILE = `sts_emp_${UAI}_${YEAR}.xml`;

/** A teacher of the school, as an element; among the substitutes it becomes a `SUPPLEANT`. */
export function individu(
  id: string,
  { type = 'epp', stsFunction = 'ENS', eps = [] as readonly string[], more = '' } = {},
): string {
  return [
    `      <INDIVIDU ID="${id}" TYPE="${type}">`,
    '        <SEXE>2</SEXE>',
    '        <CIVILITE>2</CIVILITE>',
    '        <NOM_USAGE>BŒUF-DÉSIRÉ</NOM_USAGE>',
    '        <NOM_PATRONYMIQUE>BŒUF</NOM_PATRONYMIQUE>',
    '        <PRENOM>Maëlle</PRENOM>',
    ...(type === 'local' ? [] : ['        <DATE_NAISSANCE>1980-01-02</DATE_NAISSANCE>']),
    '        <GRADE>CERT. CL N</GRADE>',
    ...(stsFunction === '' ? [] : [`        <FONCTION>${stsFunction}</FONCTION>`]),
    '        <DISCIPLINES>',
    '          <DISCIPLINE CODE="L0202"><LIBELLE_COURT>LET MODERN</LIBELLE_COURT><NB_HEURES>18</NB_HEURES></DISCIPLINE>',
    ...eps.map(
      (hours) =>
        `          <DISCIPLINE CODE="L1900"><LIBELLE_COURT>E. P. S</LIBELLE_COURT><NB_HEURES>${hours}</NB_HEURES></DISCIPLINE>`,
    ),
    '        </DISCIPLINES>',
    ...(more === '' ? [] : [`        ${more}`]),
    '      </INDIVIDU>',
  ].join('\n');
}

/** A service of a division, with its teachers as `type id`. */
export function service(...teachers: readonly string[]): string {
  const elements = teachers.map((teacher) => {
    const [type = '', id = ''] = teacher.split(' ');
    return `<ENSEIGNANT ID="${id}" TYPE="${type}"/>`;
  });
  return `<SERVICE CODE_MATIERE="020700" CODE_MOD_COURS="CG"><ENSEIGNANTS>${elements.join('')}</ENSEIGNANTS></SERVICE>`;
}

export interface StsParts {
  readonly encoding?: string;
  readonly uai?: string;
  readonly year?: string;
  readonly people?: readonly string[];
  readonly substitutes?: readonly string[];
  /** Services of a division, then of a group. */
  readonly services?: readonly string[];
  readonly groups?: readonly string[];
  /** Elements in DONNEES that nobody knows. */
  readonly more?: string;
}

export function stsDocument({
  encoding = 'ISO-8859-15',
  uai = UAI,
  year = YEAR,
  people = [individu('1001')],
  substitutes = [],
  services = [service('epp 1001')],
  groups = [],
  more = '',
}: StsParts = {}): string {
  const list = (name: string, elements: readonly string[]): string =>
    elements.length === 0 ? `    <${name}/>` : `    <${name}>\n${elements.join('\n')}\n    </${name}>`;
  return `<?xml version="1.0" encoding="${encoding}"?>
<!-- Export STS-web -->
<STS_EDT>
  <PARAMETRES>
    <UAJ CODE="${uai}"><SIGLE>CLG</SIGLE><DENOM_COMPL>LES ÉTANGS</DENOM_COMPL></UAJ>
    <ANNEE_SCOLAIRE ANNEE="${year}"><DATE_DEBUT>${year}-09-01</DATE_DEBUT><DATE_FIN>2026-08-31</DATE_FIN></ANNEE_SCOLAIRE>
  </PARAMETRES>
  <NOMENCLATURES>
    <FONCTIONS><FONCTION CODE="ENS"><LIBELLE_COURT>ENSEIGNANT</LIBELLE_COURT></FONCTION></FONCTIONS>
  </NOMENCLATURES>
  <DONNEES>
    <STRUCTURE>
      <DIVISIONS><DIVISION CODE="6A"><LIBELLE_LONG>SIXIEME A</LIBELLE_LONG><SERVICES>${services.join('')}</SERVICES></DIVISION></DIVISIONS>
      <GROUPES><GROUPE CODE="6LAT"><SERVICES>${groups.join('')}</SERVICES></GROUPE></GROUPES>
    </STRUCTURE>
${list('INDIVIDUS', people)}
${list(
  'SUPPLEANTS',
  substitutes.map((one) => one.replaceAll('INDIVIDU', 'SUPPLEANT')),
)}
${more}  </DONNEES>
</STS_EDT>
`;
}

/** The bytes of a document in ISO-8859-15, as STS-web writes it. */
export function latin9(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const line of text.split('\n')) {
    const encoded = encode(line, 'ISO-8859-15');
    if (!encoded.ok) throw new Error(JSON.stringify(encoded.faults));
    bytes.push(...encoded.bytes, 0x0a);
  }
  return new Uint8Array(bytes.slice(0, -1));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function readDocument(text: string, name = FILE): StsReading {
  return readStsSchool({ name, bytes: latin9(text) });
}

export function schoolOf(parts: StsParts = {}, name?: string): StsSchool {
  const { uai = UAI, year = YEAR } = parts;
  const reading = readDocument(stsDocument(parts), name ?? `sts_emp_${uai}_${year}.xml`);
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  return reading.school;
}

/** Reads a crosswalk with the schema the program ships. */
export function readCrosswalk(...rows: readonly string[]): TableReading<StsLink> {
  const schema = shippedSchema('tables/sts.json') as TableSchema;
  const table = compileTable('sts.csv', schema, { regimes: [], leaveTypes: [] });
  return readTable(fileOf('sts.csv', `${rows.join('\n')}\n`), 'UTF-8', { table, ...CROSSWALK });
}

export const CROSSWALK_HEADER = 'uai;annee;type;id;numen';

/** What `sts.csv` says for certain. */
export function linksOf(...rows: readonly string[]): readonly StsLink[] {
  const reading = readCrosswalk(CROSSWALK_HEADER, ...rows);
  if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
  return certainLinks(reading.rows.values, reading.rows.doubtful);
}

export function referenceOf(schools: readonly StsSchool[], ...rows: readonly string[]): StsReference {
  const building = buildStsReference(schools, linksOf(...rows));
  if (building.kind === 'unusable') throw new Error(JSON.stringify(building.problems));
  return building.reference;
}
