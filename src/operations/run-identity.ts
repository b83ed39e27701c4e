import { sha256 } from '../io/digest.js';
import type { RunIdentity } from '../ledger/index.js';
import { regulationDigests } from '../run-inputs.js';
import { SET } from './archived-settings.js';
import type { PayRequest } from './pay-request.js';

/** What a posted run was made from, for the ledger. */
export function identityOf(
  { payMonth, created, exportedAt, accepted, settings }: PayRequest,
  inputs: RunIdentity['inputs'],
): RunIdentity {
  return {
    payMonth,
    created,
    program: settings.program.version,
    mode: 'P',
    regulations: regulationDigests(settings.regulationFiles, sha256).sha256,
    configuration: sha256(settings.configFile.bytes),
    exportedAt,
    inputs,
    overrides: [...settings.overrides.map((setting) => `${SET}${setting}`), ...accepted],
  };
}
