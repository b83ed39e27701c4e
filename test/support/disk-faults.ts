/** Modules for Node to load before the program: a disk that fails where and how a test says. */

/** The disk is full when the file of this name is written. */
export function fullDiskAt(name: string): string {
  return patched(`
    const open = fs.open;
    fs.open = async (path, ...others) => {
      const handle = await open(path, ...others);
      if (String(path).endsWith('/${name}')) {
        handle.write = async () => {
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write', errno: -28 });
        };
      }
      return handle;
    };`);
}

/** Nothing can be renamed any more. */
export const RENAME_REFUSED = patched(`
  fs.rename = async () => {
    throw Object.assign(new Error('EACCES: permission denied, rename'), { code: 'EACCES', syscall: 'rename', errno: -13 });
  };`);

/** The database file may not grow any more, as on a full disk. */
export const FULL_DATABASE = `
  import { DatabaseSync } from 'node:sqlite';
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (text) {
    if (text === 'BEGIN IMMEDIATE') exec.call(this, 'PRAGMA max_page_count = 1');
    return exec.call(this, text);
  };`;

/** One byte of the file of this name is another when it is read back; \`cut\` loses its second half. */
export function damagedAt(name: string, damage: 'byte' | 'cut'): string {
  const altered = damage === 'cut' ? 'read.bytesRead >>= 1' : 'read.buffer[read.bytesRead >> 1] ^= 1';
  return patched(`
    const open = fs.open;
    fs.open = async (path, ...others) => {
      const handle = await open(path, ...others);
      const isRead = others[0] === 'r' || (typeof others[0] === 'number' && (others[0] & 3) === fs.constants.O_RDONLY);
      if (!String(path).endsWith('.tmp/${name}') || !isRead) return handle;
      const readPiece = handle.read.bind(handle);
      handle.read = async (...place) => {
        const read = await readPiece(...place);
        if (read.bytesRead > 0) ${altered};
        return read;
      };
      return handle;
    };`);
}

/** The program is wrong: a function it needs throws, with personal data in what it says. */
export function bugWith(secret: string): string {
  return `
    import crypto from 'node:crypto';
    import { syncBuiltinESMExports } from 'node:module';
    crypto.createHash = () => {
      throw new TypeError('cannot read ${secret}');
    };
    syncBuiltinESMExports();`;
}

function patched(code: string): string {
  return `
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    ${code}
    syncBuiltinESMExports();`;
}
