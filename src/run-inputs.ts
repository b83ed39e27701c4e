import type { PayMonth } from './calendar/index.js';
import { writtenConventions, type Config } from './config/config.js';
import { digestOf, type OutputFile, type RunSources } from './emit/manifest.js';
import type { Sha256 } from './emit/payment.js';
import { digestOf as digestOfInput, sizeOf, type InputFile } from './ingest/ingest.js';
import type { Layout } from './layout/index.js';
import type { LedgerSource, LedgerStanding } from './ledger/view.js';
import type { Override } from './model/index.js';
import type { Profile } from './profiles/profile.js';
import type { Regulations } from './regulations/regulations.js';
import type { RejectHistory } from './reject-history.js';
import type { Lang } from './report/messages/index.js';
import type { ComparedMonths } from './report/page/report-facts.js';
import type { StsInputs } from './sts/inputs.js';
import type { InputName } from './validate/input-tables.js';
import type { TableSchema } from './validate/table-schema.js';

/** A law file: of the program, or of an académie that adds to it. */
export interface LawFile extends OutputFile {
  readonly origin: 'shipped' | 'own';
}

/** What a run reads besides the export: law, settings, layout, and the files they came from. */
export interface RunSettings {
  readonly tableSchemas: Readonly<Record<InputName, TableSchema>>;
  readonly config: Config;
  readonly configFile: OutputFile;
  /** Values given over the configuration on the command line, as typed. */
  readonly overrides: readonly string[];
  /** Of the system that the export was extracted from, when that is not ours. */
  readonly profile: Profile | undefined;
  readonly profileFile: OutputFile | undefined;
  readonly regulations: Regulations;
  readonly regulationFiles: readonly LawFile[];
  readonly layout: Layout;
  readonly layoutBytes: Uint8Array;
  readonly program: RunSources['program'];
}

/** Everything a run depends on. Same inputs, same bytes: the clock, the ledger and the digests are passed in. */
export interface RunInputs extends RunSettings {
  readonly files: readonly InputFile[];
  /** What STS-web says, to be compared; it never decides a payment. */
  readonly sts: StsInputs | undefined;
  /** The export's own date, when it states one. */
  readonly exportedAt: string | undefined;
  readonly ledger: LedgerSource;
  readonly standing: LedgerStanding;
  /** What earlier runs rejected: how long a reject has stood. */
  readonly rejectHistory: RejectHistory;
  /** What earlier months came to, for the page for people. */
  readonly compared: ComparedMonths;
  readonly payMonth: PayMonth;
  /** Rank of the remittance this run would send, from 1. */
  readonly remittance: number;
  readonly dryRun: boolean;
  /** Brakes that the operator lets go. */
  readonly accepted: readonly Override[];
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  readonly explanations: boolean;
  readonly lang: Lang;
  readonly sha256: Sha256;
  /** Makes the detached signature of a manifest; absent: it is not signed. */
  readonly sign?: ((manifest: Uint8Array) => Uint8Array) | undefined;
}

/** What settling needs of a run: everything but the ledger, and what becomes of the files. */
export type SettlingInputs = Pick<
  RunInputs,
  | 'files'
  | 'tableSchemas'
  | 'config'
  | 'configFile'
  | 'profile'
  | 'regulations'
  | 'layout'
  | 'payMonth'
  | 'remittance'
  | 'dryRun'
  | 'created'
  | 'sha256'
>;

/**
 * Rows of each file as it lies in the export folder.
 *
 * @param rowCounts of each table, by its file in the contract
 * @param origins the file of each table that came in another form
 * @param sts what else there is, counted by file
 */
export function rowsOfFiles(
  rowCounts: ReadonlyMap<string, number>,
  origins: ReadonlyMap<string, string>,
  sts: StsInputs | undefined,
): ReadonlyMap<string, number> {
  const rows = new Map(sts?.rowCounts);
  for (const [table, count] of rowCounts) {
    const file = origins.get(table) ?? table;
    rows.set(file, (rows.get(file) ?? 0) + count);
  }
  return rows;
}

/** What the manifest says a run was made from. */
export function sourcesOf(inputs: RunInputs, rowCounts: ReadonlyMap<string, number>): RunSources {
  const { layout, sha256 } = inputs;
  return {
    program: inputs.program,
    inputs: inputs.files.map((file) => ({
      name: file.name,
      bytes: sizeOf(file),
      sha256: digestOfInput(file, sha256),
      rows: rowCounts.get(file.name) ?? 0,
    })),
    exportedAt: inputs.exportedAt ?? null,
    configuration: digestOf(inputs.configFile, sha256),
    overrides: inputs.overrides,
    regulations: regulationDigests(inputs.regulationFiles, sha256),
    layout: { name: layout.name, version: layout.version, sha256: sha256(inputs.layoutBytes) },
    conventions: writtenConventions(inputs.config.conventions),
    ledger: inputs.standing.head ?? null,
  };
}

/** The digest of each law file, and one digest for all of them. */
export function regulationDigests(files: readonly OutputFile[], sha256: Sha256): RunSources['regulations'] {
  const digests = files.map((file) => digestOf(file, sha256));
  return {
    sha256: sha256(digests.map(({ name, sha256: digest }) => `${name} ${digest}\n`).join('')),
    files: digests,
  };
}
