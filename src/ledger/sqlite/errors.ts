import { LedgerError } from '../errors.js';

/** What SQLite refused, in our words; anything else goes through as it is. */
export function sqliteFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return error;
  }
  const code = error.errcode & 0xff;
  switch (code) {
    case CODES.busy:
    case CODES.locked:
      return new LedgerError({ kind: 'locked', holder: '', purpose: '' }, error);
    case CODES.corrupt:
      return new LedgerError({ kind: 'corrupted', where: 'database file' }, error);
    case CODES.notADatabase:
      return new LedgerError({ kind: 'not-a-ledger' }, error);
    default: {
      // The tables were there when the book was opened: one that is gone was dropped.
      const gone = /^no such (?:table|column): (\S+)/.exec(error.message)?.[1];
      if (gone !== undefined) return new LedgerError({ kind: 'corrupted', where: gone }, error);
      const name = UNAVAILABLE.get(code);
      return name === undefined ? error : new LedgerError({ kind: 'unavailable', code: name }, error);
    }
  }
}

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const CODES = { busy: 5, locked: 6, corrupt: 11, notADatabase: 26 } as const;

const UNAVAILABLE: ReadonlyMap<number, string> = new Map([
  [3, 'SQLITE_PERM'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [15, 'SQLITE_PROTOCOL'],
  [22, 'SQLITE_NOLFS'],
  [23, 'SQLITE_AUTH'],
]);
