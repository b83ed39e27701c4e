import { formatPayMonth, parsePayMonth } from '../calendar/index.js';
import type { BalanceBy, Ledger, PostingFilter } from '../ledger/index.js';
import type { AwardId } from '../model/index.js';
import { reading } from '../operations/open-book.js';
import type { Lang } from '../report/messages/index.js';
import { approvalLines } from './approve-lines.js';
import { balanceTable } from './balance-table.js';
import { blocksOf, printBlocks, type Format } from './book-table.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { postingTable } from './posting-table.js';
import { tellPurges } from './purge-notice.js';
import { remittanceTable } from './remittance-table.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ShowOptions {
  readonly agent: string | undefined;
  readonly award: string | undefined;
  readonly month: string | undefined;
  readonly format: Format;
  readonly ledger: string;
  readonly lang: Lang;
}

/** `trentieme ledger show`: the remittances, or the postings that match the filters. */
export async function show(options: ShowOptions, terminal: Terminal): Promise<number> {
  const { ledger: address, format, lang } = options;
  const filter = filterIn(options);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  await reading({ ledger: address, now: Date.now }, async (ledger) => {
    if (isFiltered) await printBlocks(blocksOf(ledger.show(filter), postingTable(lang), format), terminal);
    else await printRemittances(ledger, format, lang, terminal);
    if (isFiltered) await tellPurges(ledger, lang, terminal);
  });
  if (isFiltered || format !== 'text') return EXIT.done;
  for (const line of await approvalLines({ ledger: address, now: Date.now }, lang)) terminal.out(line);
  return EXIT.done;
}

/** What a line of the balance may be of, as it is asked for. */
export const BALANCES = { award: 'award', agent: 'payee', month: 'payMonth' } as const satisfies Readonly<
  Record<string, BalanceBy>
>;

/** `trentieme ledger balance`: what was paid before, sent, confirmed, and what stands. */
export async function balance(
  options: ShowOptions & { readonly by: keyof typeof BALANCES },
  terminal: Terminal,
): Promise<number> {
  const { ledger: address, format, lang } = options;
  const by = BALANCES[options.by];
  const filter = filterIn(options);
  await reading({ ledger: address, now: Date.now }, async (ledger) => {
    await printBlocks(blocksOf(ledger.balance(by, filter), balanceTable(by, lang), format), terminal);
    if (by !== 'payMonth') await tellPurges(ledger, lang, terminal);
  });
  return EXIT.done;
}

/** @throws UsageError */
function filterIn({ agent, award, month, lang }: ShowOptions): PostingFilter {
  const payMonth = month === undefined ? undefined : parsePayMonth(month);
  if (month !== undefined && payMonth === undefined)
    throw new UsageError([textsIn(lang).badMonth(month, 'month')]);
  return { payee: agent, award: award as AwardId | undefined, payMonth };
}

/** Opening balances were sent in no remittance: people are told that they are there. */
async function printRemittances(
  ledger: Ledger,
  format: Format,
  lang: Lang,
  terminal: Terminal,
): Promise<void> {
  await printBlocks(blocksOf(ledger.remittances(), remittanceTable(lang), format), terminal);
  if (format !== 'text') return;
  for await (const { number, kind, postings, payMonth } of ledger.runs()) {
    if (kind !== 'opening' || payMonth === undefined) continue;
    terminal.out(textsIn(lang).book.remittances.opening(number, postings, formatPayMonth(payMonth)));
  }
}
