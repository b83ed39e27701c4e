import type { Encoding } from '../../src/charset/index.js';
import { readExportXml, type ExportXmlReading, type XmlTable } from '../../src/ingest/export-xml.js';
import { CONTRACT_TABLES } from './export-xml.js';

/** What `export.xml` gave: each row with its table and its line. */
export interface Read extends ExportXmlReading {
  readonly rows: readonly (readonly [table: string, line: number, ...fields: readonly string[]])[];
}

/** Reads a document given whole, or in pieces. */
export function readXml(
  document: string | Uint8Array | Iterable<Uint8Array>,
  {
    encoding = 'UTF-8',
    tables = CONTRACT_TABLES,
  }: { encoding?: Encoding; tables?: readonly XmlTable[] } = {},
): Read {
  const rows: [string, number, ...string[]][] = [];
  const reading = readExportXml('export.xml', piecesOf(document), encoding, tables, {
    row: (table, fields, line) => void rows.push([table, line, ...fields]),
  });
  return { ...reading, rows };
}

function piecesOf(document: string | Uint8Array | Iterable<Uint8Array>): Iterable<Uint8Array> {
  if (typeof document === 'string') return [new TextEncoder().encode(document)];
  return document instanceof Uint8Array ? [document] : document;
}
