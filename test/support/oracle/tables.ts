import type { OracleExport } from './types.js';
import { tableOf } from './columns.js';
import { keyOf, readRows } from './shape.js';
import { absenceShape, agentShape, replacementShape, serviceShape } from './shape-people.js';
import { awardShape, districtShape, envelopeShape, schoolShape } from './shape-awards.js';
import type {
  Absence,
  Agent,
  Award,
  District,
  Envelope,
  Replacement,
  Row,
  School,
  ServicePeriod,
} from './rows.js';
import type { Verdicts } from './verdicts.js';

/** Every row of an export, with what its shape lets it say. */
export interface Tables {
  readonly agents: readonly Row<Agent>[];
  readonly service: readonly Row<ServicePeriod>[];
  readonly awards: readonly Row<Award>[];
  readonly absences: readonly Row<Absence>[];
  readonly replacements: readonly Row<Replacement>[];
  readonly schools: readonly Row<School>[];
  readonly envelopes: readonly Row<Envelope>[];
  readonly districts: readonly Row<District>[];
}

export function readTables(input: OracleExport, verdicts: Verdicts): Tables {
  return {
    agents: readRows(tableOf(input, 'agents'), agentShape, verdicts),
    service: readRows(tableOf(input, 'service'), serviceShape, verdicts),
    awards: readRows(tableOf(input, 'missions'), awardShape, verdicts),
    absences: readRows(tableOf(input, 'absences'), absenceShape, verdicts),
    replacements: readRows(tableOf(input, 'remplacements'), replacementShape, verdicts),
    schools: readRows(tableOf(input, 'etablissements'), schoolShape, verdicts),
    envelopes: readRows(tableOf(input, 'enveloppes'), envelopeShape, verdicts),
    districts: readRows(tableOf(input, 'districts'), districtShape, verdicts),
  };
}

/** The values of a column in all rows, rejected ones included. */
export function idsIn(rows: readonly Row<unknown>[], column: string): Set<string> {
  return new Set(rows.map(({ raw }) => raw[column] ?? '').filter((id) => id !== ''));
}

/** The rows that bear on something set aside: the rejected ones, and the first of a duplicated key. */
export function rowsInDoubt(
  rows: readonly Row<unknown>[],
  key: string | null,
  verdicts: Verdicts,
): Row<unknown>[] {
  const rejected = rows.filter((row) => verdicts.isRejected(row));
  const keyOfRow = (row: Row<unknown>): string | null => (key === null ? null : keyOf(row.raw, [key]));
  const doubtfulKeys = new Set(rejected.map(keyOfRow));
  doubtfulKeys.delete(null);
  return rows.filter((row) => verdicts.isRejected(row) || doubtfulKeys.has(keyOfRow(row)));
}
