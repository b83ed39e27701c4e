import { createHash, type Hash } from 'node:crypto';
import { open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError, isMissing, ReadBackError } from './errors.js';
import { flushFolder, makePrivateFolder } from './private-folder.js';

/** A file that was written, and what identifies its content. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of a folder before it appears, written piece by piece: 0600 in a folder 0700, whatever the umask. */
export class FolderDraft {
  readonly #path: string;
  /** The folder it is to become. */
  readonly #target: string;
  readonly #mayReplace: boolean;
  readonly #files = new Map<string, OpenFile>();
  #sealed: readonly WrittenFile[] | undefined;
  #isSame = false;

  private constructor(path: string, target: string, mayReplace: boolean) {
    this.#path = path;
    this.#target = target;
    this.#mayReplace = mayReplace;
  }

  /**
   * @param target what the folder will be called; where it may not be replaced, one that is there must hold the same
   */
  static async open(path: string, target: string, mayReplace: boolean): Promise<FolderDraft> {
    await makePrivateFolder(path);
    return new FolderDraft(path, target, mayReplace);
  }

  /** Adds bytes at the end of a file, which is made the first time. */
  async append(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#sealed !== undefined) throw new Error('a sealed folder is not written in');
    const file = this.#files.get(name) ?? (await this.#make(name));
    file.hash.update(bytes);
    file.bytes += bytes.length;
    for (let done = 0; done < bytes.length;) {
      done += (await file.handle.write(bytes, done)).bytesWritten;
    }
  }

  /** Name, size and digest of every file so far, in the order they were made. */
  digests(): readonly WrittenFile[] {
    return [...this.#files].map(([name, { bytes, hash }]) => ({
      name,
      bytes,
      sha256: hash.copy().digest('hex'),
    }));
  }

  /**
   * Makes the files durable, reads them back from the disk, and holds a protected folder that is already there to
   * them. Nothing is written afterwards. Harmless twice.
   *
   * @throws ReadBackError when the disk gives other bytes; FolderError `exists` when the protected folder holds others
   */
  async seal(): Promise<readonly WrittenFile[]> {
    if (this.#sealed !== undefined) return this.#sealed;
    const files = this.digests();
    this.#sealed = files;
    for (const { handle } of this.#files.values()) await handle.sync();
    await this.close();
    await flushFolder(this.#path);
    const altered: string[] = [];
    for (const file of files) {
      if (!(await holds(join(this.#path, file.name), file))) altered.push(`${file.name}: bytes`);
    }
    if (altered.length > 0) throw new ReadBackError(altered);
    const there = this.#mayReplace ? [] : await namesIn(this.#target);
    if (there === undefined || there.length === 0) return files;
    this.#isSame = await holdsExactly(this.#target, there, files);
    if (!this.#isSame) throw new FolderError('exists', this.#target);
    return files;
  }

  /** Whether the protected folder that was there holds the very same, once this is sealed. */
  get isThereAlready(): boolean {
    return this.#isSame;
  }

  /** The bytes of a file, once sealed. */
  read(name: string): AsyncIterable<Uint8Array> {
    return readPieces(join(this.#path, name));
  }

  /** Closes the files. Harmless twice. */
  async close(): Promise<void> {
    for (const file of this.#files.values()) {
      if (!file.isOpen) continue;
      file.isOpen = false;
      await file.handle.close();
    }
  }

  /** Nothing half written stays; a draft that cannot even be removed does not hide why. */
  async discard(): Promise<void> {
    await this.close().catch(() => undefined);
    await rm(this.#path, { recursive: true, force: true }).catch(() => undefined);
  }

  async #make(name: string): Promise<OpenFile> {
    const handle = await open(join(this.#path, name), 'wx', 0o600);
    const file = { handle, hash: createHash('sha256'), bytes: 0, isOpen: true };
    this.#files.set(name, file);
    await handle.chmod(0o600);
    return file;
  }
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly hash: Hash;
  bytes: number;
  isOpen: boolean;
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

/** Whether a folder holds these very files and nothing else. */
async function holdsExactly(
  folder: string,
  there: readonly string[],
  files: readonly WrittenFile[],
): Promise<boolean> {
  if (there.length !== files.length || files.some(({ name }) => !there.includes(name))) return false;
  try {
    for (const file of files) if (!(await holds(join(folder, file.name), file))) return false;
    return true;
  } catch (error) {
    throw new FolderError('unwritable', folder, error);
  }
}

async function holds(path: string, { bytes, sha256 }: WrittenFile): Promise<boolean> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of readPieces(path)) {
    hash.update(piece);
    length += piece.length;
  }
  return length === bytes && hash.digest('hex') === sha256;
}

async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(PIECE), 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const PIECE = 1 << 20;
