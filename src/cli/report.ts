import { formatPayMonth, parsePayMonth, type PayMonth } from '../calendar/index.js';
import { writeNewFile } from '../io/new-file.js';
import { reportOfRun } from '../operations/report.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { rankOf } from './posting-table.js';
import { loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ReportOptions {
  readonly month: string;
  /** Rank of the remittance; the last one of the month when it is not said. */
  readonly remittance: string | undefined;
  /** A file that is not there yet. */
  readonly output: string;
  readonly names: boolean;
  readonly ledger: string;
  readonly lang: Lang;
}

/** `trentieme report`: the page of a posted run made again, with names or without. */
export async function report(options: ReportOptions, terminal: Terminal): Promise<number> {
  const { ledger, output, names, lang } = options;
  const { report: texts } = textsIn(lang);
  const { payMonth, remittance } = remittanceIn(options);
  const { run, page } = await reportOfRun({
    ...{ ledger, payMonth, remittance, names, lang },
    reader: settingsReader,
    today: { tableSchemas: await loadTableSchemas() },
    now: Date.now,
  });
  await writeNewFile(output, once(new TextDecoder().decode(page)));
  const rank = run.remittance === undefined ? texts.nothingToSend : texts.remittance(rankOf(run.remittance));
  terminal.out(texts.written(texts.month(formatPayMonth(payMonth), rank), output));
  if (!names) terminal.out(texts.withoutNames);
  return EXIT.done;
}

function remittanceIn({ month, remittance, lang }: ReportOptions): {
  readonly payMonth: PayMonth;
  readonly remittance: number | undefined;
} {
  const texts = textsIn(lang);
  const payMonth = parsePayMonth(month);
  const isRank = remittance === undefined || (/^\d{1,2}$/.test(remittance) && Number(remittance) > 0);
  const faults = [
    ...(payMonth === undefined ? [texts.badMonth(month, 'month')] : []),
    ...(isRank ? [] : [texts.book.badRemittance(remittance)]),
  ];
  if (payMonth === undefined || faults.length > 0) throw new UsageError(faults);
  return { payMonth, remittance: remittance === undefined ? undefined : Number(remittance) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
