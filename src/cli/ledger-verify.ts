import type { DiskFile } from '../io/read-inputs.js';
import { readDiskFile } from '../io/read-inputs.js';
import { verifyBook } from '../operations/verify-book.js';
import { manifestPointOf } from '../operations/manifest-point.js';
import type { Lang } from '../report/messages/index.js';
import { frenchCount, englishCount } from './counts.js';
import { EXIT } from './exit-codes.js';
import { UnusableFileError } from './failures.js';
import { findingSentence } from './finding-sentence.js';
import { verifySummaryJson } from './summaries.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface VerifyOptions {
  readonly ledger: string;
  /** Paths of manifests. */
  readonly manifest: readonly string[];
  /** One summary for programs, and no finding line by line. */
  readonly json: boolean;
  readonly lang: Lang;
}

/** `trentieme ledger verify`: everything that shows the past was edited; exit 65 when there is any. */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<number> {
  const { ledger, lang } = options;
  const { findings: texts } = textsIn(lang);
  const manifests: DiskFile[] = [];
  for (const path of options.manifest)
    manifests.push({ name: path, bytes: (await readDiskFile(path)).bytes });
  const kinds = new Map<string, number>();
  const result = await verifyBook({ ledger, now: Date.now, manifests }, (finding) => {
    kinds.set(finding.kind, (kinds.get(finding.kind) ?? 0) + 1);
    if (!options.json) terminal.out(findingSentence(finding, lang));
  });
  if (result.kind === 'unusable') throw new UnusableFileError(result.manifests.map(texts.notManifest));
  const { findings, head } = result;
  if (options.json) {
    const exitCode = findings > 0 || head === undefined ? EXIT.unusableInput : EXIT.done;
    terminal.out(verifySummaryJson(exitCode, kinds, head));
    return exitCode;
  }
  const count = lang === 'en' ? englishCount : frenchCount;
  if (findings > 0 || head === undefined) {
    terminal.out(texts.unsound(count(findings, texts.finding)));
    return EXIT.unusableInput;
  }
  for (const { name, bytes } of manifests) {
    terminal.out(manifestPointOf(bytes)?.ledger === undefined ? texts.noPoint(name) : texts.passes(name));
  }
  terminal.out(texts.sound(count(head.runs, texts.run), count(head.postings, texts.posting)));
  terminal.out(texts.head(head.hash));
  return EXIT.done;
}
