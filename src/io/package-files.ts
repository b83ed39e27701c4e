import { readdir, readFile } from 'node:fs/promises';

/** A file that the program ships, by its path from the package root. */
export async function readPackageFile(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(path, PACKAGE_ROOT)));
}

export async function readPackageJson(path: string): Promise<object> {
  return JSON.parse(new TextDecoder().decode(await readPackageFile(path))) as object;
}

/** The names of the files of a shipped folder, sorted. */
export async function listPackageFolder(path: string): Promise<string[]> {
  return (await readdir(new URL(path, PACKAGE_ROOT))).sort();
}

/** `src/io/` and `dist/io/` lie at the same depth: both see the schemas and the law data of the package. */
const PACKAGE_ROOT = new URL('../../', import.meta.url);
