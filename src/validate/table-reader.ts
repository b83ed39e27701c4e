import type { FileProblem, Finding, Issue } from '../model/index.js';
import type { FieldValue } from './field-reading.js';
import { matchHeader } from './header.js';
import { RowTexts } from './row-texts.js';
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
  readonly #firstOfKey = new Map<string, FirstRow>();
  readonly #issues: Issue[] = [];
  readonly #namesOf = new Map<Issue, RowNames>();
  readonly #problems: FileProblem[] = [];
  readonly #cells: FieldValue[] = [];
  readonly #row: TypedRow;
  #width = 0;
  /** `undefined` until a header is accepted: nothing can be read under one that is not. */
  #texts: RowTexts | undefined;
  #requires: () => readonly string[] = nothing;
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
  }

  header(columns: readonly string[], line: number): void {
    const { table, requires } = this.#options;
    this.#headerSeen = true;
    const matched = matchHeader(table, columns, line);
    this.#issues.push(...matched.issues);
    this.#problems.push(...matched.problems);
    if (matched.problems.length > 0) return;
    const texts = new RowTexts(table, matched);
    this.#texts = texts;
    this.#width = matched.width;
    if (requires === undefined) return;
    const textOf = (column: string): string => texts.of(column);
    this.#requires = () => requires(textOf);
  }

  record(fields: readonly string[], line: number): void {
    if (this.#texts === undefined) return;
    this.#rowCount += 1;
    this.#texts.load(fields);
    const { texts } = this.#texts;
    const bearer = texts[this.#bears] ?? '';
    const { table } = this.#options;
    const at = { file: table.file, line };
    const isOfWidth = fields.length === this.#width;
    if (bearer !== '' && !(this.#isKnownByKey && isOfWidth)) this.#borne.add(bearer);
    if (!isOfWidth) {
      const facts = { found: String(fields.length), expected: String(this.#width) };
      this.#reject(at, texts, 'row.columns', [{ field: '', value: '', facts }]);
      return;
    }
    const first = this.#firstWithKey(texts, bearer, line);
    if (first !== undefined) {
      if (first.bearer !== '') this.#rejected.add(first.bearer);
      const value = joined(texts, this.#shownKey);
      this.#reject(at, texts, 'row.duplicate-id', [
        { field: table.primaryKey.join(', '), value, facts: { other: String(first.line) } },
      ]);
      return;
    }
    const faults = readShape(table, texts, this.#requires(), this.#cells);
    if (faults === undefined) {
      this.#row.at = at;
      this.#values.push(this.#options.build(this.#row));
    } else {
      for (const [code, findings] of faults) this.#reject(at, texts, code, findings);
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

  /** The earlier row with the same key, if any: then both bear on something we must not guess about. */
  #firstWithKey(texts: readonly string[], bearer: string, line: number): FirstRow | undefined {
    const key = keyOf(texts, this.#key);
    if (key === undefined) return undefined;
    const first = this.#firstOfKey.get(key);
    if (first === undefined) this.#firstOfKey.set(key, { bearer, line });
    return first;
  }

  #reject(at: RowPlace, texts: readonly string[], code: string, findings: readonly Finding[]): void {
    const bearer = texts[this.#bears] ?? '';
    const key = joined(texts, this.#key);
    if (bearer !== '') this.#rejected.add(bearer);
    if (key !== '') this.#doubtful.add(key);
    const subject = this.#shownKey.length === 0 ? bearer : joined(texts, this.#shownKey).trim();
    const issue: Issue = { code, severity: 'reject', at, subject, findings };
    this.#issues.push(issue);
    const { names } = this.#options;
    if (names !== undefined) this.#namesOf.set(issue, this.#namesIn(texts, names));
  }

  #namesIn(texts: readonly string[], { school, agent, award }: Partial<RowNames>): RowNames {
    const { positions } = this.table;
    const textOf = (column: string | undefined): string =>
      column === undefined ? '' : (texts[positionIn(positions, column)] ?? '');
    return { school: textOf(school), agent: textOf(agent), award: textOf(award) };
  }
}

/** The first row of a key. */
interface FirstRow {
  readonly bearer: string;
  readonly line: number;
}

/** What identifies a row; `undefined` when a part of its key is blank, or when the table has none. */
function keyOf(texts: readonly string[], key: readonly number[]): string | undefined {
  const [only] = key;
  if (only === undefined) return undefined;
  if (key.length === 1) {
    const text = texts[only];
    return text === '' ? undefined : text;
  }
  const parts = key.map((position) => texts[position] ?? '');
  return parts.includes('') ? undefined : parts.join('\u0000');
}

function joined(texts: readonly string[], positions: readonly number[]): string {
  return positions.map((position) => texts[position] ?? '').join(' ');
}

const NOTHING: readonly string[] = [];

function nothing(): readonly string[] {
  return NOTHING;
}
