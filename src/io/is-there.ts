import { lstat } from 'node:fs/promises';
import { isMissing } from './errors.js';

/** Whether anything has this name, a link that leads nowhere too. What the disk refuses goes through. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
