import {
  settleExportPart,
  writeWaiting,
  type PartContext,
  type PartOutcome,
  type PartTools,
} from './part-crew.js';
import type { Crew } from './settled-by-parts.js';
import { compileInputs } from './validate/input-tables.js';

/** A crew of one: this thread, part after part. */
export function localCrew(context: PartContext, tools: PartTools): Crew {
  const inputs = compileInputs(context.tableSchemas, context.regulations);
  return {
    width: 1,
    settle: (part) => done(() => apart(settleExportPart(part, inputs, context, tools))),
    write: (waiting, place) => done(() => writeWaiting(waiting, place, context, tools)),
    close: () => Promise.resolve(),
  };
}

/** What is left of a part, in texts of its own: a piece of one keeps all of it, and that would be the rows of the part. */
function apart(outcome: PartOutcome): PartOutcome {
  return structuredClone(outcome, { transfer: [outcome.waiting.bytes.buffer as ArrayBuffer] });
}

/** What is thrown becomes a rejection, as from another thread. */
function done<Result>(body: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(body());
  });
}
