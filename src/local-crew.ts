import { settleExportPart, writeWaiting, type PartContext, type PartTools } from './part-crew.js';
import type { Crew } from './settled-by-parts.js';
import { compileInputs } from './validate/input-tables.js';

/** A crew of one: this thread, part after part. */
export function localCrew(context: PartContext, tools: PartTools): Crew {
  const inputs = compileInputs(context.tableSchemas, context.regulations);
  return {
    width: 1,
    settle: (part) => done(() => settleExportPart(part, inputs, context, tools)),
    write: (waiting, place) => done(() => writeWaiting(waiting, place, context, tools)),
    close: () => Promise.resolve(),
  };
}

/** What is thrown becomes a rejection, as from another thread. */
function done<Result>(body: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(body());
  });
}
