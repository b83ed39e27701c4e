import { compileSchema } from '../contracts/json-schema.js';
import { encrypted } from '../io/age.js';
import { FolderError } from '../io/errors.js';
import { treeUnder } from '../io/folder-tree.js';
import { LargeFile } from '../io/large-file.js';
import { readPackageJson } from '../io/package-files.js';
import { publish } from '../io/publish.js';
import { MANIFEST, readManifest, SIGNATURE } from './read-manifest.js';

/**
 * Writes the encrypted copy of a remittance: each file of its manifest, the manifest and its signature, under its own
 * name and `.age`, in a folder that appears whole or not at all. A file that is not what the manifest says is refused:
 * what is sent must be what was posted. A copy that is there with those files is left as it is, since no two encryptions
 * are the same.
 *
 * @throws FolderError `altered` for a file that is not that of the manifest, `unsealed` when the disk refuses the copy
 */
export async function sealFolder(
  folder: string,
  target: string,
  recipients: readonly string[],
): Promise<'published' | 'unchanged'> {
  const files = await filesToSeal(folder);
  const wanted = files.map(({ name }) => `${name}.age`).sort();
  if (await holdsNames(target, wanted)) return 'unchanged';
  try {
    return await publish({
      folder: target,
      replace: true,
      committed: 'never',
      write: async (draft) => {
        for (const { name, file } of files) {
          for await (const piece of encrypted(file.lazy.pieces(), recipients)) {
            await draft.append(`${name}.age`, piece);
          }
        }
      },
    });
  } catch (error) {
    if (!(error instanceof FolderError) || error.kind !== 'unwritable') throw error;
    throw new FolderError('unsealed', target, error, error.systemCode);
  }
}

async function filesToSeal(
  folder: string,
): Promise<readonly { readonly name: string; readonly file: LargeFile }[]> {
  const check = compileSchema(await readPackageJson('schemas/bordereau.schema.json'));
  const own = new LargeFile(`${folder}/${MANIFEST}`);
  const manifest = readManifest(own.bytes, check);
  if (manifest === undefined) throw new FolderError('altered', `${folder}/${MANIFEST}`);
  const names = new Set((await treeUnder(folder)).map(({ name }) => name));
  const outputs = manifest.outputs.map(({ name, bytes, sha256 }) => {
    const file = new LargeFile(`${folder}/${name}`);
    if (file.lazy.size !== bytes || file.lazy.digest() !== sha256) {
      throw new FolderError('altered', `${folder}/${name}`);
    }
    return { name, file };
  });
  const signature = names.has(SIGNATURE)
    ? [{ name: SIGNATURE, file: new LargeFile(`${folder}/${SIGNATURE}`) }]
    : [];
  return [...outputs, { name: MANIFEST, file: own }, ...signature];
}

async function holdsNames(folder: string, wanted: readonly string[]): Promise<boolean> {
  try {
    const there = await treeUnder(folder);
    return there.map(({ name }) => name).join('\n') === wanted.join('\n');
  } catch {
    return false;
  }
}
