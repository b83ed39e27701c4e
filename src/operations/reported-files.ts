import { PAYMENT_COLUMNS } from '../emit/payment.js';
import { ISSUE_COLUMNS } from '../emit/issues-csv.js';
import { HighlightTally } from '../highlights.js';
import { readOwnCsv } from '../ingest/csv.js';
import type { Ledger, OutputRecord, RunRecord } from '../ledger/index.js';
import { byCodePoint } from '../model/index.js';
import {
  centsOfText,
  monthOf,
  paymentRowOf,
  type IssueToReport,
  type RetainedToReport,
} from '../report-facts.js';
import { MOST_ROWS, type Highlights, type LapsingRow, type PaymentRow } from '../report/page/report-facts.js';
import { archivedRows } from './archived-rows.js';
import { bytesOf } from './reissue.js';

type Rows = AsyncIterable<readonly (readonly string[])[]>;

/** The rows of a file of a run; none where the run wrote no such file. */
export async function* rowsOfOutput(ledger: Ledger, { outputs }: RunRecord, name: string): Rows {
  const output = outputs.find((each) => each.name === name);
  if (output !== undefined) yield* archivedRows(ledger.content(output.digest));
}

/** The movements of `paiements.csv`, and what deserves a look among them. */
export async function paymentsOfFile(
  rows: Rows,
  newPayees: ReadonlySet<string>,
): Promise<{ readonly payments: readonly PaymentRow[]; readonly highlights: Highlights }> {
  const payments: PaymentRow[] = [];
  const tally = new HighlightTally<PaymentRow>(
    (row) => row,
    (numen) => !newPayees.has(numen),
  );
  let count = 0;
  for await (const batch of rows) {
    for (const cells of batch) {
      if (cells.length !== PAYMENT_COLUMNS.length) throw new Error('a row of paiements.csv is cut');
      const row = paymentRowOf(cells);
      const { numen, allowance, uai, nature, amount } = row;
      tally.add(row, numen, allowance, uai, nature, amount);
      count += 1;
      if (count <= MOST_ROWS) payments.push(row);
    }
  }
  return { payments: count <= MOST_ROWS ? payments : [], highlights: tally.highlights() };
}

/**
 * The issues of `anomalies.csv`.
 *
 * @param schoolsOf the schools of a reject, by {@link rejectKey}
 */
export async function issuesOfFile(
  rows: Rows,
  schoolsOf: ReadonlyMap<string, readonly string[]>,
): Promise<readonly IssueToReport[]> {
  const issues: IssueToReport[] = [];
  for await (const batch of rows) {
    for (const cells of batch) {
      const [severity, code, file, line, field, , subject, sentence] = ISSUE_COLUMNS.map((_, place) =>
        withoutApostrophe(cells[place] ?? ''),
      ) as [string, string, string, string, string, string, string, string];
      issues.push({
        ...{ code, file, field, subject },
        severity: severity === 'rejet' ? 'reject' : 'warn',
        line: line === '' ? undefined : Number(line),
        schools: schoolsOf.get(rejectKey(code, file, line, field, subject)) ?? [],
        sentence: () => sentence,
      });
    }
  }
  return issues;
}

/** A formula was made text for spreadsheets: here it is text. */
function withoutApostrophe(cell: string): string {
  return /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
}

/** The schools that each reject was written to, from the files under `rejets/`. */
export async function schoolsOfRejects(
  ledger: Ledger,
  run: RunRecord,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const schools = new Map<string, string[]>();
  for (const output of run.outputs) {
    const [, uai] = /^rejets\/(\d{7}[A-Z])\.csv$/.exec(output.name) ?? [];
    if (uai === undefined) continue;
    for await (const key of rejectKeys(ledger, output)) {
      const known = schools.get(key);
      if (known === undefined) schools.set(key, [uai]);
      else known.push(uai);
    }
  }
  for (const own of schools.values()) own.sort(byCodePoint);
  return schools;
}

/** The columns are looked up by name: those files are for people, and may get more of them. */
async function* rejectKeys(ledger: Ledger, { digest }: OutputRecord): AsyncGenerator<string> {
  const text = new TextDecoder().decode(await bytesOf(ledger.content(digest)));
  const records: (readonly string[])[] = [];
  const take = (cells: readonly string[]): void => void records.push([...cells]);
  readOwnCsv(text, { header: take, record: take });
  const head = records.findIndex((cells) => KEY_COLUMNS.every((column) => cells.includes(column)));
  const places = KEY_COLUMNS.map((column) => records[head]?.indexOf(column) ?? -1);
  for (const cells of head < 0 ? [] : records.slice(head + 1)) {
    const [code = '', file = '', line = '', field = '', subject = ''] = places.map((place) =>
      withoutApostrophe(cells[place] ?? ''),
    );
    yield rejectKey(code, file, line, field, subject);
  }
}

const KEY_COLUMNS = ['code', 'fichier', 'ligne', 'champ', 'objet'];

/** What tells a reject from another. */
function rejectKey(...[code, file, line, field, subject]: [string, string, string, string, string]): string {
  return JSON.stringify([code, file, line, field, subject]);
}

/** What `retenus.csv` says is held or barred. */
export async function retainedOfFile(rows: Rows): Promise<readonly RetainedToReport[]> {
  const retained: RetainedToReport[] = [];
  for await (const batch of rows) {
    for (const [motive = '', numen = '', award = '', month = '', amount = ''] of batch) {
      retained.push({
        kind: motive === 'prescrit' ? 'barred' : 'held',
        ...{ motive, numen, award },
        instalmentMonth: monthOf(month),
        amount: centsOfText(amount),
      });
    }
  }
  return retained;
}

/** What `prescriptions.csv` says will lapse. */
export async function lapsesOfFile(rows: Rows): Promise<readonly LapsingRow[]> {
  const lapses: LapsingRow[] = [];
  for await (const batch of rows) {
    for (const [state, day = '', motive = '', numen = '', award = '', month = '', amount = ''] of batch) {
      if (state !== 'a-prescrire') continue;
      lapses.push({
        ...{ day, motive, numen, award },
        instalmentMonth: monthOf(month),
        amount: centsOfText(amount),
      });
    }
  }
  return lapses;
}
