import type { Dialect } from '../store.js';

export const SQLITE: Dialect = {
  bytesType: 'BLOB',
  integerType: 'INTEGER',
  // The default collation compares the bytes of UTF-8, whose order is the order of code points.
  textType: 'TEXT',
  tableSuffix: ' STRICT',
  tableCounts: `SELECT COUNT(*), COUNT(CASE WHEN name = 'meta' THEN 1 END) FROM sqlite_master`,
  isOneOf: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
  list: (values) => JSON.stringify(values),
  distinctList: (column) => `group_concat(DISTINCT ${column})`,
  jsonArray: (columns) => `json_array(${columns.join(', ')})`,
  jsonList: (expression) => `json_group_array(${expression})`,
  utf8: (text) => `CAST(${text} AS BLOB)`,
  stagingTable:
    'CREATE TEMPORARY TABLE IF NOT EXISTS staged_parts (part INTEGER NOT NULL, content BLOB NOT NULL)',
  appendOnly: (table) =>
    ['UPDATE', 'DELETE'].map(
      (change) =>
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`,
    ),
  removable: (table) => ['update', 'delete'].map((change) => `DROP TRIGGER IF EXISTS ${table}_no_${change}`),
  erasing: ['PRAGMA secure_delete = ON'],
  preparation: [],
};
