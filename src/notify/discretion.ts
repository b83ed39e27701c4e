import { withoutNir } from '../model/index.js';
import type { RunDigest } from './run-digest.js';

/**
 * The digest as it may leave: its free texts come from messages that name nobody, and are looked at once more, since
 * nothing that leaves by mail comes back. An address keeps no password.
 */
export function discreetDigest(digest: RunDigest): RunDigest {
  const { failure, folder, counts } = digest;
  return {
    ...digest,
    folder: folder === null ? null : discreetText(folder),
    totals: counts !== null && counts.persons > 1 ? digest.totals : null,
    failure:
      failure === null
        ? null
        : { ...failure, sentences: failure.sentences.slice(0, MOST_SENTENCES).map(discreetText) },
  };
}

/** A refused export has one sentence for each file and column; the first ones say where to look. */
const MOST_SENTENCES = 12;
const LONGEST = 400;

function discreetText(text: string): string {
  const shown = withoutNir(text.toWellFormed().replace(UNPRINTABLE, ' ').trim())
    .replace(NUMEN, (found) => '*'.repeat(found.length))
    .replace(PASSWORD, '://***@');
  const characters = Array.from(shown);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : shown;
}

const NUMEN = /(?<![0-9A-Z])\d{2}[A-Z]\d{7}[A-Z]{3}(?![0-9A-Z])/gi;
const PASSWORD = /:\/\/[^/\s@]*@/g;

/** Line breaks, control signs and the marks that turn the direction of writing around. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
