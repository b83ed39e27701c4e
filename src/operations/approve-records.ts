import { parsePayMonth, type PayMonth } from '../calendar/index.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import { RECORDS, waitingFor, type Signature } from './preparation.js';
import { bytesOf } from './reissue.js';

/** What became of a remittance that one person prepared and another looked at. */
export type ApprovalRecord = {
  readonly payMonth: PayMonth;
  readonly remittance: number;
  readonly prepared: Signature;
} & (
  | { readonly kind: 'approved'; readonly by: Signature; readonly run: number }
  | { readonly kind: 'refused'; readonly by: Signature; readonly motive: string; readonly run: number }
  | { readonly kind: 'waiting' }
);

/**
 * Every release and every refusal of the book, oldest first, then what waits.
 *
 * @throws LedgerError `corrupted` when the archive is
 */
export async function* approvalsOf(ledger: Ledger): AsyncGenerator<ApprovalRecord> {
  for await (const run of ledger.runs()) {
    const approval = await recordOf(ledger, run, RECORDS.approval);
    if (approval?.approved !== undefined) {
      yield { ...factsOf(approval), kind: 'approved', by: approval.approved, run: run.number };
    }
    const refusal = await recordOf(ledger, run, RECORDS.refusal);
    if (refusal?.refused !== undefined) {
      const { refused: by, motive = '' } = refusal;
      yield { ...factsOf(refusal), kind: 'refused', by, motive, run: run.number };
    }
  }
  const months = [...(await ledger.preparations()).keys()].sort((a, b) => a - b);
  for (const payMonth of months) {
    const waiting = await waitingFor(ledger, payMonth);
    if (waiting === undefined || waiting.released !== undefined) continue;
    const { remittance, prepared } = waiting.preparation;
    yield { kind: 'waiting', payMonth, remittance, prepared };
  }
}

interface WrittenRecord {
  readonly month: string;
  readonly remittance: number;
  readonly prepared: Signature;
  readonly approved?: Signature;
  readonly refused?: Signature;
  readonly motive?: string;
}

async function recordOf(
  ledger: Ledger,
  { inputs }: RunRecord,
  name: string,
): Promise<WrittenRecord | undefined> {
  const input = inputs.find((each) => each.name === name);
  if (input === undefined) return undefined;
  return JSON.parse(new TextDecoder().decode(await bytesOf(ledger.content(input.digest)))) as WrittenRecord;
}

function factsOf({ month, remittance, prepared }: WrittenRecord) {
  const payMonth = parsePayMonth(month);
  if (payMonth === undefined) throw new Error('an approval without its month');
  return { payMonth, remittance, prepared };
}
