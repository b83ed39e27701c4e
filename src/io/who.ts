import { hostname, userInfo } from 'node:os';

/** Who runs this program, for whoever finds the ledger taken: `login@host (pid 4711)`. */
export function whoRuns(): string {
  return `${login()}@${hostname()} (pid ${String(process.pid)})`;
}

/** The name of the account this program runs under; a container may run under a number that has none. */
export function login(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
