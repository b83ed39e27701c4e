import type { FileProblem, Finding, Issue } from '../model/index.js';
import type { FieldValue } from './field-reading.js';
import { matchHeader } from './header.js';
import { columnIndexes, TextCells, type RowCells } from './row-cells.js';
import { remembering } from './remembering.js';
import { readShape } from './shape.js';
import { positionIn, type CompiledTable } from './table-schema.js';
import { TypedRow, type RowPlace } from './typed-row.js';

/** The rows of one input file once their shape is checked (rules section 11, first stage). */
export interface TableRows<Value> {
  /** Rows that passed, in file order. */
  readonly values: readonly Value[];
  readonly rowCount: number;
  /** Whom or what the rows of this file bear on: every value of the bearing column, in any row. */
  readonly borne: Pick<ReadonlySet<string>, 'has'>;
  /** The same for rejected rows, both sides of a duplicate included. */
  readonly rejected: ReadonlySet<string>;
  /** Keys of which a row is rejected: a row that stands under one of them may not be the true one. */
  readonly doubtful: ReadonlySet<string>;
  readonly issues: readonly Issue[];
  /** What each row said of its school that one of those issues rejects. */
  readonly namesOf: ReadonlyMap<Issue, RowNames>;
  readonly problems: readonly FileProblem[];
}

/** What a row says of the school it belongs to, as written: empty where it says nothing. */
export interface RowNames {
  readonly school: string;
  readonly agent: string;
  readonly award: string;
}

export interface TableOptions<Value> {
  readonly table: CompiledTable;
  /** The column that names whom or what a row bears on: what is blocked when the row is rejected. */
  readonly bears: string;
  /** The columns that tell which school a row belongs to. */
  readonly names?: Partial<RowNames>;
  readonly build: (row: TypedRow) => Value;
  /** Columns that the row's own values make required (the IMP needs a level…). */
  readonly requires?: (value: (column: string) => string) => readonly string[];
}

/** Reads a table record by record: give it the header, then each record, then close it. */
export class TableReader<Value> {
  readonly #options: TableOptions<Value>;
  readonly #key: readonly number[];
  readonly #bears: number;
  /** Whether the column that names whom a row bears on is the key: then the keys of the rows say it. */
  readonly #isKnownByKey: boolean;
  /** The columns of the key that people may be shown. */
  readonly #shownKey: readonly number[];
  readonly #values: Value[] = [];
  /** Where the key says whom a row bears on: only what rows of another width name. */
  readonly #borne = new Set<string>();
  readonly #rejected = new Set<string>();
  readonly #doubtful = new Set<string>();
  /** The rank of the first row of a key. */
  readonly #firstOfKey = new Map<string, number>();
  /** By rank: the line of that row, and whom it bears on. */
  readonly #firstLines: number[] = [];
  readonly #firstBearers: string[] = [];
  readonly #issues: Issue[] = [];
  readonly #namesOf = new Map<Issue, RowNames>();
  readonly #problems: FileProblem[] = [];
  readonly #cells: FieldValue[] = [];
  readonly #row: TypedRow;
  #width = 0;
  /** `undefined` until a header is accepted: nothing can be read under one that is not. */
  #texts: TextCells | undefined;
  #indexes: readonly number[] | undefined;
  /** The row being read. */
  #read: RowCells | undefined;
  readonly #requires: () => Uint8Array;
  #headerSeen = false;
  #rowCount = 0;

  /** What the file is read with. */
  get table(): CompiledTable {
    return this.#options.table;
  }

  constructor(options: TableOptions<Value>) {
    this.#options = options;
    const { file, primaryKey, fields, positions } = options.table;
    this.#key = primaryKey.map((column) => positionIn(positions, column));
    this.#bears = positionIn(positions, options.bears);
    this.#isKnownByKey = this.#key.length === 1 && this.#key[0] === this.#bears;
    this.#shownKey = this.#key.filter((position) => fields[position]?.schema.personal !== true);
    this.#row = new TypedRow({ file, line: 0 }, positions, this.#cells);
    this.#requires = this.#requirements(options);
  }

