import { exportFiles } from '../contract-tables.js';
import { compileSchema } from '../contracts/json-schema.js';
import { sha256 } from '../io/digest.js';
import { readPackageJson } from '../io/package-files.js';
import type { LargeFile } from '../io/large-file.js';
import { readExportFolder } from '../io/read-inputs.js';
import { MARKERS, readMarker } from '../operations/export-marker.js';
import type { Profile } from '../profiles/profile.js';
import type { Lang } from '../report/messages/index.js';
import { isStsFile } from '../sts/file-names.js';
import { UnusableInputError } from './failures.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** An export as it lies on disk. */
export interface ExportFiles {
  readonly files: readonly LargeFile[];
  /** The export's own date, when it states one. */
  readonly exportedAt: string | undefined;
}

/**
 * The input files of an export folder, matched with what the export states of itself, if it does. What is none of ours
 * is named to the operator, and not read.
 *
 * @throws UnusableInputError when a file is not the one the export states
 */
export async function readExportFiles(
  folder: string,
  profile: Profile | undefined,
  terminal: Terminal,
  lang: Lang,
): Promise<ExportFiles> {
  const read = exportFiles(profile);
  const isKnown = (name: string): boolean => read.includes(name) || isStsFile(name);
  const { files: known, ignored } = await readExportFolder(
    folder,
    (name) => isKnown(name) || MARKERS.includes(name),
  );
  if (ignored.length > 0) terminal.err(textsIn(lang).ignoredFiles(ignored.join(', ')));
  const files = known.filter(({ name }) => isKnown(name));
  const marker = known.find(({ name }) => MARKERS.includes(name));
  if (marker === undefined) return { files, exportedAt: undefined };
  const check = compileSchema(await readPackageJson('schemas/complet.schema.json'));
  const reading = readMarker(marker, files, check, sha256);
  if ('problems' in reading) throw new UnusableInputError(reading.problems);
  return { files, exportedAt: reading.exportedAt };
}
