/** Lane f: DuckDB reads the same files, joins them and writes the movements of a pay month; in memory, every core. */
import { basename } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { pathsIn } from '../export/files.ts';
import { LEDGER_TABLE, movementsSql } from './peer-sql.ts';
import { count, say, words } from './words.ts';

const [folder = '', output = '', month = ''] = words('EXPORT', 'OUTPUT', 'MONTH');
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const path of pathsIn(folder)) {
  await connection.run(
    `CREATE TABLE ${basename(path, '.csv')} AS
     SELECT * FROM read_csv(${text(path)}, delim = ';', header = true, quote = '"', all_varchar = true)`,
  );
}
await connection.run(`CREATE TABLE ${LEDGER_TABLE}`);
const movements = movementsSql(month, { quotient: (a, b) => `((${a}) // (${b}))`, bytes: '' });
const copied = await connection.runAndReadAll(
  `COPY (${movements}) TO ${text(output)} (FORMAT csv, DELIMITER ';', HEADER)`,
);
say(`${count(Number(copied.getRows()[0]?.[0]))} movements`);
connection.closeSync();
