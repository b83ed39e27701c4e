import type { Dialect } from '../store.js';

/** @param schema a plain identifier: it is part of the texts */
export function postgresDialect(schema: string): Dialect {
  return {
    bytesType: 'BYTEA',
    integerType: 'BIGINT',
    textType: 'TEXT COLLATE "C"',
    tableSuffix: '',
    tableCounts: `SELECT COUNT(*), COUNT(CASE WHEN table_name = 'meta' THEN 1 END)
                  FROM information_schema.tables WHERE table_schema = '${schema}'`,
    isOneOf: (column, parameter) =>
      `${column} IN (SELECT value FROM jsonb_array_elements_text(${parameter}::jsonb))`,
    list: (values) => JSON.stringify(values),
    distinctList: (column) => `string_agg(DISTINCT ${column}::text, ',')`,
    jsonArray: (columns) => `json_build_array(${columns.join(', ')})`,
    jsonList: (expression) => `json_agg(${expression})::text`,
    utf8: (text) => `convert_to(${text}, 'UTF8')`,
    stagingTable: `CREATE TEMPORARY TABLE IF NOT EXISTS staged_parts (part BIGINT NOT NULL, content BYTEA NOT NULL)
                   ON COMMIT DROP`,
    appendOnly: (table) => [
      `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    ],
    removable: (table) => [`DROP TRIGGER IF EXISTS ${table}_append_only ON ${table}`],
    // Rows that are removed stay in the pages until a vacuum: the administrator's, with the backups.
    erasing: [],
    preparation: [
      `CREATE SCHEMA IF NOT EXISTS "${schema}"`,
      `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$`,
    ],
  };
}
