/** Lane g: PostgreSQL takes the same files by COPY, joins them and gives the movements back by COPY. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { FILES } from '../export/files.ts';
import { LEDGER_TABLE, movementsSql } from './peer-sql.ts';
import { count, say, words } from './words.ts';

/** Exit code when no server answers. */
const NO_SERVER = 75;
const FORMAT = "(FORMAT csv, DELIMITER ';', HEADER)";

const [folder = '', output = '', month = '', url = ''] = words('EXPORT', 'OUTPUT', 'MONTH', 'URL');
const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
try {
  await client.connect();
} catch (error) {
  process.stderr.write(`no PostgreSQL answers: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(NO_SERVER);
}
const schema = `trentieme_bench_${process.pid}`;
await client.query(`CREATE SCHEMA ${schema}`);
try {
  await client.query(`SET search_path TO ${schema}`);
  for (const { name, columns } of FILES) {
    const table = name.replace('.csv', '');
    await client.query(
      `CREATE UNLOGGED TABLE ${table} (${columns.map((column) => `${column} TEXT`).join()})`,
    );
    await pipeline(
      createReadStream(join(folder, name)),
      client.query(from(`COPY ${table} FROM STDIN ${FORMAT}`)),
    );
  }
  await client.query(`CREATE UNLOGGED TABLE ${LEDGER_TABLE}`);
  await client.query('ANALYZE agents, missions, absences, remplacements, ledger');
  const movements = movementsSql(month, { quotient: (a, b) => `((${a}) / (${b}))`, bytes: ' COLLATE "C"' });
  const given = client.query(to(`COPY (${movements}) TO STDOUT ${FORMAT}`));
  await pipeline(given, createWriteStream(output));
  say(`${count(given.rowCount)} movements`);
} finally {
  await client.query(`DROP SCHEMA ${schema} CASCADE`);
  await client.end();
}
