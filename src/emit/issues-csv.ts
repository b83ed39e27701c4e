import { byCodePoint, withoutNir, type Issue } from '../model/index.js';
import { csvBytes } from './csv.js';

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

function fieldsOf({ findings }: Issue): string {
  return findings.map(({ field }) => field).join(', ');
}
