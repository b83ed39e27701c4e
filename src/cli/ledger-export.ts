import { writeNewFile } from '../io/new-file.js';
import type { PostingRecord } from '../ledger/index.js';
import { reading } from '../operations/open-book.js';
import type { Lang } from '../report/messages/index.js';
import { blocksOf, printBlocks, type Format } from './book-table.js';
import { EXIT } from './exit-codes.js';
import { postingTable } from './posting-table.js';
import { tellPurges } from './purge-notice.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ExportOptions {
  /** A file that is not there yet; the standard output when absent. */
  readonly output: string | undefined;
  readonly format: Exclude<Format, 'text'>;
  readonly ledger: string;
  readonly lang: Lang;
}

/** `trentieme ledger export`: every posting of the book, in its order. */
export async function exportLedger(options: ExportOptions, terminal: Terminal): Promise<number> {
  const { output, format, ledger: address, lang } = options;
  await reading({ ledger: address, now: Date.now }, async (ledger) => {
    let postings = 0;
    const began = performance.now();
    const total = (await ledger.head()).postings;
    const { label, unit } = textsIn(lang).log.doing.exported;
    const told = output === undefined ? undefined : terminal.journal;
    async function* counted(): AsyncGenerator<PostingRecord> {
      for await (const posting of ledger.show()) {
        postings += 1;
        if (postings % TOLD === 0) {
          const milliseconds = performance.now() - began;
          told?.progress({ label, done: postings, total, unit, milliseconds });
        }
        yield posting;
      }
    }
    await tellPurges(ledger, lang, terminal);
    const blocks = blocksOf(counted(), postingTable(lang), format);
    if (output === undefined) {
      await printBlocks(blocks, terminal);
      return;
    }
    try {
      await writeNewFile(output, lines(blocks));
    } finally {
      told?.progress(undefined);
    }
    terminal.out(textsIn(lang).book.postings.exported(postings, output));
  });
  return EXIT.done;
}

/** Postings between two looks at the clock. */
const TOLD = 1000;

async function* lines(blocks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const block of blocks) yield `${block}\n`;
}
