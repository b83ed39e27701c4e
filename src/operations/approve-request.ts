import { readPackageJson } from '../io/package-files.js';
import type { Ledger } from '../ledger/index.js';
import { OVERRIDES } from '../model/index.js';
import type { RunSettings } from '../run-inputs.js';
import { isStsFile } from '../sts/file-names.js';
import type { StsInputs } from '../sts/inputs.js';
import type { TableSchema } from '../validate/table-schema.js';
import { ApprovalError } from './approve-error.js';
import { archivedRun, type ArchivedRun, type SettingsReader } from './archived-settings.js';
import type { PayRequest } from './pay-request.js';
import type { Preparation } from './preparation.js';

/** What a release brings of its own: the rest is as it was prepared. */
export interface ReleaseTools extends Pick<PayRequest, 'output' | 'ledger' | 'holder' | 'now' | 'workers'> {
  readonly reader: SettingsReader;
  readonly tableSchemas: RunSettings['tableSchemas'];
  readonly program: RunSettings['program'];
  /** Hears the configuration it was prepared with, and gives the signer of its key. */
  readonly signer: (config: RunSettings['config']) => Promise<PayRequest['sign']>;
}

/**
 * The very run that was prepared, asked for again: its export, law, settings and layout out of the archive, its instant,
 * its language and the brakes that were let go then.
 *
 * @throws ApprovalError `unreadable` when this program cannot read them
 * @throws LedgerError `corrupted` when the archive is
 */
export async function requestAgain(
  ledger: Ledger,
  preparation: Preparation,
  { reader, tableSchemas, program, signer, ...own }: ReleaseTools,
): Promise<PayRequest> {
  const { payMonth, exportedAt, explanations, lang, prepared } = preparation;
  const archived = await archivedRun(ledger, preparation);
  const read = await settingsAgain(archived, reader);
  const settings: RunSettings = {
    ...read,
    ...{ tableSchemas, program },
    configFile: { name: preparation.configurationName, bytes: archived.configuration },
    overrides: archived.sets,
    profileFile: archived.profile,
    regulationFiles: archived.laws,
    layoutBytes: archived.layout,
  };
  return {
    ...own,
    ...{ settings, payMonth, exportedAt, explanations, lang },
    sign: await signer(read.config),
    files: archived.files,
    sts: await stsAgain(archived, read.config.encoding),
    readProfile: reader.profile,
    created: prepared.at,
    accepted: OVERRIDES.filter((override) => preparation.overrides.includes(override)),
  };
}

async function settingsAgain(
  { laws, configuration, sets, layout: layoutBytes, profile: file }: ArchivedRun,
  reader: SettingsReader,
): Promise<Pick<RunSettings, 'regulations' | 'config' | 'layout' | 'profile'>> {
  const regulations = await reader.law(laws);
  if (regulations === undefined) throw new ApprovalError({ kind: 'unreadable' });
  const config = await reader.config(configuration, sets, regulations);
  const layout = reader.layout(layoutBytes);
  const profile = file === undefined ? undefined : await reader.profile(file);
  const isProfileLost = file !== undefined && profile === undefined;
  if (config === undefined || layout === undefined || isProfileLost) {
    throw new ApprovalError({ kind: 'unreadable' });
  }
  return { regulations, config, layout, profile };
}

async function stsAgain(
  { files }: ArchivedRun,
  encoding: RunSettings['config']['encoding'],
): Promise<StsInputs | undefined> {
  if (!files.some(({ name }) => isStsFile(name))) return undefined;
  // Its readers of XML and archives are loaded for those who have such files.
  const { readStsFiles } = await import('./read-sts.js');
  const schema = (await readPackageJson('schemas/tables/sts.json')) as TableSchema;
  const reading = await readStsFiles(files, encoding, schema);
  if (reading?.kind === 'unusable') throw new ApprovalError({ kind: 'differs', names: [] });
  return reading?.sts;
}
