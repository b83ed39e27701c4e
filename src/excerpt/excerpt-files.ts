import type { InputFile } from '../ingest/ingest.js';
import { tableFile } from '../validate/input-tables.js';
import type { Excerpt, ExcerptTable } from './excerpt.js';

/** An excerpt as the files of an export, that tell the lines of origin: what reads exports reads it. */
export function excerptFiles({ tables }: Excerpt): readonly InputFile[] {
  return tables.map(fileOf);
}

function fileOf({ name, columns, headerLine = 1, rows }: ExcerptTable): InputFile {
  const texts: string[] = [];
  /** The line of origin of each line. */
  const origins: number[] = [];
  const add = (fields: readonly string[], line: number): void => {
    texts.push(fields.map(written).join(';'), '\n');
    for (let breaks = breaksIn(fields); breaks >= 0; breaks -= 1) origins.push(line);
  };
  add(columns, headerLine);
  for (const { line, fields } of rows) add(fields, line);
  return {
    name: tableFile(name),
    bytes: ENCODER.encode(texts.join('')),
    encoding: 'UTF-8',
    lineOf: (line) => origins[line - 1] ?? line,
  };
}

/** Between quotes, readers take two characters that end a line for one. */
function written(field: string): string {
  if (!/[";\r\n]/.test(field)) return field;
  return `"${field.replaceAll('"', '""').replaceAll('\r\n', '\r\r\n')}"`;
}

function breaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields) breaks += field.split('\n').length - 1;
  return breaks;
}

const ENCODER = new TextEncoder();
