import { openThreads, type Threads } from '../io/threads.js';
import type { WrittenRange } from '../emit/school-range.js';
import type { PartContext, PartOutcome } from '../part-crew.js';
import { UnreadablePartError } from '../part-rows.js';
import type { Crew } from '../settled-by-parts.js';

/** A crew of threads; this one only hands out parts and takes back what became of them. */
export function threadedCrew(context: PartContext, count: number): { crew: Crew; threads: Threads } {
  const threads = openThreads(new URL('./part-worker.js', import.meta.url), context, count);
  const crew: Crew = {
    // One more than there are threads, so that none waits for its next part.
    width: count + 1,
    settle: async (part) => {
      const buffers = part.tables.flatMap(({ bytes, lines }) => [bytes.buffer, lines.buffer]);
      const outcome = await threads.run<PartOutcome | undefined>('settle', part, [
        ...buffers,
        part.ledger.buffer,
      ]);
      if (outcome === undefined) throw new UnreadablePartError();
      return outcome;
    },
    write: (waiting, place) => {
      const { rows, records, details } = waiting;
      const buffers = [rows.buffer, records.buffer, details.buffer];
      return threads.run<WrittenRange>('write', { waiting, place }, buffers);
    },
    close: () => threads.close(),
  };
  return { crew, threads };
}
