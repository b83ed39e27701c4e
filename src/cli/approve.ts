import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import { approve } from '../operations/approve.js';
import { refuse } from '../operations/approve-refuse.js';
import type { Notice, PayStep, Watch } from '../operations/pay-request.js';
import type { Lang } from '../report/messages/index.js';
import { isPrintable, operatorOf } from './approve-operator.js';
import { signatureText } from './approve-signature.js';
import { EXIT } from './exit-codes.js';
import { monthAndInstant } from './instants.js';
import { rankOf } from './posting-table.js';
import { noticeLine, reportRun, workersOf } from './run.js';
import { loadProgram, loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import { loadSigner } from './signer.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ApproveOptions {
  readonly month: string;
  readonly remittance: string;
  readonly output: string;
  readonly ledger: string;
  readonly operator: string | undefined;
  /** Path of the key that signs the manifest, over that of the configuration. */
  readonly signKey: string | undefined;
  /** Why it is refused; released without it. */
  readonly refuse: string | undefined;
  readonly workers: string | undefined;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme approve`: a second person releases what was prepared, or refuses it. */
export async function approveCommand(
  options: ApproveOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<number> {
  const { output, ledger, lang } = options;
  const { payMonth, remittance, created, motive } = wordsOf(options);
  const operator = operatorOf(options.operator, lang);
  const program = await loadProgram();
  const tell = (notice: Notice): void => {
    terminal.err(noticeLine(notice, options));
  };
  const asked = { payMonth, remittance, output, ledger, holder: whoRuns(), now: Date.now };
  const signature = { ...operator, at: created };
  const watch: Watch = { tell, step };
  if (motive !== undefined) {
    const refusal = { ...asked, refused: signature, motive, program: program.version };
    const prepared = await refuse(refusal, watch);
    terminal.out(refusedText(prepared, payMonth, remittance, lang));
    return EXIT.done;
  }
  const approved = await approve(
    {
      ...asked,
      approved: signature,
      reader: settingsReader,
      tableSchemas: await loadTableSchemas(),
      program,
      signer: (keyFile) => loadSigner(options.signKey ?? keyFile, lang),
      workers: workersOf(options),
    },
    watch,
  );
  const { approve: texts } = textsIn(lang);
  if (approved.kind === 'completed') {
    terminal.out(texts.completed(approved.folder));
    return EXIT.done;
  }
  const code = reportRun(approved.result, { ...options, dryRun: false }, payMonth, terminal);
  terminal.out(texts.released(signatureText(approved.prepared, lang), signatureText(signature, lang)));
  return code;
}

/** @throws UsageError */
function wordsOf(options: ApproveOptions) {
  const { approve: texts, book } = textsIn(options.lang);
  const motive = options.refuse?.trim();
  const isRank = /^\d{1,2}$/.test(options.remittance) && Number(options.remittance) > 0;
  const faults = [
    ...(isRank ? [] : [book.badRemittance(options.remittance)]),
    ...(motive === undefined || isPrintable(motive, 300) ? [] : [texts.badMotive]),
  ];
  return { ...monthAndInstant(options, faults), remittance: Number(options.remittance), motive };
}

function refusedText(
  prepared: Parameters<typeof signatureText>[0],
  payMonth: PayMonth,
  remittance: number,
  lang: Lang,
): string {
  const { refused } = textsIn(lang).approve;
  return refused(rankOf(remittance), formatPayMonth(payMonth), signatureText(prepared, lang));
}
