import { readFileSync } from 'node:fs';
import { parsePayMonth } from '../../src/calendar/index.js';
import type { Encoding } from '../../src/charset/index.js';
import type { Config } from '../../src/config/config.js';
import { sha256 } from '../../src/io/digest.js';
import { compileLayout } from '../../src/layout/index.js';
import type { FileDigest, OutputFile } from '../../src/emit/manifest.js';
import type { KeptMovement } from '../../src/emit/payment-cells.js';
import type { WaitingPayments } from '../../src/emit/waiting-payments.js';
import { readCsvRecords } from '../../src/ingest/csv.js';
import { Spill } from '../../src/io/spill.js';
import { PostingPage } from '../../src/ledger/posting-page.js';
import { monthFrom, storedMonth } from '../../src/ledger/rows.js';
import { EMPTY_LEDGER, FIRST_RUN, type LedgerSource, type LedgerView } from '../../src/ledger/view.js';
import { writtenMovements, type WrittenMovement } from '../../src/ledger/written-movements.js';
import { localCrew } from '../../src/local-crew.js';
import { scheduleOf } from '../../src/config/schedule.js';
import { DEFAULT_CONVENTIONS, DEFAULT_THRESHOLDS } from '../../src/model/index.js';
import { PART_TOOLS } from '../../src/operations/part-tools.js';
import { runPayroll, type CompletedRun, type RunOutcome } from '../../src/pipeline.js';
import { NO_REJECT_HISTORY } from '../../src/reject-history.js';
import type { RunInputs } from '../../src/run-inputs.js';
import type { Draft } from '../../src/run-writing.js';
import { PART_SIZES, type PartSizes, type Workshop } from '../../src/settled-by-parts.js';
import { memoryRoom } from '../../src/written-table.js';
import { tableSchemas, type ExportTexts } from './engine.js';
import { shippedRegulations } from './regulations.js';
import { SMALL_MONTH } from './small-export.js';

const LAYOUT_BYTES = readFileSync(new URL('../../schemas/layouts/trentieme-160.json', import.meta.url));
const regulations = shippedRegulations();
const schemas = tableSchemas();

const CODES = Object.fromEntries(
  [...regulations.allowances.keys()].map((code, index) => [code, String(9001 + index)]),
);

export const TEST_CONFIG: Config = {
  academie: '31',
  ministere: 'MEN',
  codes: CODES,
  encoding: 'UTF-8',
  conventions: DEFAULT_CONVENTIONS,
  thresholds: DEFAULT_THRESHOLDS,
  layout: undefined,
  profile: undefined,
  calendar: [],
  schedule: scheduleOf({}),
  notify: undefined,
  signing: undefined,
  encryption: undefined,
  approval: undefined,
};

export interface PayrollOptions extends Partial<Omit<RunInputs, 'payMonth' | 'config' | 'ledger'>> {
  readonly payMonth?: string;
  readonly config?: Partial<Config>;
  readonly ledger?: LedgerView;
  /** Where the export is cut, when not where the program cuts it. */
  readonly sizes?: Partial<PartSizes>;
  /** Whoever reads the tables back. */
  readonly readCsv?: Workshop['readCsv'];
  readonly readRows?: Workshop['readRows'];
  /** What became of the movements of some schools while they waited: nothing, as a rule. */
  readonly waited?: (waiting: WaitingPayments) => WaitingPayments;
}

/** A run that can be completed, with everything it writes. */
export interface WrittenRun extends CompletedRun {
  readonly files: readonly OutputFile[];
  /** What the ledger would post, in the order of every output. */
  readonly movements: readonly KeptMovement[];
  /** What was read back and is not what was meant. */
  readonly mismatches: readonly string[];
}

export type Payroll = Exclude<RunOutcome, CompletedRun> | WrittenRun;

/** One pay run in memory, with the settings the program has by default. */
export async function payroll(
  texts: ExportTexts | Readonly<Record<string, Uint8Array | string>>,
  { sizes, readCsv, readRows, waited, ...options }: PayrollOptions = {},
): Promise<Payroll> {
  const outcome = await runPayroll(
    inputsOf(texts, options),
    memoryWorkshop(sizes, readCsv, readRows, waited),
  );
  return outcome.kind === 'completed' ? written(outcome) : outcome;
}

