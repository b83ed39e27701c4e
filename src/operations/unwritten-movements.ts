import { sha256 } from '../io/digest.js';
import { writablePayments, unwritableIssues } from '../emit/writable.js';
import type { Issue, Key } from '../model/index.js';
import type { PastCase } from '../past-case.js';
import { paymentsOf } from '../run-payments.js';
import { headerOf } from '../settled-run.js';
import { FOLDERS } from './archived-inputs.js';
import type { SettingsReader } from './archived-settings.js';
import type { PastRun } from './past-run.js';

/**
 * Why movements of a run were held: what the layout of its archive could not write, found as the run found it.
 *
 * @returns for each key the things to correct; none for a movement that was written
 */
export function unwrittenMovements(
  { facts, computation }: PastCase,
  { run, config, archived, payMonth }: PastRun,
  reader: Pick<SettingsReader, 'layout'>,
): (key: Key) => readonly Issue[] {
  const layout = reader.layout(archived.layout);
  if (layout === undefined) return () => [];
  const remittance = run.remittance ?? 1;
  const { created, inputs } = run;
  const header = headerOf({ config, payMonth, remittance, created, dryRun: false });
  const settings = inputs.find(({ name }) => name.startsWith(FOLDERS.settings))?.name ?? '';
  const name = settings.slice(FOLDERS.settings.length);
  const payments = paymentsOf(computation, { config, payMonth, remittance, sha256 }, facts);
  const { held, unwritable } = writablePayments(payments, layout, header, name);
  const heldKeys = new Set(held.map(({ key }) => key));
  const shared = unwritableIssues(unwritable);
  const issues = new Map<string, readonly Issue[]>();
  for (const payment of payments) {
    if (!heldKeys.has(payment.key)) continue;
    const own = unwritableIssues(writablePayments([payment], layout, header, name).unwritable);
    // A reference that two movements would bear is no fault of one alone.
    const ofAward = shared.filter(({ subject }) => subject === payment.award.id);
    issues.set(nameOf(payment.key), own.length > 0 ? own : ofAward);
  }
  return (key) => issues.get(nameOf(key)) ?? [];
}

function nameOf({ award, payee, instalmentMonth }: Key): string {
  return JSON.stringify([award, payee, instalmentMonth]);
}
