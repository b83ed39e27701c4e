import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, type Outcome } from './measure.ts';
import { paidLine, payWords } from './program.ts';
import { questionWords } from './questions.ts';

export type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j';

/** Where a lane finds its files and writes its own. */
export interface Bench {
  readonly first: string;
  readonly next: string;
  readonly config: string;
  /** Emptied before each round. */
  readonly scratch: string;
  readonly postgres: string;
}

export interface Lane {
  readonly letter: Letter;
  readonly title: string;
  readonly words: (bench: Bench) => string[];
  /** Done before, outside the measure. */
  readonly prepare?: (bench: Bench) => Promise<void>;
}

const FIRST_MONTH = '2025-11';
const script = (name: string): string => fileURLToPath(new URL(`lanes/${name}.ts`, import.meta.url));

export const LANES: readonly Lane[] = [
  { letter: 'a', title: 'read the bytes', words: ({ first }) => [script('bytes'), first] },
  { letter: 'b', title: 'csv-parse alone', words: ({ first }) => [script('parse'), first] },
  {
    letter: 'c',
    title: 'csv-parse, csv-stringify to a copy',
    words: ({ first, scratch }) => [script('copy'), first, join(scratch, 'copy')],
  },
  { letter: 'd', title: 'trentieme run, November, empty ledger', words: firstMonth },
  {
    letter: 'e',
    title: 'trentieme run, December, changed export ¹',
    prepare: copyLedger,
    words: ({ next, config, scratch }) =>
      payWords({
        month: '2025-12',
        export: next,
        config,
        output: join(scratch, 'next'),
        ledger: join(scratch, 'next.db'),
        acceptsRecoveries: true,
      }),
  },
  {
    letter: 'f',
    title: 'DuckDB, the simplest rules',
    words: ({ first, scratch }) => [script('duckdb'), first, join(scratch, 'duckdb.csv'), FIRST_MONTH],
  },
  {
    letter: 'g',
    title: 'PostgreSQL, the same ²',
    words: ({ first, scratch, postgres }) => [
      script('postgres'),
      ...[first, join(scratch, 'postgres.csv'), FIRST_MONTH, postgres],
    ],
  },
  question('h', 'agent'),
  question('i', 'award'),
  question('j', 'reference'),
];

/** `explain` on the ledger that d left. */
function question(letter: Letter, about: 'agent' | 'award' | 'reference'): Lane {
  return {
    letter,
    title: `trentieme explain --${about}, on that ledger`,
    prepare: firstLedger,
    words: ({ scratch }) =>
      questionWords(about, join(scratch, 'first', FIRST_MONTH, '01/paiements.csv'), ledgerIn(scratch)),
  };
}

/** The first pay month, on a ledger that does not exist yet. */
export function firstMonth({ first, config, scratch }: Bench): string[] {
  const output = join(scratch, 'first');
  const ledger = ledgerIn(scratch);
  return payWords({ month: FIRST_MONTH, export: first, config, output, ledger, acceptsRecoveries: false });
}

function ledgerIn(scratch: string): string {
  return join(scratch, 'first.db');
}

/** The ledger that lane d left in this round; when d is not asked for, the month is run here first. */
async function firstLedger(bench: Bench): Promise<void> {
  if (!existsSync(ledgerIn(bench.scratch))) resultOf('d', await measure(firstMonth(bench)));
}

async function copyLedger(bench: Bench): Promise<void> {
  await firstLedger(bench);
  const ledger = ledgerIn(bench.scratch);
  for (const suffix of ['', '-wal']) {
    if (existsSync(ledger + suffix)) copyFileSync(ledger + suffix, join(bench.scratch, `next.db${suffix}`));
  }
}

export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const NO_SERVER = 75;

/** What the lane says it did, or that it could not be tried; a lane that failed stops the bench. */
export function resultOf(
  letter: Letter,
  { code, output, errors }: Outcome,
): { done: string } | { skipped: string } {
  if (letter === 'g' && code === NO_SERVER) return { skipped: errors.trim() };
  if (code !== 0) throw new Error(`lane ${letter} ended with code ${String(code)}:\n${output}\n${errors}`);
  if (letter === 'd' || letter === 'e') return { done: paidLine(output) };
  const isQuestion = letter === 'h' || letter === 'i' || letter === 'j';
  return { done: isQuestion ? `${output.trim().split('\n').length} lines` : output.trim() };
}