/** What a run is given, with the settings the program has by default. */
export function inputsOf(
  texts: ExportTexts | Readonly<Record<string, Uint8Array | string>>,
  {
    payMonth = SMALL_MONTH,
    config = {},
    ledger = EMPTY_LEDGER,
    ...options
  }: Omit<PayrollOptions, 'sizes' | 'readCsv' | 'readRows' | 'waited'> = {},
): RunInputs {
  const month = parsePayMonth(payMonth);
  if (month === undefined) throw new Error(payMonth);
  return {
    files: Object.entries(texts).map(([name, content]) => ({
      name: name.includes('.') ? name : `${name}.csv`,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
    tableSchemas: schemas,
    config: { ...TEST_CONFIG, ...config },
    configFile: { name: 'trentieme.yaml', bytes: new Uint8Array() },
    regulations,
    overrides: [],
    regulationFiles: [],
    layout: compileLayout(JSON.parse(LAYOUT_BYTES.toString('utf8'))),
    sts: undefined,
    profile: undefined,
    profileFile: undefined,
    layoutBytes: new Uint8Array(LAYOUT_BYTES),
    program: { name: 'trentieme', version: '0.0.0' },
    exportedAt: undefined,
    ledger: sourceOf(ledger),
    standing: FIRST_RUN,
    rejectHistory: NO_REJECT_HISTORY,
    compared: { before: undefined, lastYear: undefined },
    accepted: [],
    payMonth: month,
    remittance: 1,
    dryRun: false,
    created: '20251120220000',
    explanations: false,
    lang: 'fr',
    sha256,
    ...options,
  };
}

/** The same, for an export that can be used; what it writes reads back. */
export async function completed(...parameters: Parameters<typeof payroll>): Promise<WrittenRun> {
  const outcome = await payroll(...parameters);
  if (outcome.kind !== 'completed')
    throw new Error(
      JSON.stringify(outcome.kind === 'unusable' ? outcome.problems : outcome.brakes.map(({ kind }) => kind)),
    );
  if (outcome.mismatches.length > 0) throw new Error(outcome.mismatches.join('\n'));
  return outcome;
}

/** A ledger that is at hand, as a run goes through it: what is reversed was rejected. */
function sourceOf(ledger: LedgerView): LedgerSource {
  const postings = [...ledger.awardIds()].flatMap((award) => ledger.postingsOf(award));
  const texts = postings.map((posting, index): string => {
    const { award, payee, instalmentMonth } = posting.key;
    const months = [storedMonth(instalmentMonth), storedMonth(posting.payMonth)];
    const terms = [String(posting.amount), posting.schoolYear, posting.allowance, posting.plan];
    const kind = posting.reversed ? 'rejected' : 'movement';
    return JSON.stringify([index + 1, kind, award, payee, ...months, ...terms, null]);
  });
  return {
    size: texts.length,
    postings: async function* () {
      yield await Promise.resolve(new PostingPage(Buffer.from(`[${texts.join(',')}]`)));
    },
  };
}

function memoryWorkshop(
  sizes: Partial<PartSizes> = {},
  readCsv = readCsvRecords,
  readRows = PART_TOOLS.readRows,
  waited = (waiting: WaitingPayments): WaitingPayments => waiting,
): Workshop {
  const tools = { ...PART_TOOLS, readRows };
  // In memory as long as it is small: no file is made there.
  const nowhere = '/nowhere';
  return {
    ...tools,
    readCsv,
    rows: new Spill(nowhere),
    waiting: new Spill(nowhere),
    tables: memoryRoom(),
    crew: (context) => {
      const crew = localCrew(context, tools);
      return { ...crew, write: (waiting, place) => crew.write(waited(waiting), place) };
    },
    sizes: { ...PART_SIZES, ...sizes },
  };
}

async function written(run: CompletedRun): Promise<WrittenRun> {
  const draft = new MemoryDraft();
  const mismatches: string[] = [];
  const movements: KeptMovement[] = [];
  for await (const batch of run.write(draft, mismatches)) {
    for (const movement of writtenMovements(batch)) movements.push(keptMovement(movement));
  }
  return { ...run, files: draft.files(), movements, mismatches };
}

/** A movement as the ledger is given it. */
function keptMovement({ columns }: WrittenMovement): KeptMovement {
  const [, award, payee, month, , , amount, schoolYear, allowance, plan, nature, reference] = columns;
  const key = { award, payee, instalmentMonth: monthFrom(month) };
  return { key, amount, schoolYear, allowance, plan, nature, reference } as KeptMovement;
}

/** Files that are never on a disk. */
class MemoryDraft implements Draft {
  readonly #files = new Map<string, Uint8Array[]>();

  append(name: string, bytes: Uint8Array): Promise<void> {
    const pieces = this.#files.get(name) ?? [];
    this.#files.set(name, pieces);
    // As a disk does: whoever gave the bytes may take them back.
    pieces.push(bytes.slice());
    return Promise.resolve();
  }

  digests(): FileDigest[] {
    return this.files().map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  }

  files(): OutputFile[] {
    return [...this.#files].map(([name, pieces]) => ({ name, bytes: new Uint8Array(Buffer.concat(pieces)) }));
  }
}

/** One file of a run, by name. */
export function fileOf({ files }: Pick<WrittenRun, 'files'>, name: string): Uint8Array {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`no ${name}`);
  return file.bytes;
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Rows of an emitted CSV file as texts by column, read by a reader that shares nothing with the program's. */
export function rowsOf(bytes: Uint8Array): Readonly<Record<string, string>>[] {
  const [columns = [], ...rows] = recordsOf(textOf(bytes));
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
}

/** RFC 4180 with semicolons and CRLF, strictly: anything else throws. */
export function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/uy;
    const plain = /[^";\r\n]*/uy;
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const inQuotes = quoted.exec(text);
    const found = inQuotes ?? plain.exec(text);
    if (found === null) throw new Error(`not CSV at ${String(at)}`);
    record.push(inQuotes === null ? found[0] : (inQuotes[1] ?? '').replaceAll('""', '"'));
    at += found[0].length;
    if (text.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    } else if (text[at] === ';') at += 1;
    else throw new Error(`not CSV at ${String(at)}`);
  }
  if (record.length > 0) throw new Error('the last record does not end');
  return records;
}

/** Bytes of a text in an encoding that the test writes itself, character by character. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'UTF-8') return new TextEncoder().encode(text);
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from(
    Array.from(text, (character) => {
      const byte = byteOf.get(character);
      if (byte === undefined) throw new Error(`${character} is not in ${encoding}`);
      return byte;
    }),
  );
}
