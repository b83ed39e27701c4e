import { readExportFolder, type DiskFile } from '../io/read-inputs.js';
import { INPUT_NAMES } from '../validate/input-tables.js';
import type { Terminal } from './terminal.js';
import type { Texts } from './texts.js';

/** The input files of an export folder; what is none of ours is named to the operator, and not read. */
export async function readExportFiles(folder: string, terminal: Terminal, texts: Texts): Promise<DiskFile[]> {
  const { files, ignored } = await readExportFolder(
    folder,
    INPUT_NAMES.map((name) => `${name}.csv`),
  );
  if (ignored.length > 0) terminal.err(texts.ignoredFiles(ignored.join(', ')));
  return files;
}
