import type { ConfigFault } from '../config/config.js';
import { FolderError, ReadBackError } from '../io/errors.js';
import { LedgerError } from '../ledger/errors.js';
import type { FileProblem } from '../model/index.js';
import { QueueError } from '../queue/queue-error.js';
import type { RegulationFault } from '../regulations/regulations.js';
import { ApprovalError } from '../operations/approve-error.js';
import { UnknownRemittancesError } from '../operations/unknown-remittances.js';
import { problemSentence, type Lang } from '../report/messages/index.js';
import { approvalFailureOf } from './approve-failures.js';
import { EXIT } from './exit-codes.js';
import { InboxError } from './inbox-error.js';
import { ledgerFailureOf } from './ledger-failures.js';
import { textsIn } from './texts.js';

/** The command line or the settings cannot be used: every fault at once (exit 64). */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Input files that cannot be used: every problem at once (exit 65). */
export class UnusableInputError extends Error {
  readonly problems: readonly FileProblem[];
  /** An export, or a file that stands alone. */
  readonly of: 'export' | 'file';

  constructor(problems: readonly FileProblem[], of: 'export' | 'file' = 'export') {
    super('unusable input');
    this.problems = problems;
    this.of = of;
  }
}

/** A file that stands alone and cannot be used, in sentences: every reason at once (exit 65). */
export class UnusableFileError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super('unusable file');
    this.lines = lines;
  }
}

/** What to print of a failure, and the exit code. Only what we raise ourselves is quoted: never a value of the data. */
export function failureOf(
  error: unknown,
  lang: Lang,
): { readonly code: number; readonly lines: readonly string[] } {
  const texts = textsIn(lang);
  if (error instanceof UsageError) {
    return { code: EXIT.usage, lines: [texts.usageRefused, ...indented(error.lines), texts.seeHelp] };
  }
  if (error instanceof UnusableInputError) {
    const sentences = error.problems.map((problem) => problemSentence(problem, lang));
    return {
      code: EXIT.unusableInput,
      lines: [
        error.of === 'file' ? texts.fileRefused : texts.inputRefused,
        ...indented(sentences),
        texts.nothingWritten,
      ],
    };
  }
  if (error instanceof UnusableFileError) {
    return {
      code: EXIT.unusableInput,
      lines: [texts.fileRefused, ...indented(error.lines), texts.nothingWritten],
    };
  }
  if (error instanceof InboxError) {
    return { code: EXIT.unusableInput, lines: [...error.lines, texts.nothingWritten] };
  }
  if (error instanceof FolderError) {
    const isInput = ['unreadable', 'changed', 'elsewhere', 'not-a-file'].includes(error.kind);
    const said = texts.folder(error.kind, error.path, error.systemCode);
    return {
      code: isInput ? EXIT.unusableInput : EXIT.disk,
      lines: ['pending', 'unconfirmed', 'altered', 'unsealed'].includes(error.kind)
        ? [said]
        : [said, texts.nothingWritten],
    };
  }
  if (error instanceof UnknownRemittancesError) {
    return {
      code: EXIT.unusableInput,
      lines: [texts.ledger.unknownRemittances(error.folders), texts.nothingWritten],
    };
  }
  if (error instanceof ApprovalError) return approvalFailureOf(error, lang);
  if (error instanceof QueueError) return { code: EXIT.disk, lines: [texts.campaign.queueLost(error.code)] };
  const ledgerFailure = error instanceof LedgerError ? ledgerFailureOf(error.fault, lang) : undefined;
  if (ledgerFailure !== undefined) return ledgerFailure;
  const details = error instanceof ReadBackError ? indented(error.mismatches) : [];
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return { code: EXIT.bug, lines: [texts.bug(kind), ...details, texts.nothingWritten] };
}

/** One line for each fault of the configuration, with the key and what is allowed there. */
export function configFaultLines(name: string, faults: readonly ConfigFault[], lang: Lang): string[] {
  const texts = textsIn(lang);
  return faults.map(
    ({ kind, key, found, expected }) => `${name} : ${texts.setting(kind, key, found, expected)}`,
  );
}

export function regulationFaultLines(faults: readonly RegulationFault[], lang: Lang): string[] {
  const texts = textsIn(lang);
  return faults.map(
    ({ file, kind, key, found, expected }) => `${file} : ${texts.setting(kind, key, found, expected)}`,
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  - ${line}`);
}
