import type { FileProblem } from '../model/index.js';

/** Why an archive was not unpacked, as the reader of archives says. */
export type ArchiveFault =
  'unreadable' | 'empty' | 'several-files' | 'path' | 'encrypted' | 'not-a-file' | 'too-large';

/** What is said of an archive that should hold one STS-web export. */
export function zipProblem(file: string, fault: ArchiveFault): FileProblem {
  return { code: CODES[fault], at: { file, line: undefined }, facts: {} };
}

const CODES: Readonly<Record<ArchiveFault, string>> = {
  unreadable: 'zip.unreadable',
  empty: 'zip.empty',
  'several-files': 'zip.several-files',
  path: 'zip.path',
  encrypted: 'zip.encrypted',
  'not-a-file': 'zip.not-a-file',
  'too-large': 'zip.too-large',
};
