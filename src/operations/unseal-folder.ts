import { AgeError, decrypted } from '../io/age.js';
import { treeUnder } from '../io/folder-tree.js';
import { LargeFile } from '../io/large-file.js';
import { publish } from '../io/publish.js';

/** A file that cannot be decrypted. */
export interface SealedFault {
  readonly kind: AgeError['kind'] | 'not-sealed';
  readonly name: string;
}

export type Unsealing =
  | { readonly kind: 'done'; readonly files: number; readonly publication: 'published' | 'unchanged' }
  /** Nothing was written. */
  | { readonly kind: 'unusable'; readonly faults: readonly SealedFault[] };

/**
 * Decrypts the copy of a remittance into a folder that appears whole or not at all, its files under their own names.
 *
 * @throws FolderError `exists` when that folder holds something else
 */
export async function unsealFolder(
  folder: string,
  identities: readonly string[],
  target: string,
): Promise<Unsealing> {
  const entries = await treeUnder(folder);
  const strangers = entries.filter(({ name, isFile }) => !isFile || !SEALED.test(name));
  if (strangers.length > 0 || entries.length === 0) {
    const names = entries.length === 0 ? [folder] : strangers.map(({ name }) => name);
    return { kind: 'unusable', faults: names.map((name) => ({ kind: 'not-sealed', name })) };
  }
  try {
    const publication = await publish({
      folder: target,
      replace: false,
      committed: 'never',
      write: async (draft) => {
        for (const { name } of entries) {
          const pieces = decrypted(new LargeFile(`${folder}/${name}`).lazy.pieces(), identities);
          await atPlace(name, async () => {
            await draft.append(name.slice(0, -'.age'.length), new Uint8Array());
            for await (const piece of pieces) await draft.append(name.slice(0, -'.age'.length), piece);
          });
        }
      },
    });
    return { kind: 'done', files: entries.length, publication };
  } catch (error) {
    if (!(error instanceof SealedFaultError)) throw error;
    return { kind: 'unusable', faults: [error.fault] };
  }
}

const SEALED = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*\.age$/;

class SealedFaultError extends Error {
  readonly fault: SealedFault;

  constructor(fault: SealedFault, cause: AgeError) {
    super(`${fault.kind}: ${fault.name}`, { cause });
    this.fault = fault;
  }
}

async function atPlace(name: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof AgeError)) throw error;
    throw new SealedFaultError({ kind: error.kind, name }, error);
  }
}
