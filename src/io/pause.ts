import { setImmediate, setTimeout } from 'node:timers/promises';

/** Waits that many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return setTimeout(milliseconds);
}

/** Waits until what has come in meanwhile, from other threads too, has been heard. */
export function heardOthers(): Promise<void> {
  return setImmediate();
}
