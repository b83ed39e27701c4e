import { hostname, userInfo } from 'node:os';

/** Who runs this program, for whoever finds the ledger taken: `login@host (pid 4711)`. */
export function whoRuns(): string {
  return `${login()}@${hostname()} (pid ${String(process.pid)})`;
}

/** A container may run under a number that has no name. */
function login(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
