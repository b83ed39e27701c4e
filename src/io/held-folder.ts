import { lstat, mkdir, chmod } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { FolderError, isExisting, isMissing } from './errors.js';

/**
 * A folder we write in, and that must stay the one it was: a link in its place would send what is written elsewhere.
 *
 * Node opens by path, not under an open folder (`openat`): between a look at the folder and what is done in it, somebody
 * who may write in the folder above has an instant to put a link there. Nobody else may write in a folder of ours, which
 * is 0700; and what was written through a link does not read back from the folder itself, which is looked at again
 * before anything appears.
 */
export class HeldFolder {
  readonly #path: string;
  readonly #stat: BigIntStats;

  private constructor(path: string, stat: BigIntStats) {
    this.#path = path;
    this.#stat = stat;
  }

  /**
   * Makes a folder that nobody has made before: 0700, whatever the umask.
   *
   * @throws FolderError `link` when there is something of that name
   */
  static async make(path: string): Promise<HeldFolder> {
    try {
      await mkdir(path, 0o700);
    } catch (error) {
      if (isExisting(error)) throw new FolderError('link', path, error);
      throw error;
    }
    await chmod(path, 0o700);
    return HeldFolder.at(path);
  }

  /** @throws FolderError `link` when it is no folder, or a link to one */
  static async at(path: string): Promise<HeldFolder> {
    const stat = await lstat(path, { bigint: true });
    if (!stat.isDirectory()) throw new FolderError('link', path);
    return new HeldFolder(path, stat);
  }

  /** @throws FolderError `link` when something else has taken its place */
  async mustBeThere(): Promise<void> {
    const { dev, ino } = (await HeldFolder.at(this.#path)).#stat;
    if (dev !== this.#stat.dev || ino !== this.#stat.ino) throw new FolderError('link', this.#path);
  }
}

/** @throws FolderError `link` when there is a link at that path */
export async function mustNotBeLink(path: string): Promise<void> {
  try {
    if ((await lstat(path)).isSymbolicLink()) throw new FolderError('link', path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
