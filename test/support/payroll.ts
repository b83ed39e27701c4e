import { readFileSync } from 'node:fs';
import { parsePayMonth } from '../../src/calendar/index.js';
import type { Encoding } from '../../src/charset/index.js';
import type { Config } from '../../src/config/config.js';
import { sha256 } from '../../src/io/digest.js';
import { compileLayout } from '../../src/layout/index.js';
import { EMPTY_LEDGER, FIRST_RUN } from '../../src/ledger/view.js';
import { DEFAULT_CONVENTIONS, DEFAULT_THRESHOLDS } from '../../src/model/index.js';
import { runPayroll, type CompletedRun, type RunOutcome } from '../../src/pipeline.js';
import type { RunInputs } from '../../src/run-inputs.js';
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
};

export interface PayrollOptions extends Partial<Omit<RunInputs, 'payMonth' | 'config'>> {
  readonly payMonth?: string;
  readonly config?: Partial<Config>;
}

/** One pay run in memory, with the settings the program has by default. */
export function payroll(
  texts: ExportTexts | Readonly<Record<string, Uint8Array | string>>,
  { payMonth = SMALL_MONTH, config = {}, ...options }: PayrollOptions = {},
): RunOutcome {
  const month = parsePayMonth(payMonth);
  if (month === undefined) throw new Error(payMonth);
  return runPayroll({
    files: Object.entries(texts).map(([name, content]) => ({
      name: `${name}.csv`,
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
    tableSchemas: schemas,
    config: { ...TEST_CONFIG, ...config },
    configFile: { name: 'trentieme.yaml', bytes: new Uint8Array() },
    regulations,
    overrides: [],
    regulationFiles: [],
    layout: compileLayout(JSON.parse(LAYOUT_BYTES.toString('utf8'))),
    layoutBytes: new Uint8Array(LAYOUT_BYTES),
    program: { name: 'trentieme', version: '0.0.0' },
    exportedAt: undefined,
    ledger: EMPTY_LEDGER,
    standing: FIRST_RUN,
    accepted: [],
    payMonth: month,
    remittance: 1,
    dryRun: false,
    created: '20251120220000',
    explanations: false,
    lang: 'fr',
    sha256,
    ...options,
  });
}

/** The same, for an export that can be used; the files are read back as they would be from disk. */
export function completed(...parameters: Parameters<typeof payroll>): CompletedRun {
  const outcome = payroll(...parameters);
  if (outcome.kind !== 'completed')
    throw new Error(
      JSON.stringify(outcome.kind === 'unusable' ? outcome.problems : outcome.brakes.map(({ kind }) => kind)),
    );
  const mismatched = outcome.readBack(outcome.files);
  if (mismatched.length > 0) throw new Error(mismatched.join('\n'));
  return outcome;
}

/** One file of a run, by name. */
export function fileOf({ files }: CompletedRun, name: string): Uint8Array {
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
