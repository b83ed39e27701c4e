import type { UnsealedRun } from './append.js';
import type { InputRecord, RunKind, Stamp } from './records.js';

/**
 * A run that pays nobody (an answer of the payer, a cancellation, opening balances, a purge): no law, no settings, no figures and
 * no file of its own.
 */
export function clericalRun(
  kind: Exclude<RunKind, 'payroll'>,
  { created, program }: Stamp,
  inputs: readonly InputRecord[],
): UnsealedRun {
  return {
    kind,
    created,
    program,
    payMonth: undefined,
    remittance: undefined,
    mode: undefined,
    regulations: undefined,
    configuration: undefined,
    exportedAt: undefined,
    overrides: [],
    figures: undefined,
    cancels: undefined,
    inputs,
    outputs: [],
  };
}
