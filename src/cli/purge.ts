import {
  formatIsoDate,
  formatPayMonth,
  formatSchoolYear,
  parseIsoDate,
  parsePayMonth,
} from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import type { OpenRemittance } from '../ledger/index.js';
import { purge, type PurgeOutcome } from '../operations/purge.js';
import type { Lang } from '../report/messages/index.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { instantOf } from './instants.js';
import { labelled } from './labelled.js';
import { rankOf } from './posting-table.js';
import { loadProgram } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface PurgeOptions {
  readonly before: string;
  readonly ledger: string;
  readonly dryRun: boolean;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme purge`: takes personal rows of closed years out of the ledger. */
export async function purgeCommand(options: PurgeOptions, terminal: Terminal): Promise<number> {
  const { ledger, lang, dryRun } = options;
  const { purge: texts } = textsIn(lang);
  const before = parseIsoDate(options.before);
  const created = instantOf(options.now, lang);
  const today = parsePayMonth(`${created.slice(0, 4)}-${created.slice(4, 6)}`);
  if (before === undefined || today === undefined) throw new UsageError([texts.badDate(options.before)]);
  const { version: program } = await loadProgram();
  const stamp = { created, program };
  const outcome = await purge({ ledger, holder: whoRuns(), now: Date.now, before, today, stamp, dryRun });
  return tell(outcome, lang, terminal);
}

function tell(outcome: PurgeOutcome, lang: Lang, terminal: Terminal): number {
  const { purge: texts } = textsIn(lang);
  switch (outcome.kind) {
    case 'too-late': {
      const { year, from, latest } = outcome;
      throw new UsageError([
        texts.tooLate(formatSchoolYear(year), formatIsoDate(from), formatIsoDate(latest)),
      ]);
    }
    case 'unsettled':
      terminal.err(texts.unsettled);
      return EXIT.unusableInput;
    case 'open':
      terminal.err([texts.open, ...openLines(outcome.remittances, lang)].join('\n'));
      return EXIT.unusableInput;
    default:
      terminal.out(summaryOf(outcome, lang));
      return EXIT.done;
  }
}

/** One line for each remittance that stands in the way, with what to do. */
function openLines(remittances: readonly OpenRemittance[], lang: Lang): readonly string[] {
  const { purge: texts } = textsIn(lang);
  return remittances.map(({ payMonth, remittance, why }) => {
    const month = formatPayMonth(payMonth);
    const line =
      why === 'prepared'
        ? texts.remittances.prepared(month)
        : texts.remittances[why](month, rankOf(remittance ?? 0));
    return `  - ${line}`;
  });
}

function summaryOf(
  outcome: Extract<PurgeOutcome, { readonly kind: 'planned' | 'purged' }>,
  lang: Lang,
): string {
  const { purge: texts } = textsIn(lang);
  const { labels } = texts;
  const { lastYear, totals, keptAwards, run, erased } = outcome;
  const year = formatSchoolYear(lastYear);
  const next = erased === undefined ? [] : ([[labels.next, texts.next[erased]]] as const);
  const kept = keptAwards === 0 ? [] : ([[labels.kept, texts.keptAwards(keptAwards)]] as const);
  if (outcome.kind === 'purged' && run === undefined)
    return labelled(texts.nothing(year), [...kept, ...next]);
  const amount = eurosIn(lang)(totals.amount);
  return labelled(run === undefined ? texts.planned(year) : texts.done(year, run), [
    [labels.postings, texts.postings(totals.postings, totals.awards, amount)],
    [labels.contents, texts.contents(totals.contents, megabytes(totals.bytes, lang))],
    ...kept,
    [labels.stays, texts.stays],
    ...next,
  ]);
}

function megabytes(bytes: number, lang: Lang): string {
  const tenths = Math.ceil(bytes / 100_000);
  const text = `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`;
  return textsIn(lang).purge.megabytes(lang === 'fr' ? text.replace('.', ',') : text);
}
