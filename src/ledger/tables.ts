/** The columns of every table rows are added to in bulk, in order, with the type of PostgreSQL for each. */
export const TABLES = {
  postings: {
    posting: 'bigint',
    run: 'bigint',
    kind: 'text',
    award: 'text',
    payee: 'text',
    instalment_month: 'bigint',
    pay_month: 'bigint',
    remittance: 'bigint',
    cents: 'bigint',
    school_year: 'bigint',
    allowance: 'text',
    plan: 'text',
    nature: 'text',
    reference: 'text',
    corrects: 'bigint',
    hash: 'text',
  },
  runs: {
    run: 'bigint',
    kind: 'text',
    pay_month: 'bigint',
    remittance: 'bigint',
    mode: 'text',
    created: 'text',
    program: 'text',
    regulations: 'text',
    configuration: 'text',
    exported_at: 'text',
    overrides: 'text',
    due: 'bigint',
    posted_before: 'bigint',
    movements: 'bigint',
    held: 'bigint',
    barred: 'bigint',
    cancels: 'bigint',
    first_posting: 'bigint',
    postings: 'bigint',
    seal: 'text',
  },
  run_inputs: {
    run: 'bigint',
    rank: 'bigint',
    name: 'text',
    bytes: 'bigint',
    lines: 'bigint',
    digest: 'text',
  },
  run_outputs: { run: 'bigint', rank: 'bigint', name: 'text', bytes: 'bigint', digest: 'text' },
  answers: { posting: 'bigint', run: 'bigint', status: 'text', motive: 'text', taken: 'bigint' },
  archives: { digest: 'text', bytes: 'bigint', parts: 'bigint', in_blocks: 'bigint' },
  archive_parts: { digest: 'text', part: 'bigint', content: 'bytea' },
  archive_blocks: { digest: 'text', part: 'bigint', first_line: 'bigint', seal: 'text' },
  key_indexes: { subject: 'text', method: 'bigint', bits: 'bigint', blocks: 'bigint' },
  key_buckets: { subject: 'text', bucket: 'bigint', seal: 'text', content: 'bytea' },
  /** Of one transaction: `stagingTable` of the dialect makes it. */
  staged_parts: { part: 'bigint', content: 'bytea' },
} as const;

export type TableName = keyof typeof TABLES;

/** The columns of a table, separated by commas, each behind an alias when one is given. */
export function columnsOf(table: TableName, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`;
  return Object.keys(TABLES[table])
    .map((column) => `${prefix}${column}`)
    .join(', ');
}
