import type { Encoding } from '../../src/charset/index.js';
import { FoundTable, type RowPart, type TableParts } from '../../src/excerpt/found-table.js';
import type { InputFile } from '../../src/ingest/ingest.js';
import { blocksIn, bucketOf, keyBuckets } from '../../src/key-index/key-buckets.js';
import { ExportSplitter } from '../../src/split/export-splitter.js';
import { SPLIT_TABLES, type SplitTable } from '../../src/split/links.js';
import { RowBlocks } from '../../src/split/row-blocks.js';
import { byteReading } from '../../src/split/row-reading.js';

/** An export as it is found by an index: every table in blocks of a few rows, of which those asked for are read. */
export interface FoundFiles {
  readonly tables: readonly FoundTable[];
  readonly places: readonly InputFile[];
}

/** @returns `undefined` when a table can not be cut: such an export has no index */
export async function openFound(
  files: readonly InputFile[],
  encoding: Encoding,
  rows: number,
  read: (name: SplitTable, part: number) => void = () => undefined,
): Promise<FoundFiles | undefined> {
  const isSplit = ({ name }: InputFile): boolean => SPLIT_TABLES.some((table) => name === `${table}.csv`);
  const tables: FoundTable[] = [];
  for (const name of SPLIT_TABLES) {
    const file = files.find((candidate) => candidate.name === `${name}.csv`);
    if (file === undefined) continue;
    const parts = partsOf(name, file, encoding, rows, (part) => {
      read(name, part);
    });
    const table = parts === undefined ? undefined : await FoundTable.open(name, parts);
    if (table === undefined) return undefined;
    tables.push(table);
  }
  return { tables, places: files.filter((file) => !isSplit(file)) };
}

function partsOf(
  name: SplitTable,
  file: InputFile,
  encoding: Encoding,
  rows: number,
  read: (part: number) => void,
): TableParts | undefined {
  const blocks = new RowBlocks(undefined, rows);
  const splitter = new ExportSplitter({
    append: () => undefined,
    take: () => new Uint8Array(),
    takePieces: () => [],
    pieces: () => [],
  });
  const indexOf = (columns: readonly string[]): ReadonlyMap<string, number> =>
    new Map(columns.map((column, at) => [column.trim(), at]));
  if (!splitter.addTable(name, byteReading(file, encoding), indexOf, [], undefined, blocks)) return undefined;
  const { firstLines, keys } = blocks.gathered();
  const { bits, ...index } = keyBuckets(keys);
  const buckets = [...index.buckets];
  const lines = linesOf(file.bytes);
  return {
    holding: (wanted) =>
      Promise.resolve([...new Set(wanted.flatMap((key) => blocksIn(buckets[bucketOf(key, bits)]!, key)))]),
    read: (part) => {
      read(part);
      const [firstLine, next = Infinity] = [firstLines[part]!, firstLines[part + 1]];
      const bytes = Buffer.concat(lines.slice(firstLine - 1, next - 1));
      return Promise.resolve<RowPart>({ part, firstLine, bytes });
    },
  };
}

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(at, next));
    at = next;
  }
  return lines;
}
