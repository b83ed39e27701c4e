import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atOnce } from './at-once.js';
import { FolderError, isMissing } from './errors.js';
import { treeUnder } from './folder-tree.js';

/** A file that was written, and what identifies its content. */
export interface WrittenFile {
  /** Under its folder: `anomalies.csv`, `rejets/0750654D.csv`. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What stands in a folder; `undefined` when there is no such folder. */
export async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FolderError('unwritable', folder, error);
  }
}

/** Whether a folder holds these very files and nothing else, not even an empty folder. */
export async function holdsExactly(folder: string, files: readonly WrittenFile[]): Promise<boolean> {
  const there = new Set((await treeUnder(folder)).map(({ name }) => name));
  if (there.size !== files.length || files.some(({ name }) => !there.has(name))) return false;
  try {
    return (await alteredIn(folder, files)).length === 0;
  } catch (error) {
    throw new FolderError('unwritable', folder, error);
  }
}

/** The names of those that do not hold what they should. */
export async function alteredIn(folder: string, files: readonly WrittenFile[]): Promise<string[]> {
  const held = new Map<string, boolean>();
  await atOnce(files, async (file) => {
    held.set(file.name, await holds(join(folder, file.name), file));
  });
  return files.map(({ name }) => name).filter((name) => held.get(name) !== true);
}

/** The bytes of a file, some at a time, each good until the next is asked for; that one is read meanwhile. */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, READING);
  try {
    const { size } = await handle.stat();
    // Room for what is there and no more: there may be thousands of small files.
    const rooms = [0, 1].map((rank) => new Uint8Array(Math.max(1, Math.min(PIECE, size - rank * PIECE))));
    const into = (rank: number): ReturnType<typeof handle.read<Uint8Array>> => {
      const room = rooms[rank % 2] ?? new Uint8Array(1);
      const reading = handle.read(room, 0, room.length);
      // Whoever waits for its turn hears of it.
      reading.catch(() => undefined);
      return reading;
    };
    let next = into(0);
    for (let rank = 1; ; rank += 1) {
      const { buffer, bytesRead } = await next;
      if (bytesRead === 0) return;
      next = into(rank);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const PIECE = 1 << 20;

/** A link in place of a file is refused: what lies elsewhere is none of ours. Windows has no such flag. */
const READING = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);

async function holds(path: string, { bytes, sha256 }: WrittenFile): Promise<boolean> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of readPieces(path)) {
    hash.update(piece);
    length += piece.length;
  }
  return length === bytes && hash.digest('hex') === sha256;
}
