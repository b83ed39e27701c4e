import type { PayMonth } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import type { Config } from '../config/config.js';
import { contractTables } from '../contract-tables.js';
import type { FormReading } from '../export-form.js';
import type { InputFile } from '../ingest/ingest.js';
import { sha256 } from '../io/digest.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import type { CaseSettings } from '../past-case.js';
import type { Profile } from '../profiles/profile.js';
import { regulationDigests, type RunSettings } from '../run-inputs.js';
import { memoryRoom } from '../written-table.js';
import { archivedEncoding, archivedRun, type ArchivedRun, type SettingsReader } from './archived-settings.js';
import { indexedExport, type IndexedExport } from './indexed-export.js';
import { isExportFile } from './standing.js';

/** A posted pay run, ready to be looked into. Its table schemas are those of the contract. */
export interface PastRun extends CaseSettings {
  readonly ledger: Ledger;
  readonly run: RunRecord;
  readonly payMonth: PayMonth;
  readonly config: Config;
  /** Of its export. */
  readonly encoding: Encoding;
  readonly profile: Profile | undefined;
  /** What it was made from, the export apart. */
  readonly archived: Omit<ArchivedRun, 'files'>;
  /** What the program of today cannot read any more, and took from the settings of today. */
  readonly fromToday: readonly PastPart[];
  /** The tables of its export in the form of the contract: taken out of the archive when they are asked for, once. */
  readonly tables: () => Promise<FormReading>;
  /** Its export by the index of its rows; `undefined` where it has none, or all of it is to be looked at. */
  readonly indexed: () => Promise<IndexedExport | undefined>;
}

export type PastPart = 'law' | 'configuration' | 'profile';

/** What a past run is read with besides its archive. */
export type Today = Pick<RunSettings, 'tableSchemas'> &
  Partial<Pick<RunSettings, 'regulations' | 'regulationFiles' | 'config' | 'profile'>>;

/** Archived settings that the program of today cannot read, and nothing to take their place. */
export class UnreadableSettingsError extends Error {
  readonly payMonth: PayMonth;
  readonly parts: readonly PastPart[];

  constructor(payMonth: PayMonth, parts: readonly PastPart[]) {
    super(`archived settings cannot be read: ${parts.join(', ')}`);
    this.payMonth = payMonth;
    this.parts = parts;
  }
}

/**
 * A posted pay run with the law, the settings and the profile the archive kept of it. A part that the program of today
 * cannot read any more is taken from those of today, and named.
 *
 * @param source its export, when it is on its way already, or how it is to be taken out of the archive
 * @throws UnreadableSettingsError when there is none of today either
 * @throws LedgerError `corrupted` when the archive is
 */
export async function pastRun(
  ledger: Ledger,
  run: RunRecord,
  reader: SettingsReader,
  today: Today,
  source: ExportSource | 'whole' | 'indexed' = 'indexed',
): Promise<PastRun> {
  const { payMonth } = run;
  if (payMonth === undefined || run.kind !== 'payroll') throw new Error('not a pay run');
  const settings = run.inputs.filter(({ name }) => !isExportFile(name));
  const archived = await archivedRun(ledger, { ...run, inputs: settings });
  const law = isLawOf(today, run) ? today.regulations : await reader.law(archived.laws);
  const regulations = law ?? today.regulations;
  if (regulations === undefined) throw new UnreadableSettingsError(payMonth, ['law']);
  const [ownConfig, ownProfile] = await Promise.all([
    reader.config(archived.configuration, archived.sets, regulations),
    archived.profile === undefined ? undefined : reader.profile(archived.profile),
  ]);
  const config = ownConfig ?? today.config;
  const isProfileLost = archived.profile !== undefined && ownProfile === undefined;
  const profile = ownProfile ?? (isProfileLost ? today.profile : undefined);
  const lost: readonly (PastPart | undefined)[] = [
    law === undefined ? 'law' : undefined,
    ownConfig === undefined ? 'configuration' : undefined,
    isProfileLost ? 'profile' : undefined,
  ];
  const fromToday = lost.filter((part) => part !== undefined);
  if (config === undefined || (isProfileLost && profile === undefined)) {
    throw new UnreadableSettingsError(payMonth, fromToday);
  }
  const encoding = archivedEncoding(archived) ?? config.encoding;
  const form = { profile, tableSchemas: today.tableSchemas, encoding };
  const own = typeof source === 'object' && source.run === run.number ? source : undefined;
  const { files, indexed } = own ?? exportOf(ledger, run, source === 'whole');
  let tables: Promise<FormReading> | undefined;
  return {
    ...{ ledger, run, payMonth, config, encoding, profile, archived, fromToday, regulations },
    tableSchemas: today.tableSchemas,
    conventions: config.conventions,
    tables: () => (tables ??= files().then((found) => contractTables(found, form, memoryRoom()))),
    indexed,
  };
}

/** The export of a run in the archive, taken out of it once. */
export interface ExportSource {
  readonly run: number;
  readonly files: () => Promise<readonly InputFile[]>;
  readonly indexed: () => Promise<IndexedExport | undefined>;
}

function exportOf(ledger: Ledger, run: RunRecord, isWhole: boolean): ExportSource {
  let files: Promise<readonly InputFile[]> | undefined;
  let indexed: Promise<IndexedExport | undefined> | undefined;
  return {
    run: run.number,
    files: () => (files ??= exportFilesOf(ledger, run)),
    indexed: () => (indexed ??= isWhole ? Promise.resolve(undefined) : indexedExport(ledger, run)),
  };
}

/** Has the export of a run taken out of the archive, or what is needed of it, while this thread does something else. */
export function exportSoon(ledger: Ledger, run: RunRecord): ExportSource {
  const source = exportOf(ledger, run, false);
  const begun = source.indexed().then((found) => (found === undefined ? source.files() : []));
  // Whoever asks for them hears of it.
  begun.catch(() => undefined);
  return source;
}

/** Whether a run was made with the very law of today: then it need not be read again. */
function isLawOf({ regulations, regulationFiles }: Today, run: RunRecord): boolean {
  if (regulations === undefined || regulationFiles === undefined) return false;
  return regulationDigests(regulationFiles, sha256).sha256 === run.regulations;
}

/** The files of an export, decompressed side by side. */
function exportFilesOf(ledger: Ledger, { inputs }: RunRecord): Promise<readonly InputFile[]> {
  const files = inputs.filter(({ name }) => isExportFile(name));
  return Promise.all(
    files.map(async ({ name, digest }) => ({ name, bytes: await ledger.wholeContent(digest) })),
  );
}
