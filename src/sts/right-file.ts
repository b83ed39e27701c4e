import type { FileProblem } from '../model/index.js';
import { asciiHead } from './xml-text.js';

const ROOT = 'STS_EDT';

/** What another file of the same applications is, told from its first bytes; `undefined` when it may be the right one. */
export function wrongFile(file: string, bytes: Uint8Array): FileProblem | undefined {
  const head = asciiHead(bytes, 4096).replaceAll(/<!--[^]*?-->/g, '');
  if (/<(?:!doctype\s+html|html)\b/i.test(head)) return otherFile(file, 'html', 'html');
  const [, root = ''] = /<([A-Za-z_][\w.:-]*)/.exec(head) ?? [];
  return root === '' ? undefined : wrongRoot(file, root);
}

/** The same of a document that was read: its root is not the one of an STS-web export. */
export function wrongRoot(file: string, root: string): FileProblem | undefined {
  if (root === ROOT) return undefined;
  if (root === 'EDT_STS') return otherFile(file, root, 'edt-sts');
  return root.startsWith('BEE_') ? otherFile(file, root, 'siecle') : otherFile(file, root, undefined);
}

function otherFile(file: string, found: string, situation: string | undefined): FileProblem {
  const facts = { found, expected: ROOT, ...(situation === undefined ? {} : { case: situation }) };
  return { code: 'sts.wrong-file', at: { file, line: undefined }, facts };
}
