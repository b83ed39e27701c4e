import type { Encoding } from '../charset/index.js';
import { readYaml } from '../contracts/yaml.js';
import type { OutputFile } from '../emit/manifest.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import type { LawFile, RunSettings } from '../run-inputs.js';
import { FOLDERS } from './archived-inputs.js';
import { bytesOf } from './reissue.js';

/** The files a posted run was made from, as the archive keeps them. */
export interface ArchivedRun {
  /** The tables of the export. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly laws: readonly LawFile[];
  readonly configuration: Uint8Array;
  /** Values given over the configuration on the command line, as typed. */
  readonly sets: readonly string[];
  readonly layout: Uint8Array;
  /** What its export was read with, when it came from another system. */
  readonly profile: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/**
 * What a run was made from.
 *
 * @throws LedgerError `corrupted` when the archive is
 */
export async function archivedRun(
  ledger: Ledger,
  { inputs, overrides }: Pick<RunRecord, 'inputs' | 'overrides'>,
): Promise<ArchivedRun> {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const { name, digest } of inputs) {
    // What such a record names is in the file that held it.
    if (name.startsWith(FOLDERS.tables)) continue;
    files.push({ name, bytes: await bytesOf(ledger.content(digest)) });
  }
  const under = (folder: string) =>
    files
      .filter(({ name }) => name.startsWith(folder))
      .map(({ name, bytes }) => ({ name: name.slice(folder.length), bytes }));
  const lawsOf = (origin: LawFile['origin']): LawFile[] =>
    under(FOLDERS[origin]).map((file) => ({ ...file, origin }));
  return {
    files: files.filter(({ name }) => !name.includes('/')),
    laws: [...lawsOf('shipped'), ...lawsOf('own')],
    configuration: theOne(under(FOLDERS.settings)),
    sets: setsOf(overrides),
    layout: theOne(under(FOLDERS.layout)),
    profile: under(FOLDERS.profile)[0],
  };
}

/**
 * The encoding that the export of a run was read in: it belongs to the file, whatever the settings say today.
 * `undefined` where it was not stated, or not in words this program knows.
 */
export function archivedEncoding({ configuration, sets }: ArchivedRun): Encoding | undefined {
  const reading = readYaml(new TextDecoder().decode(configuration), 'strings');
  const written = reading.kind === 'faulty' ? undefined : reading.value;
  const stated =
    sets.findLast((text) => text.startsWith('encoding='))?.slice('encoding='.length) ??
    (typeof written === 'object' && written !== null && 'encoding' in written ? written.encoding : 'UTF-8');
  return ENCODINGS.find((encoding) => encoding === stated);
}

const ENCODINGS: readonly Encoding[] = ['UTF-8', 'ISO-8859-15', 'windows-1252'];

/** How a run identity tells a value of the command line from a brake that was let go. */
export const SET = 'set ';

/** The values that a run was given over its configuration, as typed. */
export function setsOf(overrides: readonly string[]): string[] {
  return overrides.filter((text) => text.startsWith(SET)).map((text) => text.slice(SET.length));
}

function theOne(files: readonly { readonly bytes: Uint8Array }[]): Uint8Array {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error('a run was archived without its settings');
  return file.bytes;
}

/** Reads archived settings with the program of today; a part it can no longer read is `undefined`. */
export interface SettingsReader {
  readonly law: (files: readonly LawFile[]) => Promise<RunSettings['regulations'] | undefined>;
  readonly config: (
    bytes: Uint8Array,
    sets: readonly string[],
    regulations: RunSettings['regulations'],
  ) => Promise<RunSettings['config'] | undefined>;
  readonly layout: (bytes: Uint8Array) => RunSettings['layout'] | undefined;
  readonly profile: (file: OutputFile) => Promise<RunSettings['profile']>;
}
