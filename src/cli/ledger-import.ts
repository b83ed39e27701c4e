import { formatPayMonth } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import { readPackageJson } from '../io/package-files.js';
import { readDiskFile } from '../io/read-inputs.js';
import { whoRuns } from '../io/who.js';
import type { OpeningBalance } from '../ledger/index.js';
import { importOpening, type ImportResult } from '../operations/import-opening.js';
import type { Lang } from '../report/messages/index.js';
import type { TableSchema } from '../validate/table-schema.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import { UnusableFileError, UnusableInputError } from './failures.js';
import { instantOf } from './instants.js';
import { issueLine } from './issue-line.js';
import { labelled } from './labelled.js';
import { withoutPassword } from './ledger-address.js';
import { loadProgram, loadRegulations } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ImportOptions {
  readonly file: string;
  readonly encoding: Encoding;
  readonly regulations: string | undefined;
  readonly ledger: string;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme ledger import`: what was paid before this ledger existed; every row, or nothing (exit 65). */
export async function importLedger(options: ImportOptions, terminal: Terminal): Promise<number> {
  const { file, encoding, ledger, lang } = options;
  const created = instantOf(options.now, lang);
  const { regulations } = await loadRegulations(options.regulations, lang);
  const { bytes } = await readDiskFile(file);
  const { version: program } = await loadProgram();
  const result = await importOpening({
    ledger,
    holder: whoRuns(),
    now: Date.now,
    bytes,
    encoding,
    schema: (await readPackageJson('schemas/tables/ouverture.json')) as TableSchema,
    regulations,
    stamp: { created, program },
  });
  const done = imported(result, lang);
  const { import: texts } = textsIn(lang).book;
  if (done.created) terminal.err(texts.created(withoutPassword(ledger)));
  for (const issue of done.issues) terminal.err(issueLine(issue, lang));
  if (done.isLate) terminal.err(texts.late);
  terminal.out(summaryOf(done, lang));
  return EXIT.done;
}

type Imported = Extract<ImportResult, { readonly kind: 'done' }>;

/** @throws UnusableInputError, UnusableFileError */
function imported(result: ImportResult, lang: Lang): Imported {
  const { import: texts } = textsIn(lang).book;
  switch (result.kind) {
    case 'unusable':
      throw new UnusableInputError(result.problems, 'file');
    case 'rejected': {
      const lines = result.issues.map((issue) => issueLine(issue, lang));
      const isRejected = result.issues.some(({ severity }) => severity === 'reject');
      throw new UnusableFileError(isRejected ? lines : [...lines, texts.empty]);
    }
    case 'known':
      throw new UnusableFileError(knownLines(result.known, lang));
    case 'done':
      return result;
  }
}

/** How many payments that are in the book already are named one by one. */
const NAMED = 20;

function knownLines(known: readonly OpeningBalance[], lang: Lang): string[] {
  const { import: texts } = textsIn(lang).book;
  const named = known
    .slice(0, NAMED)
    .map(({ key, payMonth }) =>
      texts.known(key.award, formatPayMonth(key.instalmentMonth), formatPayMonth(payMonth)),
    );
  return known.length > NAMED ? [...named, texts.others(known.length - NAMED)] : named;
}

function summaryOf({ run, totals }: Imported, lang: Lang): string {
  const { book } = textsIn(lang);
  const { import: texts } = book;
  const euros = eurosIn(lang);
  const { movements, credits, debits } = totals;
  return labelled(texts.title(movements), [
    [texts.amount, book.amounts(euros(credits), euros(debits), euros(credits, debits))],
    [texts.last, run.payMonth === undefined ? '' : formatPayMonth(run.payMonth)],
    [book.next, texts.pay],
  ]);
}
