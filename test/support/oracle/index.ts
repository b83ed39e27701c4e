import { check } from './checks.js';
import { unknownColumns } from './columns.js';
import { defaultConventions } from './conventions.js';
import type { OracleConventions } from './conventions.js';
import { computeDues } from './dues.js';
import { keysOf } from './keys.js';
import { byCodePoint, firstDifference } from './order.js';
import { settle } from './settle.js';
import { readTables } from './tables.js';
import type { OracleAnomaly, OracleExport, OracleOutcome, OraclePosting } from './types.js';
import { vanishedAwards } from './vanished.js';
import { noVerdicts } from './verdicts.js';

export type { OracleConventions } from './conventions.js';
export { oracleTable } from './table.js';
export type { OracleExport, OracleOutcome, OraclePosting, OracleTable } from './types.js';

/**
 * One pay run, computed naively, day by day: the readable statement of the rules that the engine is compared with. It
 * shares no code with the engine.
 */
export function oracle(
  input: OracleExport,
  payMonth: string,
  postings: readonly OraclePosting[],
  conventions: Partial<OracleConventions> = {},
): OracleOutcome {
  const context = { payMonth, postings, conventions: { ...defaultConventions, ...conventions } };
  const verdicts = noVerdicts();
  const checked = check(readTables(input, verdicts), verdicts, context.conventions);
  const dues = computeDues(checked, context);
  const keys = keysOf(dues, checked, context);
  const settlements = keys.map((key) => settle(key, checked, payMonth));
  return {
    movements: settlements.flatMap(({ movement }) => movement ?? []).sort(byKey),
    retained: settlements.flatMap(({ retained }) => retained ?? []).sort(byKey),
    anomalies: [...unknownColumns(input), ...verdicts.anomalies, ...vanishedAwards(keys)].sort(byPlace),
    exact: dues
      .filter(({ exact }) => exact.numerator !== 0n)
      .map(({ award, payee, month, exact }) => ({ award, payee, instalmentMonth: month, ...exact }))
      .sort(byKey),
  };
}

interface Keyed {
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
}

function byKey(a: Keyed, b: Keyed): number {
  return firstDifference(
    byCodePoint(a.award, b.award),
    byCodePoint(a.payee, b.payee),
    byCodePoint(a.instalmentMonth, b.instalmentMonth),
  );
}

/** By file, line and code; an anomaly without a line comes first. */
function byPlace(a: OracleAnomaly, b: OracleAnomaly): number {
  return firstDifference(
    byCodePoint(a.file, b.file),
    (a.line ?? 0) - (b.line ?? 0),
    byCodePoint(a.code, b.code),
  );
}
