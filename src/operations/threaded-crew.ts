import { openThreads, type Threads } from '../io/threads.js';
import { localCrew } from '../local-crew.js';
import type { WrittenRange } from '../emit/school-range.js';
import type { PartContext, PartOutcome } from '../part-crew.js';
import { UnreadablePartError } from '../part-rows.js';
import type { Crew } from '../settled-by-parts.js';
import { PART_TOOLS } from './part-tools.js';
import { SharedWork } from './shared-work.js';

/** Tasks that a thread has: the one it does, and the next, so that it never waits for this thread. */
const TASKS = 2;

/**
 * A crew of this thread and others. This one hands out parts and takes back what became of them, and does parts itself
 * when the others have enough: a thread for that alone would be idle half of the time, and its memory for nothing.
 *
 * @param count of threads, this one included
 */
export function threadedCrew(context: PartContext, count: number): { crew: Crew; threads: Threads } {
  const threads = openThreads(new URL('./part-worker.js', import.meta.url), context, count - 1, TASKS);
  const own = localCrew(context, PART_TOOLS);
  const room = TASKS * (count - 1);
  const work = new SharedWork(room);
  const settledElsewhere: Crew['settle'] = async (part) => {
    const buffers = part.tables.flatMap(({ bytes, lines }) => [bytes.buffer, lines.buffer]);
    const given = [...buffers, part.ledger.buffer];
    const outcome = await threads.run<PartOutcome | undefined>('settle', part, given);
    if (outcome === undefined) throw new UnreadablePartError();
    return outcome;
  };
  const writtenElsewhere: Crew['write'] = (waiting, place) => {
    const { rows, records, details } = waiting;
    const buffers = [rows.buffer, records.buffer, details.buffer];
    return threads.run<WrittenRange>('write', { waiting, place }, buffers);
  };
  const crew: Crew = {
    // What waits for its turn while this thread does one of its own.
    width: room + 1,
    settle: (part) =>
      work.perform(
        () => settledElsewhere(part),
        () => own.settle(part),
      ),
    write: (waiting, place) =>
      work.perform(
        () => writtenElsewhere(waiting, place),
        () => own.write(waiting, place),
      ),
    close: () => threads.close(),
  };
  return { crew, threads };
}
