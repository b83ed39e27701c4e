import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { die } from './random.ts';
import { tablesOf, type Table } from './tables.ts';

const CHUNK = 1 << 16;
const isQuoted = die('row quoted');

/** Writes an export of this many awards, row by row; the same bytes every time. */
export async function writeExport(folder: string, awards: number, changed: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const table of tablesOf(awards, changed)) await writeTable(join(folder, table.name), table);
}

async function writeTable(path: string, { columns, quoted, rows }: Table): Promise<void> {
  const mayQuote = columns.map((column) => quoted.includes(column));
  const file = createWriteStream(path);
  const finished = once(file, 'finish');
  let chunk = `${columns.join(';')}\n`;
  let line = 0;
  for (const row of rows()) {
    // Two rows in five have quoted fields.
    const quotes = isQuoted(line++, 5) < 2;
    chunk += `${row.map((field, at) => fieldOf(field, quotes && mayQuote[at] === true)).join(';')}\n`;
    if (chunk.length < CHUNK) continue;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await finished;
}

function fieldOf(field: string, quote: boolean): string {
  const mustQuote = field.includes(';') || field.includes('"');
  return mustQuote || (quote && field !== '') ? `"${field.replaceAll('"', '""')}"` : field;
}
