import { ISSUE_COLUMNS, issueRow, issuesCsv, sortedIssues } from './issues-csv.js';
import { LAPSE_COLUMNS, lapseRows, lapsesCsv } from './lapses-csv.js';
import type { OutputFile } from './manifest.js';
import { tableMismatches, type CsvRecords } from './read-back.js';
import { RETAINED_COLUMNS, retainedCsv, retainedRow, sortedRetained, type Retained } from './retained-csv.js';
import type { Issue, Lapse } from '../model/index.js';

/** What a run has to tell people beside its movements. */
export interface Reported {
  readonly issues: readonly Issue[];
  readonly retained: readonly Retained[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
  readonly sentenceOf: (issue: Issue) => string;
}

/** The tables of files.md section 3 that are not of movements: `anomalies.csv`, `retenus.csv`, `prescriptions.csv`. */
export function reportedTables({ issues, retained, lapses, sentenceOf }: Reported): readonly OutputFile[] {
  const sorted = sortedRetained(retained);
  return [
    { name: 'anomalies.csv', bytes: issuesCsv(sortedIssues(issues), sentenceOf) },
    { name: 'retenus.csv', bytes: retainedCsv(sorted) },
    { name: 'prescriptions.csv', bytes: lapsesCsv(sorted, lapses) },
  ];
}

/**
 * Reads those tables back and matches them with what was meant, row by row.
 *
 * @returns every mismatch, in words for a bug report; no NIR, no name
 */
export function reportedMismatches(
  files: readonly OutputFile[],
  { issues, retained, lapses, sentenceOf }: Reported,
  readCsv: (bytes: Uint8Array) => CsvRecords,
): string[] {
  const table = (name: string, columns: readonly string[], rows: CsvRecords): string[] => {
    const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
    return tableMismatches(name, readCsv(bytes), [columns, ...rows]);
  };
  return [
    ...table(
      'anomalies.csv',
      ISSUE_COLUMNS,
      sortedIssues(issues).map((issue) => issueRow(issue, sentenceOf)),
    ),
    ...table('retenus.csv', RETAINED_COLUMNS, sortedRetained(retained).map(retainedRow)),
    ...table('prescriptions.csv', LAPSE_COLUMNS, lapseRows(retained, lapses)),
  ];
}
