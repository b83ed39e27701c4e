import type { Ledger } from '../ledger/index.js';
import type { BrakedRun } from '../pipeline.js';
import { readExport } from '../read-export.js';
import type { RunSettings } from '../run-inputs.js';
import type { ValidatedExport } from '../validate/validated-export.js';
import { archivedEncoding, archivedRun } from './archived-settings.js';
import type { PayRequest } from './pay-request.js';
import { recoverySummary, type RecoverySummary } from './recoveries.js';

/** What the brake on recoveries stops, summed up; `undefined` when it is not among those that tripped. */
export async function stoppedRecoveries(
  { brakes, recoveries }: Pick<BrakedRun, 'brakes' | 'recoveries'>,
  { settings, files, readProfile }: Pick<PayRequest, 'settings' | 'files' | 'readProfile'>,
  ledger: Ledger | undefined,
): Promise<RecoverySummary | undefined> {
  if (ledger === undefined || brakes.every(({ kind }) => kind !== 'recoveries')) return undefined;
  const reading = readExport(files, settings);
  if (reading.kind === 'unusable') throw new Error('an export that was settled cannot be read');
  return recoverySummary(recoveries, await postedExport(ledger, settings, readProfile), reading.facts);
}

/**
 * The facts of the last posted run, read again from the archive with the law and settings of today, in the encoding and
 * under the profile it had then; `undefined` when they cannot be read so any more.
 */
async function postedExport(
  ledger: Ledger,
  settings: RunSettings,
  readProfile: PayRequest['readProfile'],
): Promise<ValidatedExport | undefined> {
  const last = await ledger.lastRun();
  if (last === undefined) return undefined;
  const archived = await archivedRun(ledger, last);
  const encoding = archivedEncoding(archived) ?? settings.config.encoding;
  const profile = archived.profile === undefined ? undefined : await readProfile(archived.profile);
  if (profile === undefined && archived.profile !== undefined) return undefined;
  const config = { ...settings.config, encoding };
  const reading = readExport(archived.files, { ...settings, config, profile });
  return reading.kind === 'unusable' ? undefined : reading.facts;
}
