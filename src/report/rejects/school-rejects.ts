import type { PayMonth } from '../../calendar/index.js';
import { byCodePoint, withoutNir, type Issue } from '../../model/index.js';
import { issueParts, type Lang } from '../messages/index.js';

/** What a school has to correct, and what goes with it. */
export interface SchoolRejects {
  /** `undefined`: rows that name no school; the pay office sees to them itself. */
  readonly uai: string | undefined;
  /** Rejects before warnings, then those of longest standing first. At least one is a reject. */
  readonly rows: readonly RejectRow[];
}

/** A line of the workbook of a school. No NIR and no name in it. */
export interface RejectRow {
  readonly severity: Issue['severity'];
  readonly code: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly field: string;
  readonly found: string;
  readonly expected: string;
  readonly todo: string;
  readonly subject: string;
  /** The month of the run that said it first, if every run has said it since. */
  readonly since: PayMonth;
  /** Months from then to this run. */
  readonly age: number;
}

/**
 * The rejects of a run by school, in code point order of UAI, rows without school last. A row of an agent who works in
 * several schools is given to each. A school that has only warnings has nothing here.
 *
 * @param issues in the order of `anomalies.csv`
 * @param sinceOf the month of the run that said it first
 */
export function rejectsBySchool(
  issues: readonly Issue[],
  sinceOf: (issue: Issue) => PayMonth,
  payMonth: PayMonth,
  lang: Lang,
): readonly SchoolRejects[] {
  const bySchool = new Map<string, RejectRow[]>();
  for (const issue of issues) {
    if (!isToldToSchools(issue)) continue;
    const row = rowOf(issue, sinceOf(issue), payMonth, lang);
    for (const uai of issue.schools ?? [NO_SCHOOL]) {
      const rows = bySchool.get(uai);
      if (rows === undefined) bySchool.set(uai, [row]);
      else rows.push(row);
    }
  }
  return [...bySchool]
    .filter(([, rows]) => rows.some(({ severity }) => severity === 'reject'))
    .sort(([a], [b]) => Number(a === NO_SCHOOL) - Number(b === NO_SCHOOL) || byCodePoint(a, b))
    .map(([uai, rows]) => ({ uai: uai === NO_SCHOOL ? undefined : uai, rows: rows.sort(mostPressing) }));
}

/** Whether a school is to know: every reject, and the warnings that wait for it. */
export function isToldToSchools({ severity, code }: Issue): boolean {
  return severity === 'reject' || WAITING_FOR_SCHOOL.includes(code);
}

const NO_SCHOOL = '';

/** Warnings of a mission that is not paid as it stands, or of dates, letters and shares that the school alone knows. */
const WAITING_FOR_SCHOOL: readonly string[] = [
  'award.not-validated',
  'award.outside-service-year',
  'award.vanished',
  'imp.envelope-exceeded',
  'imp.letter-missing',
  'replacement.outside-award',
  'replacement.without-absence',
  'tutor.several-trainees',
];

function mostPressing(a: RejectRow, b: RejectRow): number {
  return Number(a.severity !== 'reject') - Number(b.severity !== 'reject') || a.since - b.since;
}

function rowOf(issue: Issue, since: PayMonth, payMonth: PayMonth, lang: Lang): RejectRow {
  const { found, expected, todo, source } = issueParts(issue, lang);
  return {
    severity: issue.severity,
    code: issue.code,
    file: shownCell(issue.at.file),
    line: issue.at.line,
    field: shownCell(issue.findings.map(({ field }) => field).join(', ')),
    found,
    expected: [expected, source].filter((part) => part !== '').join(' '),
    todo,
    subject: shownCell(issue.subject),
    since,
    age: payMonth - since,
  };
}

/** What the input wrote, on one line that any spreadsheet can hold. */
function shownCell(text: string): string {
  const characters = Array.from(withoutNir(text).toWellFormed().replace(UNPRINTABLE, ' ').trim());
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}

/** Line breaks, control signs, marks that turn the direction of writing around, and what XML has no way to write. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s\uFFFE\uFFFF]+/gu;
const LONGEST = 200;
