import type { Dialect } from './store.js';

/**
 * `archives.in_blocks` is 1 where each part of a content was compressed alone. The other tables are what only helps to
 * find: nothing rests on it, and everything it tells is found without it, by looking everywhere. So no run seals it; each
 * row has a digest of its own, that covers its place too, and one that is not sound is not believed.
 * `archive_blocks`: parts of an archived table that are whole rows, each of which can be read alone. `key_indexes` and
 * `key_buckets`: in which blocks a key may stand (`src/key-index`), of the rows of a table or of the postings of a run.
 */
export function createIndexTables(dialect: Dialect): string[] {
  const { integerType: integer, textType: text, bytesType: bytes, tableSuffix: end } = dialect;
  return [
    `ALTER TABLE archives ADD COLUMN in_blocks ${integer} NOT NULL DEFAULT 0`,
    `CREATE TABLE archive_blocks (
       digest ${text} NOT NULL REFERENCES archives, part ${integer} NOT NULL, first_line ${integer} NOT NULL,
       seal ${text} NOT NULL, PRIMARY KEY (digest, part))${end}`,
    `CREATE TABLE key_indexes (
       subject ${text} PRIMARY KEY, method ${integer} NOT NULL, bits ${integer} NOT NULL, blocks ${integer} NOT NULL)${end}`,
    `CREATE TABLE key_buckets (
       subject ${text} NOT NULL REFERENCES key_indexes, bucket ${integer} NOT NULL, seal ${text} NOT NULL,
       content ${bytes} NOT NULL, PRIMARY KEY (subject, bucket))${end}`,
    ...INDEX_TABLES.flatMap((table) => dialect.appendOnly(table)),
  ];
}

/** In an order in which rows can be removed. */
export const INDEX_TABLES = ['archive_blocks', 'key_buckets', 'key_indexes'] as const;
