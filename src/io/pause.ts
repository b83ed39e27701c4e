import { setTimeout } from 'node:timers/promises';

/** Waits that many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return setTimeout(milliseconds);
}
