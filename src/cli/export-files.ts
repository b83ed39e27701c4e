import { compileSchema } from '../contracts/json-schema.js';
import { sha256 } from '../io/digest.js';
import { readPackageJson } from '../io/package-files.js';
import type { LargeFile } from '../io/large-file.js';
import { readExportFolder } from '../io/read-inputs.js';
import { readMarker } from '../operations/export-marker.js';
import type { Lang } from '../report/messages/index.js';
import { INPUT_NAMES } from '../validate/input-tables.js';
import { UnusableInputError } from './failures.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** An export as it lies on disk. */
export interface ExportFiles {
  readonly files: readonly LargeFile[];
  /** The export's own date, when it states one. */
  readonly exportedAt: string | undefined;
}

const TABLES = INPUT_NAMES.map((name) => `${name}.csv`);

/** What an export may say of itself, and under which of these names. */
const MARKERS = ['COMPLET', 'manifest.json'];

/**
 * The input files of an export folder, matched with what the export states of itself, if it does. What is none of ours
 * is named to the operator, and not read.
 *
 * @throws UnusableInputError when a file is not the one the export states
 */
export async function readExportFiles(folder: string, terminal: Terminal, lang: Lang): Promise<ExportFiles> {
  const { files: known, ignored } = await readExportFolder(folder, [...TABLES, ...MARKERS]);
  if (ignored.length > 0) terminal.err(textsIn(lang).ignoredFiles(ignored.join(', ')));
  const files = known.filter(({ name }) => TABLES.includes(name));
  const marker = known.find(({ name }) => MARKERS.includes(name));
  if (marker === undefined) return { files, exportedAt: undefined };
  const check = compileSchema(await readPackageJson('schemas/complet.schema.json'));
  const reading = readMarker(marker, files, check, sha256);
  if ('problems' in reading) throw new UnusableInputError(reading.problems);
  return { files, exportedAt: reading.exportedAt };
}
