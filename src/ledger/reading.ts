import type { PayMonth } from '../calendar/index.js';
import { monthFrom, runFrom, storedMonth } from './rows.js';
import type { InputRecord, OutputRecord, RunRecord } from './records.js';
import type { Row, Sql, Store } from './store.js';
import { columnsOf } from './tables.js';

const RUN = `SELECT ${columnsOf('runs', 'r')} FROM runs r`;

/** A run that a later run cancelled. */
const IS_CANCELLED = `EXISTS (SELECT 1 FROM runs c WHERE c.cancels = r.run)`;

/** Every run, oldest first. */
export async function* runsOf(store: Store): AsyncGenerator<RunRecord> {
  for await (const batch of store.stream(`${RUN} ORDER BY r.run`)) {
    for (const row of batch) yield await withFiles(store, row);
  }
}

export async function runNumbered(sql: Sql, number: number): Promise<RunRecord | undefined> {
  return firstRun(sql, `${RUN} WHERE r.run = $1`, [number]);
}

export async function lastRunOf(sql: Sql): Promise<RunRecord | undefined> {
  return firstRun(
    sql,
    `${RUN} WHERE r.kind = 'payroll' AND NOT ${IS_CANCELLED} ORDER BY r.run DESC LIMIT 1`,
    [],
  );
}

export async function lastExportedAtOf(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.rows(
    `SELECT r.exported_at FROM runs r
     WHERE r.kind = 'payroll' AND r.exported_at IS NOT NULL AND NOT ${IS_CANCELLED} ORDER BY r.run DESC LIMIT 1`,
  );
  return row === undefined ? undefined : String(row[0]);
}

export async function lastPostedMonthOf(sql: Sql): Promise<PayMonth | undefined> {
  const [row] = await sql.rows(
    `SELECT MAX(r.pay_month) FROM runs r
     WHERE r.kind IN ('payroll', 'opening') AND r.postings > 0 AND NOT ${IS_CANCELLED}`,
  );
  return row === undefined || row[0] === null ? undefined : monthFrom(row[0]);
}

export async function nextRemittanceOf(sql: Sql, payMonth: PayMonth): Promise<number> {
  const [row] = await sql.rows('SELECT MAX(remittance) FROM runs WHERE pay_month = $1', [
    storedMonth(payMonth),
  ]);
  return Number(row?.[0] ?? 0) + 1;
}

/** Remittances in the book, not cancelled, whose folder nobody confirmed; oldest first. */
export async function unpublishedOf(sql: Sql): Promise<readonly RunRecord[]> {
  const rows = await sql.rows(
    `${RUN} WHERE r.kind = 'payroll' AND r.remittance IS NOT NULL AND NOT ${IS_CANCELLED}
     AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.run = r.run) ORDER BY r.run`,
  );
  const runs: RunRecord[] = [];
  for (const row of rows) runs.push(await withFiles(sql, row));
  return runs;
}

async function firstRun(
  sql: Sql,
  text: string,
  parameters: readonly number[],
): Promise<RunRecord | undefined> {
  const [row] = await sql.rows(text, parameters);
  return row === undefined ? undefined : withFiles(sql, row);
}

async function withFiles(sql: Sql, row: Row): Promise<RunRecord> {
  const run = runFrom(row);
  const inputs = await sql.rows(
    'SELECT name, bytes, lines, digest FROM run_inputs WHERE run = $1 ORDER BY rank',
    [run.number],
  );
  const outputs = await sql.rows('SELECT name, bytes, digest FROM run_outputs WHERE run = $1 ORDER BY rank', [
    run.number,
  ]);
  return { ...run, inputs: inputs.map(inputFrom), outputs: outputs.map(outputFrom) };
}

function inputFrom([name, bytes, lines, digest]: Row): InputRecord {
  return { name: String(name), bytes: Number(bytes), rows: Number(lines), digest: String(digest) };
}

function outputFrom([name, bytes, digest]: Row): OutputRecord {
  return { name: String(name), bytes: Number(bytes), digest: String(digest) };
}
