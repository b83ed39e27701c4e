import { readVerifyingKey } from '../io/ed25519.js';
import { verifyFolder, type FolderFinding } from '../operations/verify-folder.js';
import type { Lang } from '../report/messages/index.js';
import { englishCount, frenchCount } from './counts.js';
import { EXIT } from './exit-codes.js';
import { keyRead } from './key-reading.js';
import { loadLayout } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface VerifyFolderOptions {
  readonly folder: string;
  readonly publicKey: string | undefined;
  readonly layout: string | undefined;
  readonly lang: Lang;
}

/** `trentieme verify`: everything in the folder of a remittance that is not as it was written; exit 65 if anything is. */
export async function verifyRemittance(options: VerifyFolderOptions, terminal: Terminal): Promise<number> {
  const { folder, publicKey, lang } = options;
  const { seal: texts } = textsIn(lang);
  const { layout, bytes: layoutBytes } = await loadLayout(options.layout, lang);
  const key = publicKey === undefined ? undefined : await keyRead(readVerifyingKey(publicKey), lang);
  const verdict = await verifyFolder({ folder, layout, layoutBytes, key });
  const { findings, manifest, signature, keyId = '' } = verdict;
  for (const finding of findings) terminal.out(findingLine(finding, lang));
  if (manifest !== undefined) terminal.out(texts.signatures[signature]?.(keyId) ?? '');
  if (findings.length > 0 || manifest === undefined) {
    const count = lang === 'en' ? englishCount : frenchCount;
    terminal.out(texts.unsound(count(findings.length, texts.finding)));
    return EXIT.unusableInput;
  }
  terminal.out(texts.sound(folder, manifest.outputs.length + 1, manifest.totals.movements));
  return EXIT.done;
}

function findingLine(finding: FolderFinding, lang: Lang): string {
  const { findings: texts } = textsIn(lang).seal;
  switch (finding.kind) {
    case 'no-manifest':
      return texts.noManifest;
    case 'manifest-unreadable':
      return texts.unreadable;
    case 'encrypted':
      return texts.encrypted(finding.name);
    case 'missing':
      return texts.missing(finding.name);
    case 'not-a-file':
      return texts.notAFile(finding.name);
    case 'unexpected':
      return texts.unexpected(finding.name);
    case 'size':
      return texts.size(finding.name, String(finding.found), String(finding.expected));
    case 'altered':
      return texts.altered(finding.name);
    case 'other-layout':
      return texts.otherLayout(finding.name, finding.version);
    case 'record': {
      const { code, record, type, field } = finding.fault;
      return texts.record(String(record), [type, field, code].filter((part) => part !== '').join(' '));
    }
    case 'more-records':
      return texts.moreRecords(finding.count);
    case 'total':
      return texts.total(finding.what);
    case 'equation':
      return texts.equation;
    case 'unsigned':
      return texts.unsigned;
    case 'signature-unreadable':
      return texts.signatureUnreadable;
    case 'signature-wrong':
      return texts.signatureWrong;
    case 'other-key':
      return texts.otherKey(finding.found, finding.expected);
  }
}
