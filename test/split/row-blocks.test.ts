import { describe, expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import { blocksIn, bucketOf, keyBuckets } from '../../src/key-index/key-buckets.js';
import { ExportSplitter } from '../../src/split/export-splitter.js';
import { SPACES } from '../../src/split/links.js';
import { keyOf, METHOD, RowBlocks, yearKey, type TableRowBlocks } from '../../src/split/row-blocks.js';
import { byteReading, textReading, type RowReading } from '../../src/split/row-reading.js';

const TEXT = [
  'id_mission;numen;date_debut',
  'M1;A1;2025-09-01',
  'M2;"É2";01/10/2025',
  '',
  'M3;"A\n3";2024-09-01',
  ' M4 ;A1;nimporte quoi',
  'M5;A5;2025-09-01',
  '',
].join('\n');

function gathered(reading: RowReading, rows: number): TableRowBlocks {
  const blocks = new RowBlocks(undefined, rows);
  const splitter = new ExportSplitter({
    append: () => undefined,
    take: () => new Uint8Array(),
    takePieces: () => [],
    pieces: () => [],
  });
  const indexOf = (columns: readonly string[]) => new Map(columns.map((column, at) => [column, at]));
  const isCut = splitter.addTable(
    'missions',
    reading,
    indexOf,
    ['date_debut'],
    (row, [start]) => {
      blocks.start(row, start);
    },
    blocks,
  );
  expect(isCut).toBe(true);
  return blocks.gathered();
}

const blocksOf = ({ keys }: TableRowBlocks, key: number): readonly number[] => {
  const { bits, buckets } = keyBuckets(keys);
  return blocksIn([...buckets][bucketOf(key, bits)]!, key);
};

describe('the rows of a table in blocks', () => {
  const bytes = byteReading({ name: 'missions.csv', bytes: new TextEncoder().encode(TEXT) }, 'UTF-8');

  test('begin on the lines of their first rows, the header in the first of them', () => {
    expect([...gathered(bytes, 2).firstLines]).toEqual([1, 5, 8]);
    expect([...gathered(bytes, 1).firstLines]).toEqual([1, 3, 5, 7, 8]);
    expect([...gathered(bytes, 100).firstLines]).toEqual([1]);
  });

  test('are found by every key of a row, however it is written or read', () => {
    for (const reading of [bytes, textReading(TEXT)]) {
      const blocks = gathered(reading, 1);
      expect(blocksOf(blocks, keyOf('A1', SPACES.agent))).toEqual([0, 3]);
      expect(blocksOf(blocks, keyOf(' É2', SPACES.agent))).toEqual([1]);
      expect(blocksOf(blocks, keyOf('A\n3', SPACES.agent))).toEqual([2]);
      expect(blocksOf(blocks, keyOf('M4', SPACES.award))).toEqual([3]);
      expect(blocksOf(blocks, keyOf('A1', SPACES.award))).toEqual([]);
    }
  });

  test('and by the school year their awards begin in', () => {
    const year = (text: string): number => yearKey(parseSchoolYear(text)!);
    expect(blocksOf(gathered(bytes, 1), year('2025-2026'))).toEqual([0, 1, 4]);
    expect(blocksOf(gathered(bytes, 2), year('2024-2025'))).toEqual([1]);
    expect(blocksOf(gathered(bytes, 2), year('2023-2024'))).toEqual([]);
  });

  // Another method makes every index of the books that are there useless: they are then searched whole.
  test('are numbered by a method that has a name', () => {
    expect(METHOD).toMatchInlineSnapshot(`875341315`);
  });
});
