import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { Digest, Ledger } from '../../src/ledger/index.js';
import { all } from '../ledger/worlds.js';
import { filesOf, trentieme, workplace, type Workplace } from '../support/command-line.js';
import { looking, sumsOfFiles, sumsOfLedger } from './paid-files.js';

/** The pay months of a school year: the small export pays something in each. */
export const SCHOOL_YEAR: readonly string[] = [
  ...['09', '10', '11', '12'].map((month) => `2025-${month}`),
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => `2026-${month}`),
];

/** What a month leaves in the output folder and in the ledger. */
interface MonthLeft {
  /** By path under the folder of the month. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly head: Digest;
}

/** Words of a run on a workplace, for a month and a ledger. The instant is the month's own: same words, same bytes. */
export function monthlyRun(at: Workplace, payMonth: string, ledger: string): string[] {
  const given: Record<string, string> = {
    '--month': payMonth,
    '--now': `${payMonth}-20T22:00:00`,
    '--ledger': ledger,
  };
  return at.run.map((word, index) => given[at.run[index - 1] ?? ''] ?? word);
}

const calm = new Map<number, Promise<ReadonlyMap<string, MonthLeft>>>();

/**
 * The first months of a school year that nothing ever happened to, every month run twice: what paid, and what found
 * nothing left to pay. They serve every store: what the files and the seals of the book say does not depend on where
 * the book lies.
 */
function neverKilled(months: number): Promise<ReadonlyMap<string, MonthLeft>> {
  const known = calm.get(months) ?? runCalmly(workplace(), SCHOOL_YEAR.slice(0, months));
  calm.set(months, known);
  return known;
}

async function runCalmly(at: Workplace, months: readonly string[]): Promise<ReadonlyMap<string, MonthLeft>> {
  const left = new Map<string, MonthLeft>();
  for (const payMonth of months) {
    const words = monthlyRun(at, payMonth, at.ledger);
    expect((await trentieme(...words)).out).toContain('remise 01');
    expect((await trentieme(...words)).out).toContain('sans mouvement');
    left.set(payMonth, await looking(at.ledger, (book) => leftOf(at.output, payMonth, book)));
  }
  return left;
}

/**
 * A month of which nothing shows any more that a run of it died: the same bytes, the same book, one remittance, and
 * each cent of the files once in the ledger.
 *
 * @param months how many months of the school year the test pays
 */
export async function expectAsNeverKilled(
  output: string,
  payMonth: string,
  ledger: string,
  months: number,
): Promise<void> {
  const expected = (await neverKilled(months)).get(payMonth);
  await looking(ledger, async (book) => {
    const left = await leftOf(output, payMonth, book);
    expect(Object.keys(left.files)).toEqual(Object.keys(expected?.files ?? {}));
    expect(left).toEqual(expected);
    const sent = (await all(book.remittances())).filter(
      ({ payMonth: month }) => formatPayMonth(month) === payMonth,
    );
    expect(sent).toMatchObject([{ number: 1, published: true, state: 'posted' }]);
    expect(await all(book.verify())).toEqual([]);
    expect(await sumsOfLedger(book)).toEqual(sumsOfFiles(output));
  });
}

async function leftOf(output: string, payMonth: string, book: Ledger): Promise<MonthLeft> {
  const month = join(output, payMonth);
  const files: Record<string, Buffer> = {};
  // Drafts of dead processes are hidden folders: they would be found here.
  for (const name of readdirSync(month).sort()) {
    for (const [file, bytes] of Object.entries(filesOf(join(month, name)))) files[`${name}/${file}`] = bytes;
  }
  return { files, head: (await book.head()).hash };
}
