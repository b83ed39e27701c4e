import { formatSchoolYear } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import type { LargeFile } from '../io/large-file.js';
import { readPackageJson } from '../io/package-files.js';
import type { Lang } from '../report/messages/index.js';
import { isStsFile } from '../sts/file-names.js';
import type { StsInputs } from '../sts/inputs.js';
import type { StsReportLine } from '../sts/report.js';
import type { TableSchema } from '../validate/table-schema.js';
import { UnusableInputError } from './failures.js';
import { textsIn } from './texts.js';

export interface StsFiles {
  readonly sts: StsInputs | undefined;
  /** What was read of each school, for people. */
  readonly lines: readonly string[];
}

/**
 * The STS-web exports of an export folder, and what was read of them.
 *
 * @throws UnusableInputError
 */
export async function loadStsFiles(
  files: readonly LargeFile[],
  encoding: Encoding,
  lang: Lang,
): Promise<StsFiles> {
  if (!files.some(({ name }) => isStsFile(name))) return { sts: undefined, lines: [] };
  // Its readers of XML and archives are loaded for those who have such files.
  const { readStsFiles } = await import('../operations/read-sts.js');
  const schema = (await readPackageJson('schemas/tables/sts.json')) as TableSchema;
  const reading = await readStsFiles(files, encoding, schema);
  if (reading === undefined) return { sts: undefined, lines: [] };
  if (reading.kind === 'unusable') throw new UnusableInputError(reading.problems);
  return { sts: reading.sts, lines: reading.report.map((line) => reportLine(line, lang)) };
}

function reportLine(line: StsReportLine, lang: Lang): string {
  const { sts: texts } = textsIn(lang);
  const unknown = [...line.unknownElements].map(([path, count]) => `${path} (${String(count)})`);
  return [
    texts.school(line.uai, formatSchoolYear(line.schoolYear), line.people, line.substitutes, line.services),
    ...(line.dangling > 0 ? [texts.dangling(line.dangling)] : []),
    ...(unknown.length > 0 ? [texts.unknown(unknown.join(', '))] : []),
  ].join(' ; ');
}
