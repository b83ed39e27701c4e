import type { SchoolYear } from './calendar/index.js';
import type { Encoding } from './charset/index.js';
import { sizeOf, type InputFile } from './ingest/ingest.js';
import { bytesAreOurs, readText } from './ingest/text.js';
import type { LedgerSource } from './ledger/view.js';
import type { Issue } from './model/index.js';
import { PostingRow } from './posted-awards.js';
import type { ProgressListener } from './progress.js';
import { readTables, rowCountsOf } from './read-export.js';
import type { RunInputs } from './run-inputs.js';
import type { Buckets } from './split/buckets.js';
import { ExportSplitter, keysBucket, type ExportPart } from './split/export-splitter.js';
import { keysAside } from './split/keys-aside.js';
import { SPLIT_TABLES, type SplitTable } from './split/links.js';
import { MissionSurvey } from './split/mission-survey.js';
import { RowBlocks, type ExportRowBlocks, type TableRowBlocks } from './split/row-blocks.js';
import { byteReading, textReading, type RowReading } from './split/row-reading.js';
import { withOwnSchools } from './validate/concerned-schools.js';
import { matchHeader } from './validate/header.js';
import {
  compileInputs,
  openInputs,
  REQUIRED_INPUTS,
  type InputRows,
  type CompiledInputs,
} from './validate/input-tables.js';

/** An export cut in parts that are settled one by one, and the little that is of no part. */
export interface DividedExport {
  /** Each read when it is asked for, once. */
  readonly parts: readonly (() => ExportPart)[];
  /** Schools, envelopes and districts: every part sees them. */
  readonly shared: Pick<InputRows, 'etablissements' | 'enveloppes' | 'districts'>;
  /** Rows of those, by file name. */
  readonly rowCounts: ReadonlyMap<string, number>;
  /** What is said of those tables, and of the headers of the others. */
  readonly issues: readonly Issue[];
  /** Every school year that the export can turn out to cover. */
  readonly coverable: readonly SchoolYear[];
  /** As in `PartContext`. */
  readonly ranges: readonly string[];
  /** Where the rows of its tables can be found again. */
  readonly rowBlocks: ExportRowBlocks;
}

/**
 * Cuts an export, and the ledger with it.
 *
 * @returns `undefined` when a file can not be used: read it whole to know why
 */
export async function divideExport(
  { files, tableSchemas, regulations, config, ledger }: DividingInputs,
  buckets: Buckets,
  sizes: { readonly part: number; readonly range: number },
  progress?: ProgressListener,
): Promise<DividedExport | undefined> {
  const own = files.filter(({ name }) => !isSplit(name));
  const shared = readTables(own, openInputs(tableSchemas, regulations), config.encoding, []);
  const isComplete = REQUIRED_INPUTS.every((name) => files.some((file) => file.name === `${name}.csv`));
  if (shared.kind === 'unusable' || !isComplete) return undefined;
  const size = files.reduce((sum, file) => (isSplit(file.name) ? sum + sizeOf(file) : sum), 0);
  const splitter = new ExportSplitter(buckets, size / KEY_BYTES);
  await addLedger(splitter, ledger);
  const survey = new MissionSurvey();
  const issues: Issue[] = [];
  const rowBlocks = new Map<SplitTable, TableRowBlocks>();
  const tables = compileInputs(tableSchemas, regulations);
  let done = 0;
  for (const name of SPLIT_TABLES) {
    const file = files.find((candidate) => candidate.name === `${name}.csv`);
    if (file === undefined) continue;
    const found = addTable(splitter, buckets, name, file, config.encoding, tables, survey);
    if (found === undefined) return undefined;
    issues.push(...found.issues);
    if (found.blocks !== undefined) rowBlocks.set(name, found.blocks);
    done += sizeOf(file);
    progress?.({ stage: 'read', done, total: size });
  }
  const { etablissements, enveloppes, districts } = shared.rows;
  return {
    parts: splitter.split(Math.max(1, Math.ceil((size + ledger.size * POSTING_BYTES) / sizes.part))),
    shared: { etablissements, enveloppes, districts },
    rowCounts: rowCountsOf(shared.rows),
    issues: [...withOwnSchools(shared.rows), ...issues],
    coverable: survey.schoolYears(),
    ranges: survey.ranges(sizes.range),
    rowBlocks,
  };
}

type DividingInputs = Pick<RunInputs, 'files' | 'tableSchemas' | 'regulations' | 'config' | 'ledger'>;

/** How many bytes of rows there are for each key, at least. */
const KEY_BYTES = 40;

/** What a posting weighs beside the rows of an export. */
export const POSTING_BYTES = 70;

async function addLedger(splitter: ExportSplitter, ledger: LedgerSource): Promise<void> {
  for await (const page of ledger.postings()) {
    const row = new PostingRow(page);
    while (page.next()) splitter.addPosting(row);
  }
}

/** @returns what is said of its header, and its blocks; `undefined` when the file can not be used */
function addTable(
  splitter: ExportSplitter,
  buckets: Buckets,
  name: SplitTable,
  file: InputFile,
  stated: Encoding,
  tables: CompiledInputs,
  survey: MissionSurvey,
): { readonly issues: readonly Issue[]; readonly blocks?: TableRowBlocks } | undefined {
  let issues: readonly Issue[] = [];
  const indexOf = (columns: readonly string[], line: number): ReadonlyMap<string, number> | undefined => {
    const matched = matchHeader(tables[name].table, columns, line);
    issues = matched.issues;
    return matched.problems.length > 0 ? undefined : matched.indexOf;
  };
  const add = (reading: Parameters<ExportSplitter['addTable']>[1], blocks?: RowBlocks): boolean => {
    if (name !== 'missions') return splitter.addTable(name, reading, indexOf, [], undefined, blocks);
    const watch: typeof survey.see = (row, ranks) => {
      survey.see(row, ranks);
      blocks?.start(row, ranks[MissionSurvey.COLUMNS.indexOf('date_debut')]);
    };
    return splitter.addTable(name, reading, indexOf, MissionSurvey.COLUMNS, watch, blocks);
  };
  const encoding = file.encoding ?? stated;
  // What came in another form is archived in that form: its rows stand elsewhere.
  const blocks = bytesAreOurs(file) ? undefined : new RowBlocks(keysAside(buckets, keysBucket(name)));
  if (add(atOrigin(file, byteReading(file, encoding)), blocks)) {
    return blocks === undefined ? { issues } : { issues, blocks: blocks.gathered() };
  }
  const read = readText(file, encoding);
  const rows = bytesAreOurs(file) ? 'own' : 'doubted';
  return read.ok && add(atOrigin(file, textReading(read.text, rows))) ? { issues } : undefined;
}

/** The same reading, that tells the lines of origin. */
function atOrigin({ lineOf }: InputFile, reading: RowReading): RowReading {
  if (lineOf === undefined) return reading;
  const { encoding } = reading;
  return {
    encoding,
    visit: (visitor) =>
      reading.visit({
        header: (columns, line, row) => visitor.header(columns, lineOf(line), row),
        row: (row, line) => {
          visitor.row(row, lineOf(line));
        },
      }),
  };
}

function isSplit(name: string): boolean {
  return SPLIT_TABLES.some((table) => name === `${table}.csv`);
}
