import { byteName, type Encoding } from '../charset/index.js';
import type { FileProblem, Issue } from '../model/index.js';
import { decodedBlocks } from './decoded-blocks.js';
import { LIMITS } from './export-format.js';
import { ExportRows } from './export-rows.js';
import { foreignDocument } from './foreign-document.js';
import type { XmlFault } from './xml-events.js';
import type { XmlSink, XmlTable } from './xml-sink.js';
import { XmlStream } from './xml-stream.js';

export type { XmlSink, XmlTable };

/** What is said of an `export.xml` besides its rows. */
export interface ExportXmlReading {
  /** What makes the file unusable, if anything: the first thing met. */
  readonly problems: readonly FileProblem[];
  readonly issues: readonly Issue[];
  /** The tables met, even empty ones. */
  readonly tables: ReadonlySet<string>;
}

/**
 * Reads `export.xml`, the XML twin of the CSV files (`schemas/export.xsd`), piece by piece. No value is converted: the
 * same facts give the rows that the CSV files give. Nothing is kept but the row being read.
 *
 * @param name of the file, for messages
 * @param encoding as configured; a file that declares another one is refused
 * @param tables all that may stand in the file
 */
export function readExportXml(
  name: string,
  pieces: Iterable<Uint8Array>,
  encoding: Encoding,
  tables: readonly XmlTable[],
  sink: XmlSink,
): ExportXmlReading {
  const rows = new ExportRows(name, encoding, tables, sink);
  const fault = firstFault(pieces, encoding, rows);
  const problems =
    fault === undefined
      ? []
      : [{ code: fault.code, at: { file: name, line: fault.line }, facts: fault.facts }];
  return { problems, issues: rows.issues, tables: rows.tables };
}

function firstFault(
  pieces: Iterable<Uint8Array>,
  encoding: Encoding,
  rows: ExportRows,
): XmlFault | undefined {
  const stream = new XmlStream(rows, LIMITS.token);
  let isFirst = true;
  for (const { text, invalid } of decodedBlocks(pieces, encoding)) {
    const foreign = isFirst ? foreignDocument(text, invalid) : undefined;
    if (foreign !== undefined) return foreign;
    isFirst = false;
    const malformed = stream.write(text);
    // What the rows say was met first: after a fault of its own the stream gives them nothing.
    const fault = rows.fault ?? malformed;
    if (fault !== undefined) return fault;
    if (invalid !== undefined) {
      const facts = { encoding, byte: byteName(invalid) };
      return { code: 'file.encoding', line: stream.line, facts };
    }
  }
  return stream.end();
}
