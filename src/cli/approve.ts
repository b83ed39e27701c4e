import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import { approve } from '../operations/approve.js';
import { refuse } from '../operations/approve-refuse.js';
import { digestOfCompleted } from '../operations/digest-of-run.js';
import type { Notice, PayStep } from '../operations/pay-request.js';
import { isPrintable, operatorOf } from './approve-operator.js';
import { signatureText } from './approve-signature.js';
import { EXIT } from './exit-codes.js';
import { monthAndInstant } from './instants.js';
import { rankOf } from './posting-table.js';
import { performToEnd, type AskedRun, type Performed } from './run-end.js';
import { RunFollow } from './run-follow.js';
import { noticeLine, performed, reportRun, workersOf } from './run.js';
import { loadProgram, loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import { loadSigner } from './signer.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ApproveOptions extends Omit<AskedRun, 'dryRun'> {
  readonly remittance: string;
  readonly ledger: string;
  readonly operator: string | undefined;
  /** Path of the key that signs the manifest, over that of the configuration. */
  readonly signKey: string | undefined;
  /** Why it is refused; released without it. */
  readonly refuse: string | undefined;
  readonly workers: string | undefined;
  readonly now: string | undefined;
}

/**
 * `trentieme approve`: a second person releases what was prepared, or refuses it. A release is a run that posts, and is
 * told as one.
 */
export async function approveCommand(
  options: ApproveOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<number> {
  if (options.refuse !== undefined) return refuseCommand(options, options.refuse.trim(), terminal, step);
  const follow = new RunFollow(terminal.journal, options.lang);
  const asked = { ...options, dryRun: false };
  return performToEnd('approve', asked, follow, terminal, (people) =>
    released(options, people, step, follow),
  );
}

async function released(
  options: ApproveOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
  follow: RunFollow,
): Promise<Performed> {
  const { lang } = options;
  const { payMonth, remittance, created } = wordsOf(options, []);
  follow.begin(formatPayMonth(payMonth), 'release');
  const program = await loadProgram();
  const signature = { ...operatorOf(options.operator, lang), at: created };
  const approved = await approve(
    {
      ...requestOf(options, payMonth, remittance),
      approved: signature,
      reader: settingsReader,
      tableSchemas: await loadTableSchemas(),
      program,
      signer: ({ academie, notify, signing }) => {
        follow.loaded({ program, academie }, notify);
        return loadSigner(options.signKey ?? signing?.keyFile, lang);
      },
      workers: workersOf(options),
    },
    {
      tell: teller(options, terminal),
      step: (each) => {
        follow.step(each);
        step(each);
      },
      progress: follow.progress,
    },
  );
  const { approve: texts } = textsIn(lang);
  if (approved.kind === 'completed') {
    terminal.out(texts.completed(approved.folder));
    const digest: Performed['digest'] = (facts) => digestOfCompleted(approved.folder, remittance, facts);
    return { payMonth, exitCode: EXIT.done, rows: new Map<string, number>(), digest };
  }
  const exitCode = reportRun(approved.result, { ...options, dryRun: false }, payMonth, terminal);
  terminal.out(texts.released(signatureText(approved.prepared, lang), signatureText(signature, lang)));
  return performed(payMonth, exitCode, approved.result, lang);
}

/** Nothing is paid by a refusal: it is no run, and has no summary of one. */
async function refuseCommand(
  options: ApproveOptions,
  motive: string,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<number> {
  const { lang } = options;
  const { approve: texts } = textsIn(lang);
  const isSummarised = options.json === true || options.metrics !== undefined;
  const faults = [
    ...(isPrintable(motive, 300) ? [] : [texts.badMotive]),
    ...(isSummarised ? [texts.noSummary] : []),
  ];
  const { payMonth, remittance, created } = wordsOf(options, faults);
  const refused = { ...operatorOf(options.operator, lang), at: created };
  const { version } = await loadProgram();
  const request = { ...requestOf(options, payMonth, remittance), refused, motive, program: version };
  const prepared = await refuse(request, { tell: teller(options, terminal), step });
  terminal.out(texts.refused(rankOf(remittance), formatPayMonth(payMonth), signatureText(prepared, lang)));
  return EXIT.done;
}

function requestOf({ output, ledger }: ApproveOptions, payMonth: PayMonth, remittance: number) {
  return { payMonth, remittance, output, ledger, holder: whoRuns(), now: Date.now };
}

function teller(options: ApproveOptions, terminal: Terminal): (notice: Notice) => void {
  return (notice) => {
    terminal.err(noticeLine(notice, options));
  };
}

/** @throws UsageError */
function wordsOf(options: ApproveOptions, faults: readonly string[]) {
  const { book } = textsIn(options.lang);
  const isRank = /^\d{1,2}$/.test(options.remittance) && Number(options.remittance) > 0;
  const all = [...(isRank ? [] : [book.badRemittance(options.remittance)]), ...faults];
  return { ...monthAndInstant(options, all), remittance: Number(options.remittance) };
}
