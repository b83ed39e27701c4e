import { formatPayMonth, formatSchoolYear, monthInSchoolYear, type PayMonth } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import type { OpeningBalance } from '../ledger/records.js';
import {
  byCodePoint,
  PLAN_WORDS,
  type AllowanceCode,
  type AwardId,
  type FileProblem,
  type Issue,
  type Numen,
  type PlanName,
} from '../model/index.js';
import { roundToCents } from '../money/index.js';
import type { Regulations } from '../regulations/regulations.js';
import { compileTable, type TableSchema } from '../validate/table-schema.js';
import type { RowPlace, TypedRow } from '../validate/typed-row.js';
import { readTable } from './read-table.js';

export type OpeningReading =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'readable';
      /** Rows without a reject, in file order; of rows with the same key, the first. */
      readonly balances: readonly OpeningBalance[];
      /** Of the rows left out, and of the header; by line. */
      readonly issues: readonly Issue[];
      /** Rows of the file, the header not counted. */
      readonly rowCount: number;
    };

/**
 * Reads what was paid before this program existed, recoveries included.
 *
 * @param thisMonth no payment before the program is of a later one: it would bar every month until then
 */
export function readOpeningFile(
  file: InputFile,
  schema: TableSchema,
  encoding: Encoding,
  regulations: Pick<Regulations, 'allowances'>,
  thisMonth: PayMonth,
): OpeningReading {
  const regimes = [...regulations.allowances.keys()].sort(byCodePoint);
  const reading = readTable(file, encoding, {
    table: compileTable(file.name, schema, { regimes, leaveTypes: [] }),
    bears: 'id_mission',
    build: openingRowOf,
  });
  if (reading.kind === 'unusable') return reading;
  const { values, issues, rowCount } = reading.rows;
  const checked = values.map(({ at, balance }) => ({ balance, issues: monthIssues(balance, at, thisMonth) }));
  return {
    kind: 'readable',
    balances: checked.filter((row) => row.issues.length === 0).map(({ balance }) => balance),
    issues: [...issues, ...checked.flatMap((row) => row.issues)].sort(byLine),
    rowCount,
  };
}

interface OpeningRow {
  readonly at: RowPlace;
  readonly balance: OpeningBalance;
}

function openingRowOf(row: TypedRow): OpeningRow {
  return {
    at: row.at,
    balance: {
      key: {
        award: row.text('id_mission') as AwardId,
        payee: row.text('numen') as Numen,
        instalmentMonth: row.payMonth('mois_origine'),
      },
      payMonth: row.payMonth('mois_paie'),
      // Exact: the schema lets two decimals through at most.
      amount: roundToCents(row.requiredNumber('montant'), 'half-up'),
      schoolYear: row.schoolYear('annee_scolaire'),
      allowance: row.text('regime') as AllowanceCode,
      plan: planNamed(row.text('plan')),
    },
  };
}

function planNamed(word: string): PlanName {
  const plan = (Object.keys(PLAN_WORDS) as PlanName[]).find((name) => PLAN_WORDS[name] === word);
  if (plan === undefined) throw new TypeError('a plan that the schema accepts is not known');
  return plan;
}

/** Nothing is paid before its instalment, and no instalment comes before its school year. */
function monthIssues(
  { key, payMonth, schoolYear }: OpeningBalance,
  at: RowPlace,
  thisMonth: PayMonth,
): Issue[] {
  const month = key.instalmentMonth;
  const value = formatPayMonth(month);
  const first = monthInSchoolYear(schoolYear, 9);
  const subject = [key.award, value, formatPayMonth(payMonth)].join(' ');
  const issue = (code: string, facts: Readonly<Record<string, string>>): Issue => ({
    code,
    severity: 'reject',
    at,
    subject,
    findings: [{ field: 'mois_origine', value, facts }],
  });
  const paid = formatPayMonth(payMonth);
  return [
    ...(payMonth > thisMonth
      ? [
          {
            ...issue('opening.future', {}),
            findings: [{ field: 'mois_paie', value: paid, facts: { expected: formatPayMonth(thisMonth) } }],
          },
        ]
      : []),
    ...(month > payMonth ? [issue('opening.month-order', { payMonth: paid })] : []),
    ...(month < first
      ? [
          issue('opening.school-year', {
            schoolYear: formatSchoolYear(schoolYear),
            expected: formatPayMonth(first),
          }),
        ]
      : []),
  ];
}

function byLine(a: Issue, b: Issue): number {
  return (a.at.line ?? 0) - (b.at.line ?? 0);
}
