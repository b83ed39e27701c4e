import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './drafts.js';
import { isMissing } from './errors.js';
import { writeNewFile } from './new-file.js';
import { makePrivateFolder } from './private-folder.js';

/** A message that waits, or was sent: `1763674800000-<id>-mail`. */
export interface OutboxEntry {
  readonly name: string;
  /** When it was put there, milliseconds since 1970. */
  readonly since: number;
  readonly id: string;
  readonly target: string;
  /** `held`: another process is sending it. */
  readonly state: 'waiting' | 'held' | 'sent';
}

/**
 * A folder of messages to send, 0700, its files 0600 whatever the umask. A message is put there before it is sent, and
 * its name is kept afterwards, so that no message is sent twice because a run was. Whoever sends one takes it first, by
 * renaming: two processes do not send the same.
 */
export class Outbox {
  readonly #folder: string;
  /** What this process is sending now: a name of its own number that is not here was left by one that died. */
  readonly #held = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws FolderError, or the system's own refusal */
  async put(entry: Pick<OutboxEntry, 'since' | 'id' | 'target'>, text: string): Promise<void> {
    await makePrivateFolder(this.#folder);
    const name = `${String(entry.since).padStart(13, '0')}-${entry.id}-${entry.target}`;
    await writeNewFile(join(this.#folder, `${name}.json`), once(text));
  }

  /** Every message, oldest first. One that a dead process was sending waits again. */
  async entries(): Promise<OutboxEntry[]> {
    const found: OutboxEntry[] = [];
    for (const file of (await this.#files()).sort()) {
      const [, name = '', since = '', id = '', target = '', suffix = '', pid] = FILE.exec(file) ?? [];
      if (name === '') continue;
      const entry = { name, since: Number(since), id, target };
      if (pid === undefined) found.push({ ...entry, state: suffix === 'sent' ? 'sent' : 'waiting' });
      else if (this.#isHeld(name, Number(pid))) found.push({ ...entry, state: 'held' });
      else if (await this.#rename(file, `${name}.json`)) found.push({ ...entry, state: 'waiting' });
    }
    return found;
  }

  /** Takes a message to send it; `undefined` when somebody else has. */
  async take({ name }: OutboxEntry): Promise<string | undefined> {
    const held = `${name}.json.${String(process.pid)}`;
    if (this.#held.has(name)) return undefined;
    this.#held.add(name);
    if (!(await this.#rename(`${name}.json`, held))) {
      this.#held.delete(name);
      return undefined;
    }
    return readFile(join(this.#folder, held), 'utf8');
  }

  /** Puts a message back that could not be sent. */
  async giveBack({ name }: OutboxEntry): Promise<void> {
    await this.#rename(`${name}.json.${String(process.pid)}`, `${name}.json`);
    this.#held.delete(name);
  }

  /** Notes that a message was sent. */
  async sent({ name }: OutboxEntry): Promise<void> {
    await this.#rename(`${name}.json.${String(process.pid)}`, `${name}.sent`);
    this.#held.delete(name);
  }

  /** Removes a message, or what is left of it. */
  async forget({ name }: OutboxEntry): Promise<void> {
    for (const suffix of ['json', `json.${String(process.pid)}`, 'sent']) {
      await rm(join(this.#folder, `${name}.${suffix}`), { force: true });
    }
    this.#held.delete(name);
  }

  #isHeld(name: string, pid: number): boolean {
    return pid === process.pid ? this.#held.has(name) : isAlive(pid);
  }

  async #files(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Whether it was there to be renamed. */
  async #rename(from: string, to: string): Promise<boolean> {
    try {
      await rename(join(this.#folder, from), join(this.#folder, to));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }
}

const FILE = /^((\d{13})-([0-9a-f]+)-([a-z]+))\.(json|sent)(?:\.(\d+))?$/;

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
