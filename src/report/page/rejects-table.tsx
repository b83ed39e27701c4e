import { FileLink } from './file-link.js';
import type { SchoolRejects, ShownIssue } from './report-facts.js';
import type { Words } from './words.js';

interface RejectsTableProps {
  readonly schools: readonly SchoolRejects[];
  readonly names: boolean;
  readonly words: Words;
}

/** The rejects of each school under its UAI; without names, where they are and of what kind, not what was found. */
export function RejectsTable({ schools, names, words }: RejectsTableProps) {
  const { rejects: texts, columns } = words.texts;
  const heads = names ? [columns.place, columns.said] : [columns.place, columns.code, columns.field];
  return (
    <div class="scroll" role="region" aria-labelledby="rejects-rows-caption" tabIndex={0}>
      <table id="rejects-rows">
        <caption>
          <span id="rejects-rows-caption" class="unseen">
            {texts.bySchool}
          </span>
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        {schools.map(({ uai, count, shown }) => (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colSpan={heads.length}>
                {uai === '' ? texts.noSchool : uai} <span class="soft">{texts.count(count)}</span>
              </th>
            </tr>
            {shown.map((issue) => (
              <RejectRow issue={issue} names={names} words={words} />
            ))}
            {count > shown.length ? (
              <tr>
                <td colSpan={heads.length} class="soft">
                  {texts.more(words.count(count - shown.length))}
                  <FileLink name={`rejets/${fileOf(uai)}.csv`} isBeside={names} />.
                </td>
              </tr>
            ) : null}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function RejectRow({
  issue,
  names,
  words,
}: {
  readonly issue: ShownIssue;
  readonly names: boolean;
  readonly words: Words;
}) {
  const { code, file, line, field, subject, sentence } = issue;
  const place = line === undefined ? file : `${file}, ${words.texts.rejects.line(String(line))}`;
  if (!names) {
    return (
      <tr>
        <th scope="row">{place}</th>
        <td class="code">{code}</td>
        <td>{field}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        {place} <span class="id">{code}</span> <span class="id">{subject}</span>
      </th>
      <td class="wide">{sentence}</td>
    </tr>
  );
}

/** The file of a school; what has no good UAI goes to one of its own. */
function fileOf(uai: string): string {
  return /^\d{7}[A-Z]$/.test(uai) ? uai : 'sans-uai';
}
