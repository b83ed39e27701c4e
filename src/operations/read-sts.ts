import type { Encoding } from '../charset/index.js';
import { piecesOf, type InputFile } from '../ingest/ingest.js';
import { readSoleEntry } from '../io/zip.js';
import type { FileProblem } from '../model/index.js';
import { certainLinks, CROSSWALK } from '../sts/crosswalk.js';
import { readStsSchool, type StsFile } from '../sts/read-school.js';
import { buildStsReference } from '../sts/reference.js';
import { stsReport, type StsReportLine } from '../sts/report.js';
import type { StsSchool } from '../sts/school.js';
import type { StsInputs } from '../sts/inputs.js';
import { zipProblem } from '../sts/zip-problem.js';
import { compileTable, type TableSchema } from '../validate/table-schema.js';
import { readTable } from './read-table.js';

/** The file that says which agent a person of STS-web is. */
const CROSSWALK_FILE = 'sts.csv';

/** Whether a file of an export folder is for the cross-checks, or pretends to be: what it is not is then said. */
export function isStsFile(name: string): boolean {
  return name === CROSSWALK_FILE || /^(?:sts_|emp_sts|edt_sts|bee_).*\.(?:xml|zip)$/i.test(name);
}

export type StsFilesReading =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'readable'; readonly sts: StsInputs; readonly report: readonly StsReportLine[] };

/**
 * Reads the STS-web exports of an export folder and their crosswalk, every problem at once.
 *
 * @param encoding of the crosswalk; the XML files declare theirs
 * @param schema of the crosswalk
 * @returns `undefined` when there are none
 */
export async function readStsFiles(
  files: readonly InputFile[],
  encoding: Encoding,
  schema: TableSchema,
): Promise<StsFilesReading | undefined> {
  const own = files.filter(({ name }) => isStsFile(name));
  if (own.length === 0) return undefined;
  const problems: FileProblem[] = [];
  const schools: StsSchool[] = [];
  for (const file of own.filter(({ name }) => name !== CROSSWALK_FILE)) {
    const document = await documentOf(file);
    const reading = 'problem' in document ? document : readStsSchool(document);
    if ('problem' in reading) problems.push(reading.problem);
    else if (reading.kind === 'unusable') problems.push(...reading.problems);
    else schools.push(reading.school);
  }
  const crosswalk = own.find(({ name }) => name === CROSSWALK_FILE);
  const links = crosswalk === undefined ? undefined : readCrosswalk(crosswalk, encoding, schema);
  if (links?.kind === 'unusable') problems.push(...links.problems);
  const rows = links?.kind === 'readable' ? links.rows : undefined;
  const built = buildStsReference(schools, certainLinks(rows?.values ?? [], rows?.doubtful ?? new Set()));
  if (built.kind === 'unusable') problems.push(...built.problems);
  if (problems.length > 0 || built.kind === 'unusable') return { kind: 'unusable', problems };
  const rowCounts = new Map(schools.map(({ file, people }) => [file, people.size]));
  if (rows !== undefined) rowCounts.set(CROSSWALK_FILE, rows.rowCount);
  return {
    kind: 'readable',
    sts: { reference: built.reference, issues: rows?.issues ?? [], rowCounts },
    report: stsReport(schools),
  };
}

function readCrosswalk(file: InputFile, encoding: Encoding, schema: TableSchema) {
  const table = compileTable(file.name, schema, { regimes: [], leaveTypes: [] });
  return readTable(file, encoding, { table, ...CROSSWALK });
}

/** The XML document, out of its archive if it lies in one. */
async function documentOf(file: InputFile): Promise<StsFile | { readonly problem: FileProblem }> {
  const bytes = whole(file);
  if (!/\.zip$/i.test(file.name)) return { name: file.name, bytes };
  const reading = await readSoleEntry(bytes);
  if (reading.kind === 'refused') return { problem: zipProblem(file.name, reading.fault) };
  return { name: `${file.name}/${reading.name.split('/').at(-1) ?? ''}`, bytes: reading.bytes };
}

/** One school is small: it is read whole, and checked to be the same file to its end. */
function whole(file: InputFile): Uint8Array {
  const pieces = [...piecesOf(file)];
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
