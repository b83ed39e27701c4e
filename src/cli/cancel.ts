import { formatPayMonth } from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import { cancel, type Cancelled } from '../operations/cancel.js';
import { remittanceName } from '../operations/reissue.js';
import type { Lang } from '../report/messages/index.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import { monthAndInstant } from './instants.js';
import { labelled } from './labelled.js';
import { rankOf } from './posting-table.js';
import { loadProgram } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface CancelOptions {
  readonly month: string;
  readonly remittance: string;
  readonly ledger: string;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme cancel`: the payer refused a whole file; every movement of the remittance is reversed. */
export async function cancelCommand(options: CancelOptions, terminal: Terminal): Promise<number> {
  const { ledger, lang } = options;
  const remittance = rankIn(options.remittance);
  const faults = remittance === undefined ? [textsIn(lang).book.badRemittance(options.remittance)] : [];
  const { payMonth, created } = monthAndInstant(options, faults);
  const { version: program } = await loadProgram();
  const cancelled = await cancel({
    ledger,
    holder: whoRuns(),
    now: Date.now,
    payMonth,
    remittance: remittance ?? 0,
    stamp: { created, program },
  });
  terminal.out(summaryOf(cancelled, lang));
  return EXIT.done;
}

/** A rank from 1 to 99, with or without its zero. */
function rankIn(text: string): number | undefined {
  return /^\d{1,2}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function summaryOf({ run, reversals, nextMonth, next }: Cancelled, lang: Lang): string {
  const { book } = textsIn(lang);
  const { cancel: texts } = book;
  const euros = eurosIn(lang);
  const { movements, credits, debits } = reversals;
  const { payMonth, remittance } = run;
  if (payMonth === undefined) throw new Error('a cancellation without its month');
  const month = formatPayMonth(payMonth);
  const sent = book.amounts(euros(debits), euros(credits), euros(debits, credits));
  const reversed = book.amounts(euros(credits), euros(debits), euros(credits, debits));
  return labelled(texts.title(rankOf(remittance ?? 0), month), [
    [texts.sent, texts.movements(movements, sent)],
    [texts.reversed, texts.reversals(movements, reversed)],
    [book.next, texts.dropped(remittanceName(payMonth, remittance))],
    ['', texts.again(formatPayMonth(nextMonth), rankOf(next))],
  ]);
}
