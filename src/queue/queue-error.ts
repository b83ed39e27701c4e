/** The database of the queue cannot be reached or refuses; `code` is its own (`ECONNREFUSED`, `28P01`…), or empty. */
export class QueueError extends Error {
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`queue: ${code}`, { cause });
    this.code = code;
  }
}

/** What the database or the network refused, in our words; anything else goes through as it is. */
export function queueFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof QueueError) return error;
  // Several addresses of one host were tried: any of their reasons is one.
  if (error instanceof AggregateError && error.errors.length > 0) return queueFailure(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SQL.test(code) || SYSTEM.test(code)) return new QueueError(code, error);
  return LOST.test(error.message) ? new QueueError('', error) : error;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SQL = /^[0-9A-Z]{2}[0-9A-Z]{3}$/;
/** Of the operating system: `ECONNREFUSED`, `ENOTFOUND`, `EPIPE`… */
const SYSTEM = /^E[A-Z]+$/;
/** The driver gives no code when the other end goes away. */
const LOST = /connection terminated|connection error|timeout|ended|not queryable|not opened/i;
