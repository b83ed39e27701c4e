import type { DiskFile } from '../io/read-inputs.js';
import { readDiskFile } from '../io/read-inputs.js';
import { verifyBook } from '../operations/verify-book.js';
import { manifestPointOf } from '../operations/manifest-point.js';
import type { Lang } from '../report/messages/index.js';
import { frenchCount, englishCount } from './counts.js';
import { EXIT } from './exit-codes.js';
import { UnusableFileError } from './failures.js';
import { findingSentence } from './finding-sentence.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface VerifyOptions {
  readonly ledger: string;
  /** Paths of manifests. */
  readonly manifest: readonly string[];
  readonly lang: Lang;
}

/** `trentieme ledger verify`: everything that shows the past was edited; exit 65 when there is any. */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<number> {
  const { ledger, lang } = options;
  const { findings: texts } = textsIn(lang);
  const manifests: DiskFile[] = [];
  for (const path of options.manifest)
    manifests.push({ name: path, bytes: (await readDiskFile(path)).bytes });
  const result = await verifyBook({ ledger, now: Date.now, manifests }, (finding) => {
    terminal.out(findingSentence(finding, lang));
  });
  if (result.kind === 'unusable') throw new UnusableFileError(result.manifests.map(texts.notManifest));
  const { findings, head } = result;
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