  #requirements({ table, requires }: TableOptions<Value>): () => Uint8Array {
    const positions = remembering((columns: readonly string[]) =>
      Uint8Array.from(table.fields, ({ schema }) =>
        schema.constraints?.required === true || columns.includes(schema.name) ? 1 : 0,
      ),
    );
    const always = positions([]);
    if (requires === undefined) return () => always;
    const textOf = (column: string): string => this.#read?.text(positionIn(table.positions, column)) ?? '';
    return () => positions(requires(textOf));
  }

  /** Where each column of the schema stands in the file, or -1; `undefined` until a header is accepted. */
  get indexes(): readonly number[] | undefined {
    return this.#indexes;
  }

  header(columns: readonly string[], line: number): void {
    const { table } = this.#options;
    this.#headerSeen = true;
    const matched = matchHeader(table, columns, line);
    this.#issues.push(...matched.issues);
    this.#problems.push(...matched.problems);
    if (matched.problems.length > 0) return;
    this.#indexes = columnIndexes(table, matched);
    this.#texts = new TextCells(table, this.#indexes);
    this.#width = matched.width;
  }

  record(fields: readonly string[], line: number): void {
    if (this.#texts === undefined) return;
    this.#texts.load(fields);
    this.row(this.#texts, line);
  }

  /** The same of a record whose cells are not texts yet; only under a header that was accepted. */
  row(cells: RowCells, line: number): void {
    this.#rowCount += 1;
    this.#read = cells;
    const { table } = this.#options;
    const at = { file: table.file, line };
    const isOfWidth = cells.count === this.#width;
    const key = keyOf(cells, this.#key);
    const bearer = this.#isKnownByKey ? (key ?? '') : cells.text(this.#bears);
    if (bearer !== '' && !(this.#isKnownByKey && isOfWidth)) this.#borne.add(bearer);
    if (!isOfWidth) {
      const facts = { found: String(cells.count), expected: String(this.#width) };
      this.#reject(at, cells, 'row.columns', [{ field: '', value: '', facts }]);
      return;
    }
    const first = key === undefined ? undefined : this.#firstWithKey(key, bearer, line);
    if (first !== undefined) {
      const firstBearer = this.#firstBearers[first] ?? '';
      if (firstBearer !== '') this.#rejected.add(firstBearer);
      const value = joined(cells, this.#shownKey);
      this.#reject(at, cells, 'row.duplicate-id', [
        { field: table.primaryKey.join(', '), value, facts: { other: String(this.#firstLines[first]) } },
      ]);
      return;
    }
    const faults = readShape(table, cells, this.#requires, this.#cells);
    if (faults === undefined) {
      this.#values.push(this.#options.build(this.#row.begin(at)));
    } else {
      for (const [code, findings] of faults) this.#reject(at, cells, code, findings);
    }
  }

  /** The file has been read to its end: one without any header lacks every required column. */
  end(): void {
    if (!this.#headerSeen) this.header([], 1);
  }

  close(): TableRows<Value> {
    return {
      values: this.#values,
      rowCount: this.#rowCount,
      borne: this.#borneNames(),
      rejected: this.#rejected,
      doubtful: this.#doubtful,
      issues: this.#issues,
      namesOf: this.#namesOf,
      problems: this.#problems,
    };
  }

  #borneNames(): TableRows<Value>['borne'] {
    if (!this.#isKnownByKey) return this.#borne;
    return this.#borne.size === 0 ? this.#firstOfKey : new Set([...this.#firstOfKey.keys(), ...this.#borne]);
  }

  /** The rank of the earlier row with the same key, if any: then both bear on something we must not guess about. */
  #firstWithKey(key: string, bearer: string, line: number): number | undefined {
    const first = this.#firstOfKey.get(key);
    if (first !== undefined) return first;
    this.#firstOfKey.set(key, this.#firstLines.length);
    this.#firstLines.push(line);
    this.#firstBearers.push(bearer);
    return undefined;
  }

  #reject(at: RowPlace, cells: RowCells, code: string, findings: readonly Finding[]): void {
    const bearer = cells.text(this.#bears);
    const key = joined(cells, this.#key);
    if (bearer !== '') this.#rejected.add(bearer);
    if (key !== '') this.#doubtful.add(key);
    const subject = this.#shownKey.length === 0 ? bearer : joined(cells, this.#shownKey).trim();
    const issue: Issue = { code, severity: 'reject', at, subject, findings };
    this.#issues.push(issue);
    const { names } = this.#options;
    if (names !== undefined) this.#namesOf.set(issue, this.#namesIn(cells, names));
  }

  #namesIn(cells: RowCells, { school, agent, award }: Partial<RowNames>): RowNames {
    const { positions } = this.table;
    const textOf = (column: string | undefined): string =>
      column === undefined ? '' : cells.text(positionIn(positions, column));
    return { school: textOf(school), agent: textOf(agent), award: textOf(award) };
  }
}

/** What identifies a row; `undefined` when a part of its key is blank, or when the table has none. */
function keyOf(cells: RowCells, key: readonly number[]): string | undefined {
  const [only] = key;
  if (only === undefined) return undefined;
  if (key.length === 1) {
    const text = cells.text(only);
    return text === '' ? undefined : text;
  }
  const parts = key.map((position) => cells.text(position));
  return parts.includes('') ? undefined : parts.join('\u0000');
}

function joined(cells: RowCells, positions: readonly number[]): string {
  return positions.map((position) => cells.text(position)).join(' ');
}
