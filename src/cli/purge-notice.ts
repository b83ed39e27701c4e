import type { Ledger } from '../ledger/index.js';
import type { Lang } from '../report/messages/index.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** Says what a list of postings no longer holds, beside it: a spreadsheet gets the rows alone. */
export async function tellPurges(
  ledger: Pick<Ledger, 'purges'>,
  lang: Lang,
  terminal: Terminal,
): Promise<void> {
  const purges = await ledger.purges();
  const last = purges.at(-1);
  if (last === undefined) return;
  const postings = purges.reduce((sum, { postings: own }) => sum + own, 0);
  terminal.err(textsIn(lang).purge.notice(postings, last.before));
}
