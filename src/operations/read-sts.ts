import type { Encoding } from '../charset/index.js';
import { joinedBytes, piecesOf, type InputFile } from '../ingest/input-file.js';
import { readSoleEntry } from '../io/zip.js';
import type { FileProblem } from '../model/index.js';
import { certainLinks, CROSSWALK } from '../sts/crosswalk.js';
import { readStsSchool, type StsFile } from '../sts/read-school.js';
import { buildStsReference } from '../sts/reference.js';
import { stsReport, type StsReportLine } from '../sts/report.js';
import type { StsSchool } from '../sts/school.js';
import { CROSSWALK_FILE, isStsFile } from '../sts/file-names.js';
import type { StsInputs } from '../sts/inputs.js';
import { zipProblem } from '../sts/zip-problem.js';
import { compileTable, type TableSchema } from '../validate/table-schema.js';
import { readTable } from './read-table.js';

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
  // One school is small: it is read whole, piece by piece, which holds it to be the same file to its end.
  const bytes = joinedBytes([...piecesOf(file)]);
  if (!/\.zip$/i.test(file.name)) return { name: file.name, bytes };
  const reading = await readSoleEntry(bytes);
  if (reading.kind === 'refused') return { problem: zipProblem(file.name, reading.fault) };
  return { name: `${file.name}/${reading.name.split('/').at(-1) ?? ''}`, bytes: reading.bytes };
}
