import type { FileProblem, Finding, Issue } from '../model/index.js';
import { matchHeader, type MatchedHeader } from './header.js';
import { readShape } from './shape.js';
import type { CompiledTable } from './table-schema.js';
import { TypedRow } from './typed-row.js';

/** The rows of one input file once their shape is checked (rules section 11, first stage). */
export interface TableRows<Value> {
  /** Rows that passed, in file order. */
  readonly values: readonly Value[];
  readonly rowCount: number;
  /** Whom or what the rows of this file bear on: every value of the bearing column, in any row. */
  readonly borne: ReadonlySet<string>;
  /** The same for rejected rows, both sides of a duplicate included. */
  readonly rejected: ReadonlySet<string>;
  /** Keys of which a row is rejected: a row that stands under one of them may not be the true one. */
  readonly doubtful: ReadonlySet<string>;
  readonly issues: readonly Issue[];
  readonly problems: readonly FileProblem[];
}

export interface TableOptions<Value> {
  readonly table: CompiledTable;
  /** The column that names whom or what a row bears on: what is blocked when the row is rejected. */
  readonly bears: string;
  readonly build: (row: TypedRow) => Value;
  /** Columns that the row's own values make required (the IMP needs a level…). */
  readonly requires?: (value: (column: string) => string) => readonly string[];
}

/** Reads a table record by record: give it the header, then each record, then close it. */
export class TableReader<Value> {
  readonly #options: TableOptions<Value>;
  /** The columns of the key that people may be shown. */
  readonly #shownKey: readonly string[];
  readonly #values: Value[] = [];
  readonly #borne = new Set<string>();
  readonly #rejected = new Set<string>();
  readonly #doubtful = new Set<string>();
  readonly #firstOfKey = new Map<string, { readonly bearer: string; readonly line: number }>();
  readonly #issues: Issue[] = [];
  readonly #problems: FileProblem[] = [];
  #header: MatchedHeader | undefined;
  #headerSeen = false;
  #rowCount = 0;

  constructor(options: TableOptions<Value>) {
    this.#options = options;
    const { primaryKey, fields } = options.table;
    const personal = fields.filter(({ schema }) => schema.personal === true).map(({ schema }) => schema.name);
    this.#shownKey = primaryKey.filter((column) => !personal.includes(column));
  }

  header(columns: readonly string[], line: number): void {
    this.#headerSeen = true;
    const matched = matchHeader(this.#options.table, columns, line);
    this.#issues.push(...matched.issues);
    this.#problems.push(...matched.problems);
    if (matched.problems.length === 0) this.#header = matched;
  }

  record(fields: readonly string[], line: number): void {
    if (this.#header === undefined) return;
    this.#rowCount += 1;
    const header = this.#header;
    const { table, bears } = this.#options;
    const text = (column: string): string => fields[header.indexOf.get(column) ?? -1]?.trim() ?? '';
    const bearer = text(bears);
    if (bearer !== '') this.#borne.add(bearer);
    const at = { file: table.file, line };
    const subject = this.#subjectOf(text, bearer);
    if (fields.length !== header.width) {
      const facts = { found: String(fields.length), expected: String(header.width) };
      this.#reject({ at, subject, bearer, key: table.primaryKey.map(text).join(' ') }, 'row.columns', [
        { field: '', value: '', facts },
      ]);
      return;
    }
    const first = this.#firstWithKey(text, bearer, line);
    if (first !== undefined) {
      if (first.bearer !== '') this.#rejected.add(first.bearer);
      const value = this.#shownKey.map(text).join(' ');
      this.#reject({ at, subject, bearer, key: table.primaryKey.map(text).join(' ') }, 'row.duplicate-id', [
        { field: table.primaryKey.join(', '), value, facts: { other: String(first.line) } },
      ]);
      return;
    }
    const shape = readShape(table, text, this.#options.requires?.(text) ?? []);
    if (shape.kind === 'typed') this.#values.push(this.#options.build(new TypedRow(at, shape.values)));
    else
      for (const [code, findings] of shape.faults)
        this.#reject({ at, subject, bearer, key: table.primaryKey.map(text).join(' ') }, code, findings);
  }

  /** The file has been read to its end: one without any header lacks every required column. */
  end(): void {
    if (!this.#headerSeen) this.header([], 1);
  }

  close(): TableRows<Value> {
    return {
      values: this.#values,
      rowCount: this.#rowCount,
      borne: this.#borne,
      rejected: this.#rejected,
      doubtful: this.#doubtful,
      issues: this.#issues,
      problems: this.#problems,
    };
  }

  /** The earlier row with the same key, if any: then both bear on something we must not guess about. */
  #firstWithKey(
    text: (column: string) => string,
    bearer: string,
    line: number,
  ): { readonly bearer: string; readonly line: number } | undefined {
    const { primaryKey } = this.#options.table;
    const parts = primaryKey.map(text);
    if (parts.length === 0 || parts.includes('')) return undefined;
    const key = parts.join('\u0000');
    const first = this.#firstOfKey.get(key);
    if (first === undefined) this.#firstOfKey.set(key, { bearer, line });
    return first;
  }

  #reject(
    row: { at: Issue['at']; subject: string; bearer: string; key: string },
    code: string,
    findings: readonly Finding[],
  ): void {
    if (row.bearer !== '') this.#rejected.add(row.bearer);
    if (row.key !== '') this.#doubtful.add(row.key);
    this.#issues.push({ code, severity: 'reject', at: row.at, subject: row.subject, findings });
  }

  #subjectOf(text: (column: string) => string, bearer: string): string {
    return this.#shownKey.length === 0 ? bearer : this.#shownKey.map(text).join(' ').trim();
  }
}
