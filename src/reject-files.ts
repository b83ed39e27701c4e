import type { PayMonth } from './calendar/index.js';
import { csvBytes } from './emit/csv.js';
import { issueKey, sortedIssues } from './emit/issues-csv.js';
import type { OutputFile } from './emit/manifest.js';
import type { CsvRecords } from './emit/read-back.js';
import type { Issue } from './model/index.js';
import { firstMonths } from './reject-history.js';
import { REJECT_COLUMNS, rejectCells } from './report/rejects/columns.js';
import { isToldToSchools, rejectsBySchool } from './report/rejects/school-rejects.js';
import { rejectWorkbook } from './report/rejects/workbook.js';
import type { RunInputs } from './run-inputs.js';

/** A file of the folder `rejets`, and what a table of it is meant to hold. */
export interface RejectFile extends OutputFile {
  readonly meant: CsvRecords | undefined;
}

/** The files of the folder `rejets`, made one by one as they are asked for; none when nothing is rejected. */
export async function* rejectFiles(
  issues: readonly Issue[],
  since: ReadonlyMap<string, PayMonth>,
  { config, payMonth, dryRun, lang }: Pick<RunInputs, 'config' | 'payMonth' | 'dryRun' | 'lang'>,
): AsyncGenerator<RejectFile> {
  const sinceOf = (issue: Issue): PayMonth => since.get(issueKey(issue)) ?? payMonth;
  const heading = { academie: config.academie, payMonth, isDraft: dryRun };
  for (const school of rejectsBySchool(sortedIssues(issues), sinceOf, payMonth, lang)) {
    const name = `rejets/${school.uai ?? 'sans-uai'}`;
    const rows = school.rows.map(rejectCells);
    const meant = [REJECT_COLUMNS, ...rows];
    yield { name: `${name}.csv`, bytes: csvBytes(REJECT_COLUMNS, rows, 'people'), meant };
    yield { name: `${name}.xlsx`, bytes: await rejectWorkbook(school, heading, lang), meant: undefined };
  }
}

/** Since which month each issue that schools are told of was said without interruption, by its key. */
export async function rejectedSince(
  issues: readonly Issue[],
  { rejectHistory }: Pick<RunInputs, 'rejectHistory'>,
): Promise<ReadonlyMap<string, PayMonth>> {
  return firstMonths(issues.filter(isToldToSchools).map(issueKey), rejectHistory);
}
