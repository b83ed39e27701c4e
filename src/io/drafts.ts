import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isGone } from './errors.js';

/** Where this process writes what is to appear at a path, before it does. */
export function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
}

/** Removes the drafts of a path, and what they were replacing, left by processes that died: they hold NIR and names, and nobody else removes them. */
export async function sweepDrafts(path: string): Promise<void> {
  const [parent, name] = [dirname(path), basename(path)];
  for (const entry of await readdir(parent)) {
    const pid = entry.startsWith(`.${name}.`) ? /\.(\d+)\.tmp(?:\.old)?$/.exec(entry)?.[1] : undefined;
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(join(parent, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else lives, and may not be signalled.
    return !isGone(error);
  }
}
