import type { Ledger } from '../ledger/index.js';
import type { BrakedRun } from '../pipeline.js';
import { readExport } from '../read-export.js';
import type { RunSettings } from '../run-inputs.js';
import type { ValidatedExport } from '../validate/validated-export.js';
import { recoverySummary, type RecoverySummary } from './recoveries.js';
import { bytesOf } from './reissue.js';
import { isTable } from './standing.js';

/** What the brake on recoveries stops, summed up; `undefined` when it is not among those that tripped. */
export async function stoppedRecoveries(
  { brakes, payments, facts }: Pick<BrakedRun, 'brakes' | 'payments' | 'facts'>,
  settings: RunSettings,
  ledger: Ledger | undefined,
): Promise<RecoverySummary | undefined> {
  if (ledger === undefined || brakes.every(({ kind }) => kind !== 'recoveries')) return undefined;
  return recoverySummary(payments, await postedExport(ledger, settings), facts);
}

/** The facts of the last posted run, read again from the archive with the law and settings of today. */
async function postedExport(
  ledger: Ledger,
  { tableSchemas, config, regulations }: RunSettings,
): Promise<ValidatedExport> {
  const last = await ledger.lastRun();
  const files = [];
  for (const { name, digest } of last?.inputs ?? []) {
    if (isTable(name)) files.push({ name, bytes: await bytesOf(ledger.content(digest)) });
  }
  const reading = readExport(files, tableSchemas, config, regulations);
  if (reading.kind === 'unusable')
    throw new Error('the export of the last posted run cannot be read any more');
  return reading.facts;
}
