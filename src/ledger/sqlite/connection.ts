import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { TABLES, type TableName } from '../tables.js';
import type { Row, SqlValue } from '../store.js';
import { sqliteFailure } from './errors.js';

/** One connection to the file; its statements are compiled once. */
export class Connection {
  readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, busyTimeout: number) {
    this.database = translated(
      () => new DatabaseSync(path, { timeout: busyTimeout, readBigInts: true, returnArrays: true }),
    );
  }

  /** Commands without parameters or rows: pragmas, `BEGIN`, `COMMIT`. */
  command(text: string): void {
    translated(() => {
      this.database.exec(text);
    });
  }

  rows(text: string, parameters: readonly SqlValue[]): readonly Row[] {
    return translated(() => this.statement(text).all(...inputs(parameters)) as unknown as Row[]);
  }

  execute(text: string, parameters: readonly SqlValue[]): number {
    return translated(() => Number(this.statement(text).run(...inputs(parameters)).changes));
  }

  insert(table: TableName, rows: readonly Row[]): void {
    const whole = rows.length - (rows.length % TOGETHER);
    const [several, single] = [this.insertion(table, TOGETHER), this.insertion(table, 1)];
    // One list for all: a million rows are not copied into as many.
    const values: SqlValue[] = [];
    translated(() => {
      for (let at = 0; at < whole; at += TOGETHER) {
        let place = 0;
        for (let row = at; row < at + TOGETHER; row += 1)
          for (const value of rows[row] ?? []) values[place++] = value;
        several.run(...inputs(values));
      }
      for (let at = whole; at < rows.length; at += 1) single.run(...inputs(rows[at] ?? []));
    });
  }

  /** Rows as they are read, in batches; a statement of its own, so that reads can go on side by side. */
  *batches(text: string, parameters: readonly SqlValue[], size: number): Generator<readonly Row[]> {
    const rows = translated(
      () => this.prepared(text).iterate(...inputs(parameters)) as unknown as Iterator<Row>,
    );
    try {
      for (;;) {
        const batch: Row[] = [];
        while (batch.length < size) {
          const next = translated(() => rows.next());
          if (next.done === true) break;
          batch.push(next.value);
        }
        if (batch.length > 0) yield batch;
        if (batch.length < size) return;
      }
    } finally {
      rows.return?.();
    }
  }

  close(): void {
    translated(() => {
      this.database.close();
    });
  }

  private insertion(table: TableName, rows: number): StatementSync {
    const places = `(${Object.keys(TABLES[table])
      .map(() => '?')
      .join(', ')})`;
    return this.statement(
      `INSERT INTO ${table} VALUES ${Array.from({ length: rows }, () => places).join(', ')}`,
    );
  }

  private statement(text: string): StatementSync {
    const known = this.statements.get(text);
    if (known !== undefined) return known;
    const statement = translated(() => this.prepared(text));
    this.statements.set(text, statement);
    return statement;
  }

  private prepared(text: string): StatementSync {
    // Ours are numbered as in PostgreSQL; SQLite would take `$1` for a name.
    return this.database.prepare(text.replace(/\$(\d+)/g, '?$1'));
  }
}

/** Rows of one statement: a fifth quicker than one by one; from a hundred on, their number costs more than it saves. */
const TOGETHER = 40;

function inputs(values: readonly SqlValue[]): SQLInputValue[] {
  return values as SQLInputValue[];
}

function translated<Result>(body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw sqliteFailure(error);
  }
}
