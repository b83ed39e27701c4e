import { LedgerError } from '../errors.js';

/** What PostgreSQL or the network refused, in our words; anything else goes through as it is. */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LedgerError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (LOCKED.has(code)) return new LedgerError({ kind: 'locked', holder: '', purpose: '' }, error);
  if (DAMAGED.has(code)) return new LedgerError({ kind: 'corrupted', where: `database (${code})` }, error);
  if (SERVER.test(code) || SYSTEM.test(code)) return new LedgerError({ kind: 'unavailable', code }, error);
  if (LOST.test(error.message))
    return new LedgerError({ kind: 'unavailable', code: 'connection lost' }, error);
  return error;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOCKED = new Set(['55P03', '40001', '40P01']);
/** Bad pages; a table or a column that is gone, the tables having been there when the book was opened. */
const DAMAGED = new Set(['XX001', 'XX002', '42P01', '42703']);
/** Connection, authorisation, database, read-only server, resources, shutdown, system error. */
const SERVER = /^(08...|28...|3D...|25006|42501|53...|57...|58...)$/;
/** Of the operating system: `ECONNREFUSED`, `ENOTFOUND`, `EPIPE`… */
const SYSTEM = /^E[A-Z]+$/;
/** The driver gives no code when the other end goes away. */
const LOST =
  /connection terminated|connection error|timeout exceeded|not queryable|server does not support SSL/i;
