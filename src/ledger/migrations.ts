import { createIndexTables } from './index-tables.js';
import { createPurgeTables } from './purge-tables.js';
import type { Dialect } from './store.js';

/** A step from one version of the tables to the next; never edited once released. */
export interface Migration {
  readonly version: number;
  readonly statements: (dialect: Dialect) => readonly string[];
}

/** Every step, oldest first. A change of the tables is a new step at the end, with its test. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: createTables },
  { version: 2, statements: createPurgeTables },
  { version: 3, statements: createIndexTables },
];

/**
 * Months are `AAAAMM` integers and words are whole, so that the tables can be read with any SQL tool. `postings` lies
 * in the order of posting; its one wide index finds an award's postings and forbids the same key twice in a remittance
 * (corrections and opening balances have no remittance, and nulls never clash).
 */
function createTables(dialect: Dialect): string[] {
  const { integerType: integer, textType: text, bytesType: bytes, tableSuffix: end } = dialect;
  return [
    ...dialect.preparation,
    `CREATE TABLE meta (name ${text} PRIMARY KEY, value ${text} NOT NULL)${end}`,
    `CREATE TABLE leases (
       name ${text} PRIMARY KEY, token ${text} NOT NULL, holder ${text} NOT NULL, purpose ${text} NOT NULL,
       host ${text} NOT NULL, process ${integer} NOT NULL, taken ${integer} NOT NULL, expires ${integer} NOT NULL)${end}`,
    `CREATE TABLE runs (
       run ${integer} PRIMARY KEY, kind ${text} NOT NULL, pay_month ${integer}, remittance ${integer}, mode ${text},
       created ${text} NOT NULL, program ${text} NOT NULL, regulations ${text}, configuration ${text},
       exported_at ${text}, overrides ${text} NOT NULL, due ${integer}, posted_before ${integer}, movements ${integer},
       held ${integer}, barred ${integer}, cancels ${integer}, first_posting ${integer} NOT NULL,
       postings ${integer} NOT NULL, seal ${text} NOT NULL)${end}`,
    `CREATE UNIQUE INDEX runs_by_remittance ON runs (pay_month, remittance, kind) WHERE remittance IS NOT NULL`,
    `CREATE TABLE run_inputs (
       run ${integer} NOT NULL, rank ${integer} NOT NULL, name ${text} NOT NULL, bytes ${integer} NOT NULL,
       lines ${integer} NOT NULL, digest ${text} NOT NULL, PRIMARY KEY (run, rank))${end}`,
    `CREATE TABLE run_outputs (
       run ${integer} NOT NULL, rank ${integer} NOT NULL, name ${text} NOT NULL, bytes ${integer} NOT NULL,
       digest ${text} NOT NULL, PRIMARY KEY (run, rank))${end}`,
    `CREATE TABLE postings (
       posting ${integer} PRIMARY KEY, run ${integer} NOT NULL, kind ${text} NOT NULL, award ${text} NOT NULL,
       payee ${text} NOT NULL, instalment_month ${integer} NOT NULL, pay_month ${integer} NOT NULL,
       remittance ${integer}, cents ${integer} NOT NULL CHECK (cents <> 0), school_year ${integer} NOT NULL,
       allowance ${text} NOT NULL, plan ${text} NOT NULL, nature ${text}, reference ${text}, corrects ${integer},
       hash ${text} NOT NULL)${end}`,
    `CREATE UNIQUE INDEX postings_by_key ON postings (award, payee, instalment_month, pay_month, remittance)`,
    `CREATE UNIQUE INDEX postings_by_corrected ON postings (corrects) WHERE corrects IS NOT NULL`,
    `CREATE TABLE answers (
       posting ${integer} PRIMARY KEY, run ${integer} NOT NULL, status ${text} NOT NULL, motive ${text} NOT NULL,
       taken ${integer} NOT NULL)${end}`,
    `CREATE INDEX answers_by_run ON answers (run, posting)`,
    `CREATE TABLE archives (digest ${text} PRIMARY KEY, bytes ${integer} NOT NULL, parts ${integer} NOT NULL)${end}`,
    `CREATE TABLE archive_parts (
       digest ${text} NOT NULL REFERENCES archives, part ${integer} NOT NULL, content ${bytes} NOT NULL,
       PRIMARY KEY (digest, part))${end}`,
    `CREATE TABLE publications (run ${integer} PRIMARY KEY)${end}`,
    ...APPEND_ONLY.flatMap((table) => dialect.appendOnly(table)),
  ];
}

const APPEND_ONLY = [
  'runs',
  'run_inputs',
  'run_outputs',
  'postings',
  'answers',
  'archives',
  'archive_parts',
  'publications',
];
