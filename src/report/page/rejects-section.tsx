import { DataTable, type Column } from './data-table.js';
import { FileLink } from './file-link.js';
import { departmentOf } from './grouped-figures.js';
import { RejectsTable } from './rejects-table.js';
import { MOST_ROWS, type IssueCount, type ReportFacts, type SchoolRejects } from './report-facts.js';
import type { Words } from './words.js';

interface SectionProps {
  readonly facts: ReportFacts;
  readonly words: Words;
}

/** Rejected rows school by school: what was found, and what to do. */
export function RejectsSection({ facts, words }: SectionProps) {
  const { issues, names } = facts;
  const { rejects: texts, columns } = words.texts;
  const codes: readonly Column<IssueCount>[] = [
    { head: columns.code, kind: 'head', cell: ({ code }) => <span class="id">{code}</span> },
    { head: columns.severity, cell: ({ severity }) => texts.severities[severity] ?? severity },
    { head: columns.count, kind: 'number', cell: ({ count }) => words.count(count) },
  ];
  const told = issues.rejects.filter(({ shown }) => shown.length > 0);
  const others = issues.rejects.filter(({ shown }) => shown.length === 0);
  return (
    <>
      {told.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p class="note">
            {texts.note}
            <FileLink name="anomalies.csv" isBeside={names} />.
          </p>
          <RejectsTable schools={told} names={names} words={words} />
        </>
      )}
      {others.length === 0 ? null : <OtherSchools schools={others} words={words} />}
      {issues.byCode.length === 0 ? null : (
        <details>
          <summary>{texts.byCode}</summary>
          <DataTable
            id="issue-codes"
            caption={texts.byCode}
            isCaptionHidden
            isNarrow
            columns={codes}
            rows={issues.byCode}
          />
        </details>
      )}
    </>
  );
}

/** Schools with fewer rejects: how many each has, by département where there are too many schools. */
function OtherSchools({
  schools,
  words,
}: {
  readonly schools: readonly SchoolRejects[];
  readonly words: Words;
}) {
  const { rejects: texts, breakdown, columns } = words.texts;
  const isEach = schools.length <= MOST_ROWS;
  const counts = new Map<string, number>();
  for (const { uai, count } of schools) {
    const name = isEach ? uai : breakdown.department(departmentOf(uai));
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const rows: readonly Column<readonly [string, number]>[] = [
    { head: isEach ? columns.school : breakdown.departmentColumn, kind: 'head', cell: ([name]) => name },
    { head: columns.count, kind: 'number', cell: ([, count]) => words.count(count) },
  ];
  const title = texts.otherSchools(words.count(schools.length));
  return (
    <details>
      <summary>{title}</summary>
      <DataTable
        id="rejects-others"
        caption={title}
        isCaptionHidden
        isNarrow
        columns={rows}
        rows={[...counts]}
      />
    </details>
  );
}
