import { KeyError } from '../io/key-file.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/** A key that cannot be used is a wrong setting (64): what is wrong with it, and what to do. */
export async function keyRead<Key>(reading: Promise<Key>, lang: Lang): Promise<Key> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    throw new UsageError([textsIn(lang).seal.keys[error.kind]?.(error.path) ?? error.path]);
  }
}
