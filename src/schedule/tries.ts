/** How often something was tried, and whether it is to be tried again. */
export interface Tries {
  /**
   * `final`: done, or for a person to take up. `waiting`: what stood in the way goes away by itself (a lock, a disk, an
   * export that is late). `interrupted`: the program died during it.
   */
  readonly state: 'final' | 'waiting' | 'interrupted';
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
}

/** Between two tries of what waits: fifteen minutes. */
const PAUSE = 15 * 60_000;

/** Six hours of waiting: afterwards a person decides. */
const MOST_TRIES = 24;

/** What was interrupted goes on at once; what kills the program again and again waits like the rest. */
const AT_ONCE = 2;

export function mayTry(tries: Tries | undefined, instant: number): boolean {
  if (tries === undefined) return true;
  const { state, count, endedAt } = tries;
  if (state === 'final' || count >= MOST_TRIES) return false;
  if (state === 'interrupted' && count <= AT_ONCE) return true;
  // A clock that was wrong and set back does not make it wait for years.
  return instant >= endedAt + PAUSE || instant < endedAt;
}
