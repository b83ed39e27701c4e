import type { LedgerWriter } from '../ledger/index.js';
import type { InputRecord, RunIdentity } from '../ledger/index.js';
import type { InputFile } from '../ingest/ingest.js';
import type { RunSettings } from '../run-inputs.js';

/** A file a run was made from, under the name it has in the archive. */
export type ArchivedFile = InputFile;

/**
 * Everything a run was made from: the export under its own names, then settings, law and layout in folders. With them
 * the run can be explained, and done again, when none of them is at hand any more.
 */
export function filesToArchive(
  { configFile, regulationFiles, layoutBytes }: RunSettings,
  files: readonly InputFile[],
): ArchivedFile[] {
  return [
    ...files,
    { name: `${FOLDERS.settings}trentieme.yaml`, bytes: configFile.bytes },
    ...regulationFiles.map(({ name, bytes, origin }) => ({ name: `${FOLDERS[origin]}${name}`, bytes })),
    { name: `${FOLDERS.layout}layout.json`, bytes: layoutBytes },
  ];
}

/** Folders of the archive; law files that an académie adds are apart from those of the program. */
export const FOLDERS = {
  settings: 'configuration/',
  shipped: 'regulations/',
  own: 'own-regulations/',
  layout: 'layout/',
} as const;

/** Keeps the files of a run, and gives the records that its identity names them by. */
export async function archiveInputs(
  writer: LedgerWriter,
  files: readonly ArchivedFile[],
  rowCounts: ReadonlyMap<string, number>,
): Promise<RunIdentity['inputs']> {
  const records: InputRecord[] = [];
  for (const file of files) {
    const kept = await writer.archive(file.lazy?.pieces() ?? file.bytes);
    records.push({ name: file.name, rows: rowCounts.get(file.name) ?? 0, ...kept });
  }
  return records;
}
