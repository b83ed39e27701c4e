import { passing } from '../given-bytes.js';
import type { LedgerWriter } from '../ledger/index.js';
import type { InputRecord, RunIdentity } from '../ledger/index.js';
import type { InputFile } from '../ingest/ingest.js';
import type { CompletedRun } from '../pipeline.js';
import type { StsInputs } from '../sts/inputs.js';
import { tableFile } from '../validate/input-tables.js';
import { rowsOfFiles, type RunSettings } from '../run-inputs.js';

/** A file a run was made from, under the name it has in the archive. */
export type ArchivedFile = InputFile;

/**
 * Everything a run was made from: the export under its own names, then settings, law and layout in folders. With them
 * the run can be explained, and done again, when none of them is at hand any more.
 */
export function filesToArchive(
  { configFile, profileFile, regulationFiles, layoutBytes }: RunSettings,
  files: readonly InputFile[],
): ArchivedFile[] {
  return [
    ...files,
    { name: `${FOLDERS.settings}trentieme.yaml`, bytes: configFile.bytes },
    ...(profileFile === undefined
      ? []
      : [{ name: `${FOLDERS.profile}${profileFile.name}`, bytes: profileFile.bytes }]),
    ...regulationFiles.map(({ name, bytes, origin }) => ({ name: `${FOLDERS[origin]}${name}`, bytes })),
    { name: `${FOLDERS.layout}layout.json`, bytes: layoutBytes },
  ];
}

/** Folders of the archive; law files that an académie adds are apart from those of the program. */
export const FOLDERS = {
  settings: 'configuration/',
  profile: 'profil/',
  shipped: 'regulations/',
  own: 'own-regulations/',
  layout: 'layout/',
  /** Not files: the tables that a file of another form holds. */
  tables: 'tables/',
} as const;

/**
 * Keeps the files of a run, and gives the records that its identity names them by: each file, then each table that came
 * in one of another form, so that the brakes of a later run can compare table with table whatever form the exports have.
 */
export async function archiveInputs(
  writer: LedgerWriter,
  files: readonly ArchivedFile[],
  { rowCounts, origins, rowBlocks }: Pick<CompletedRun, 'rowCounts' | 'origins' | 'rowBlocks'>,
  sts: StsInputs | undefined,
): Promise<RunIdentity['inputs']> {
  const rows = rowsOfFiles(rowCounts, origins, sts);
  const blocks = new Map([...rowBlocks].map(([table, own]) => [tableFile(table), own]));
  const records: InputRecord[] = [];
  for (const file of files) {
    const content = file.lazy === undefined ? file.bytes : passing(file.lazy.pieces());
    const kept = await writer.archive(content, blocks.get(file.name));
    records.push({ name: file.name, rows: rows.get(file.name) ?? 0, ...kept });
  }
  const tables = [...origins].flatMap(([table, origin]) => {
    const source = records.find(({ name }) => name === origin);
    if (source === undefined) return [];
    return [{ ...source, name: `${FOLDERS.tables}${table}`, rows: rowCounts.get(table) ?? 0 }];
  });
  return [...records, ...tables];
}
