import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isGone, isMissing, isRefusal } from './errors.js';

/** Where this process writes what is to appear at a path, before it does. */
export function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
}

/**
 * Removes the drafts of a path, and what they were replacing, left by processes that died: they hold NIR and names, and
 * nobody else removes them.
 */
export async function sweepDrafts(path: string): Promise<void> {
  await sweep(dirname(path), `.${basename(path)}.`);
}

/**
 * The same for every month of an output: a month in which a run died may never be run again. What the disk refuses is
 * left for whoever writes there, who will say it.
 */
export async function sweepOutput(output: string): Promise<void> {
  try {
    for (const month of await entriesOf(output)) {
      // What a link leads to is none of ours.
      const path = join(output, month);
      if (/^\d{4}-\d{2}$/.test(month) && (await lstat(path)).isDirectory()) await sweep(path, '.');
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

async function sweep(folder: string, prefix: string): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const pid = entry.startsWith(prefix) ? /\.(\d+)\.tmp(?:\.old)?$/.exec(entry)?.[1] : undefined;
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(join(folder, entry), { recursive: true, force: true });
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Whether a process of this machine has that number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else lives, and may not be signalled.
    return !isGone(error);
  }
}
