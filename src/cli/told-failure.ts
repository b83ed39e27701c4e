import type { DigestFailure } from '../notify/run-digest.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { failureOf } from './failures.js';
import { InboxError } from './inbox-error.js';
import { withoutPassword } from './ledger-address.js';

/** What went wrong, in sentences without a password, and in a word for programs. */
export function failureIn(
  error: unknown,
  lang: Lang,
): { readonly code: number; readonly failure: DigestFailure } {
  const { code, lines } = failureOf(error, lang);
  const word = error instanceof InboxError ? `inbox-${error.kind}` : (WORDS[code] ?? 'bug');
  return { code, failure: { code: word, sentences: lines.map(withoutPassword) } };
}

const WORDS: Readonly<Record<number, string>> = {
  [EXIT.usage]: 'settings',
  [EXIT.unusableInput]: 'unusable-input',
  [EXIT.bug]: 'bug',
  [EXIT.disk]: 'disk',
  [EXIT.locked]: 'ledger-locked',
};
