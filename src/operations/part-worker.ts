import type { WaitingPayments } from '../emit/waiting-payments.js';
import { commonData, giving } from '../io/threads.js';
import { settleExportPart, writeWaiting, type PartContext } from '../part-crew.js';
import { UnreadablePartError } from '../part-rows.js';
import type { ExportPart } from '../split/export-splitter.js';
import type { SectionPlace } from '../emit/movement-file.js';
import { compileInputs } from '../validate/input-tables.js';
import { PART_TOOLS } from './part-tools.js';

// What a thread of a crew runs: the same functions as a crew of one, on bytes that are sent to it.

const context = commonData() as PartContext;
const inputs = compileInputs(context.tableSchemas, context.regulations);

/** @returns a `PartOutcome`, or `undefined` for an {@link UnreadablePartError}: errors lose their class on the way */
export function settle(part: ExportPart): unknown {
  try {
    const outcome = settleExportPart(part, inputs, context, PART_TOOLS);
    return giving(outcome, [outcome.waiting.bytes.buffer]);
  } catch (error) {
    if (error instanceof UnreadablePartError) return undefined;
    throw error;
  }
}

export function write({ waiting, place }: { waiting: WaitingPayments; place: SectionPlace }): unknown {
  const outcome = writeWaiting(waiting, place, context, PART_TOOLS);
  return giving(outcome, [
    outcome.movements.buffer,
    outcome.payments.buffer,
    outcome.explanations.buffer,
    outcome.postings.buffer,
  ]);
}
