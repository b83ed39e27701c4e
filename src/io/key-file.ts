import { open } from 'node:fs/promises';

/** A key that cannot be used. What the file holds is never told. */
export class KeyError extends Error {
  /**
   * `unreadable`: not there, not a file, or not ours to read. `exposed`: others than its owner may read it.
   * `not-a-key`: it holds something else, or a key behind a password. `other-algorithm`: it holds another kind of key.
   * `private`: the private key stands where the public one is asked for.
   */
  readonly kind: 'unreadable' | 'exposed' | 'not-a-key' | 'other-algorithm' | 'private';
  readonly path: string;

  constructor(kind: KeyError['kind'], path: string, cause?: unknown) {
    super(`${kind}: ${path}`, { cause });
    this.kind = kind;
    this.path = path;
  }
}

/**
 * The text of a key file. A private one must be for its owner alone: looked at on the open file, so that what is read
 * is what was looked at.
 *
 * @throws KeyError
 */
export async function readKeyText(path: string, secrecy: 'private' | 'public'): Promise<string> {
  let text: string;
  let mode: number;
  try {
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.size > LARGEST) throw new KeyError('unreadable', path);
      mode = stat.mode;
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof KeyError ? error : new KeyError('unreadable', path, error);
  }
  // Windows has no such rights: whoever may read is decided elsewhere.
  const isExposed = process.platform !== 'win32' && (mode & 0o077) !== 0;
  if (secrecy === 'private' && isExposed) throw new KeyError('exposed', path);
  return text;
}

const LARGEST = 1 << 16;
