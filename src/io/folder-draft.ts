import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { atOnce } from './at-once.js';
import { FolderError, ReadBackError } from './errors.js';
import { alteredIn, holdsExactly, namesIn, readPieces, type WrittenFile } from './folder-content.js';
import { HeldFolder } from './held-folder.js';
import { flushFolder } from './private-folder.js';

/**
 * The files of a folder before it appears, written piece by piece: 0600 in folders 0700, whatever the umask. A file may
 * stand in one folder of its own (`rejets/0750654D.csv`), never further down, and never outside: a link that is put in
 * place of the draft, or of anything in it, is refused.
 */
export class FolderDraft {
  readonly #path: string;
  /** The folder it is to become. */
  readonly #target: string;
  readonly #mayReplace: boolean;
  readonly #files = new Map<string, DraftedFile>();
  /** Those that are open, the one written longest ago first. */
  readonly #open = new Set<DraftedFile>();
  readonly #folders = new Map<string, HeldFolder>();
  #sealed: readonly WrittenFile[] | undefined;
  #isSame = false;

  private constructor(path: string, held: HeldFolder, target: string, mayReplace: boolean) {
    this.#folders.set(path, held);
    this.#path = path;
    this.#target = target;
    this.#mayReplace = mayReplace;
  }

  /**
   * @param target what the folder will be called; where it may not be replaced, one that is there must hold the same
   */
  static async open(path: string, target: string, mayReplace: boolean): Promise<FolderDraft> {
    return new FolderDraft(path, await HeldFolder.make(path), target, mayReplace);
  }

  /** Adds bytes at the end of a file, which is made the first time. */
  async append(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#sealed !== undefined) throw new Error('a sealed folder is not written in');
    const file = this.#files.get(name) ?? this.#newFile(name);
    const handle = await this.#opened(file);
    file.hash.update(bytes);
    file.bytes += bytes.length;
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done)).bytesWritten;
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
    await this.#putAway([...this.#open]);
    for (const [folder, held] of [...this.#folders].reverse()) {
      await held.mustBeThere();
      await flushFolder(folder);
    }
    const altered = await alteredIn(this.#path, files);
    if (altered.length > 0) throw new ReadBackError(altered.map((name) => `${name}: bytes`));
    const there = this.#mayReplace ? [] : await namesIn(this.#target);
    if (there === undefined || there.length === 0) return files;
    this.#isSame = await holdsExactly(this.#target, files);
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
    for (const file of [...this.#open]) await this.#close(file);
  }

  /** Nothing half written stays; a draft that cannot even be removed does not hide why. */
  async discard(): Promise<void> {
    await this.close().catch(() => undefined);
    await rm(this.#path, { recursive: true, force: true }).catch(() => undefined);
  }

  #newFile(name: string): DraftedFile {
    if (!NAME.test(name)) throw new Error('a file of a draft is in it');
    const path = join(this.#path, name);
    const file = { path, hash: createHash('sha256'), bytes: 0, handle: undefined, isMade: false };
    this.#files.set(name, file);
    return file;
  }

  /** A run may write a file for each school of a country: no process has so many open. */
  async #opened(file: DraftedFile): Promise<FileHandle> {
    this.#open.delete(file);
    if (file.handle === undefined) {
      if (this.#open.size >= MOST_OPEN) await this.#putAway([...this.#open].slice(0, MOST_OPEN / 2));
      file.handle = await (file.isMade ? this.#again(file) : this.#made(file));
    }
    this.#open.add(file);
    return file.handle;
  }

  async #made(file: DraftedFile): Promise<FileHandle> {
    await this.#hold(dirname(file.path));
    const handle = await open(file.path, 'wx', 0o600);
    file.handle = handle;
    file.isMade = true;
    this.#open.add(file);
    await handle.chmod(0o600);
    return handle;
  }

  async #again(file: DraftedFile): Promise<FileHandle> {
    await this.#hold(dirname(file.path));
    return open(file.path, APPENDING);
  }

  /** The folder of a file, made the first time, is the one it was. */
  async #hold(folder: string): Promise<void> {
    await this.#folders.get(this.#path)?.mustBeThere();
    if (folder === this.#path) return;
    const held = this.#folders.get(folder);
    if (held === undefined) this.#folders.set(folder, await HeldFolder.make(folder));
    else await held.mustBeThere();
  }

  /** Closes files once what was written in them is durable. */
  async #putAway(files: readonly DraftedFile[]): Promise<void> {
    await atOnce(files, async (file) => {
      await file.handle?.sync();
      await this.#close(file);
    });
  }

  async #close(file: DraftedFile): Promise<void> {
    const { handle } = file;
    this.#open.delete(file);
    file.handle = undefined;
    await handle?.close();
  }
}

/** A file of a folder, or of a folder in it: no hidden one, none above. */
const NAME = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

/** A link is not followed. Windows has no such flag. */
const APPENDING =
  constants.O_WRONLY | constants.O_APPEND | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);

/** Files that are open at once. */
const MOST_OPEN = 64;

interface DraftedFile {
  readonly path: string;
  readonly hash: Hash;
  bytes: number;
  handle: FileHandle | undefined;
  isMade: boolean;
}
