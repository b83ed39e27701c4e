import { byCodePoint, withoutNir, type Issue } from '../model/index.js';
import { csvBytes } from './csv.js';
import type { CsvRecords } from './read-back.js';

export const ISSUE_COLUMNS = [
  'gravite',
  'code',
  'fichier',
  'ligne',
  'champ',
  'valeur',
  'objet',
  'message',
] as const;

/** Issues in the order of `anomalies.csv`: file, line (the file as a whole first), code; then column. */
export function sortedIssues(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) =>
      byCodePoint(a.at.file, b.at.file) ||
      (a.at.line ?? 0) - (b.at.line ?? 0) ||
      byCodePoint(a.code, b.code) ||
      byCodePoint(fieldsOf(a), fieldsOf(b)) ||
      byCodePoint(a.subject, b.subject),
  );
}

/** The bytes of `anomalies.csv`, from sorted issues. */
export function issuesCsv(issues: readonly Issue[], sentenceOf: (issue: Issue) => string): Uint8Array {
  const rows = issues.map((issue) => issueRow(issue, sentenceOf));
  return csvBytes(ISSUE_COLUMNS, rows, 'people');
}

/** A row of `anomalies.csv`, in the order of {@link ISSUE_COLUMNS}; no NIR in it, wherever it was typed. */
export function issueRow(issue: Issue, sentenceOf: (issue: Issue) => string): readonly string[] {
  return [
    issue.severity === 'reject' ? 'rejet' : 'alerte',
    issue.code,
    issue.at.file,
    issue.at.line === undefined ? '' : String(issue.at.line),
    withoutNir(fieldsOf(issue)),
    withoutNir(issue.findings.map(({ value }) => value).join(', ')),
    withoutNir(issue.subject),
    sentenceOf(issue),
  ];
}

/**
 * What an issue is of, whatever the line it stands on: the same in every run that says it. NIR masked, as in
 * `anomalies.csv`.
 */
export function issueKey(issue: Issue): string {
  return keyOf(issue.code, issue.at.file, withoutNir(fieldsOf(issue)), withoutNir(issue.subject));
}

/** The keys of the issues of an `anomalies.csv` of any version, from its records; none when it is not one. */
export function issueKeysIn([columns = [], ...rows]: CsvRecords): ReadonlySet<string> {
  const places = KEY_COLUMNS.map((column) => columns.indexOf(column));
  if (places.includes(-1)) return new Set();
  return new Set(rows.map((row) => keyOf(...places.map((place) => asMeant(row[place] ?? '')))));
}

const KEY_COLUMNS = [
  'code',
  'fichier',
  'champ',
  'objet',
] as const satisfies readonly (typeof ISSUE_COLUMNS)[number][];

function keyOf(...cells: readonly string[]): string {
  return cells.join('\u0000');
}

/** Without the apostrophe that keeps a spreadsheet from running the cell. */
function asMeant(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');
}

function fieldsOf({ findings }: Issue): string {
  return findings.map(({ field }) => field).join(', ');
}
