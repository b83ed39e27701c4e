import { readTables } from '../read-export.js';
import { envelopesToReport } from '../report-facts-of-run.js';
import type { EnvelopeRow } from '../report/page/report-facts.js';
import { openInputs } from '../validate/input-tables.js';
import { validate } from '../validate/validate.js';
import type { PastRun } from './past-run.js';

/**
 * What the awards of a posted run took of their envelopes, from its archived export read again; `undefined` when the
 * program of today cannot read it.
 */
export async function archivedEnvelopes({
  tables,
  regulations,
  conventions,
  encoding,
}: PastRun): Promise<readonly EnvelopeRow[] | undefined> {
  const forms = await tables();
  if (forms.kind === 'unusable') return undefined;
  const reading = readTables(forms.files, openInputs(forms.tableSchemas, regulations), encoding);
  if (reading.kind === 'unusable') return undefined;
  const { envelopeUse } = validate(reading.rows, regulations, conventions);
  return envelopesToReport(reading.rows.enveloppes.values, envelopeUse);
}
