import { LedgerError } from '../errors.js';

/** Where a book lies in a PostgreSQL server. */
export interface PostgresAddress {
  /** Without our own parameters. Holds a password, perhaps: never printed. */
  readonly url: string;
  readonly schema: string;
}

export function isPostgresAddress(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

/**
 * Reads `postgres://user@host:5432/database?schema=name`; the schema is `trentieme` unless it is given.
 *
 * @throws LedgerError `bad-address`
 */
export function readPostgresAddress(address: string): PostgresAddress {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new LedgerError({ kind: 'bad-address', detail: 'url' });
  }
  const schema = url.searchParams.get('schema') ?? 'trentieme';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new LedgerError({ kind: 'bad-address', detail: 'schema' });
  // The driver would let these take the place of ours, and the book would be looked for in another schema.
  if (url.searchParams.has('options')) throw new LedgerError({ kind: 'bad-address', detail: 'options' });
  url.searchParams.delete('schema');
  return { url: url.toString(), schema };
}
