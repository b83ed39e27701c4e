import type { ContractTables, FormReading, FormSettings } from './export-form.js';
import type { InputFile } from './ingest/ingest.js';
import type { FileProblem, Issue } from './model/index.js';
import type { Profile } from './profiles/profile.js';
import { tablesOfProfile } from './profile-tables.js';
import { INPUT_NAMES, tableFile } from './validate/input-tables.js';
import type { TableRoom } from './written-table.js';
import { tablesOfXml } from './xml-tables.js';

/** The twin of all the tables in one file. */
const XML_EXPORT = 'export.xml';

/** Files of an export that are read, under the settings given. */
export function exportFiles(profile: Profile | undefined): readonly string[] {
  if (profile === undefined) return [...INPUT_NAMES.map(tableFile), XML_EXPORT];
  const own = INPUT_NAMES.filter((name) => !profile.tables.has(name)).map(tableFile);
  return [...[...profile.tables.values()].map(({ file }) => file), ...own];
}

/**
 * Gives an export the form of the contract. The same facts in any form are the same rows; each keeps its place in the
 * file it came from.
 *
 * @param room where tables are written that came in another form
 * @returns the tables, or every problem that shows on the way
 */
export function contractTables(
  files: readonly InputFile[],
  settings: FormSettings,
  room: TableRoom,
): FormReading {
  const { profile, tableSchemas } = settings;
  if (profile !== undefined) return tablesOfProfile(files, { ...settings, profile }, room);
  const xml = files.find(({ name }) => name === XML_EXPORT);
  if (xml === undefined) {
    return { kind: 'tables', files, tableSchemas, issues: [], origins: new Map(), columns: new Map() };
  }
  const twice = files.filter(({ name }) => INPUT_NAMES.some((table) => name === tableFile(table)));
  if (twice.length > 0) return { kind: 'unusable', problems: [twoForms(twice)] };
  return tablesOfXml(xml, settings, room);
}

/** The same issues, that name files and columns as those of origin are called. */
export function asInOrigin(
  issues: readonly Issue[],
  { columns, origins }: Pick<ContractTables, 'columns' | 'origins'>,
): readonly Issue[] {
  if (origins.size === 0) return issues;
  return issues.map((issue) => {
    // What is said of a table as a whole, where no row is at hand, names the file of the contract.
    const file = issue.at.line === undefined ? (origins.get(issue.at.file) ?? issue.at.file) : issue.at.file;
    const own = columns.get(file);
    const findings = issue.findings.map((finding) => ({
      ...finding,
      field: own?.get(finding.field) ?? finding.field,
    }));
    return { ...issue, at: { ...issue.at, file }, findings };
  });
}

/** Nobody could say which of the two is to be paid. */
function twoForms(files: readonly InputFile[]): FileProblem {
  const names = files.map(({ name }) => name).join(', ');
  return { code: 'file.two-forms', at: { file: XML_EXPORT, line: undefined }, facts: { files: names } };
}
