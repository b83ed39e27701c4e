import { FolderError } from '../io/errors.js';
import { growNursery } from '../io/nursery.js';
import { Spill } from '../io/spill.js';
import type { Threads } from '../io/threads.js';
import { readCsvRecords } from '../ingest/csv.js';
import { localCrew } from '../local-crew.js';
import type { ProgressListener } from '../progress.js';
import { PART_SIZES, type Workshop } from '../settled-by-parts.js';
import { ChangedFileError } from '../split/export-splitter.js';
import { PART_TOOLS } from './part-tools.js';
import { threadedCrew } from './threaded-crew.js';

/** Fewer parts than this are done before other threads have begun. */
const PARTS_WORTH_THREADS = 4;

/**
 * The room and the hands of one run, given back when it is over.
 *
 * @param output the folder of results: what has no room in memory is kept beside it
 * @param workers how many threads settle parts, this one included
 * @param progress hears how far the run is
 */
export async function withWorkshop<Result>(
  output: string,
  workers: number,
  body: (workshop: Workshop) => Promise<Result>,
  progress?: ProgressListener,
): Promise<Result> {
  const [rows, waiting, tables] = [new Spill(output), new Spill(output), new Spill(output)];
  const opened: Threads[] = [];
  const crew: Workshop['crew'] = (context, parts) => {
    if (parts >= PARTS_WORTH_THREADS) growNursery();
    if (workers <= 1 || parts < PARTS_WORTH_THREADS) return localCrew(context, PART_TOOLS);
    const threaded = threadedCrew(context, workers);
    opened.push(threaded.threads);
    return threaded.crew;
  };
  try {
    return await body({
      ...PART_TOOLS,
      readCsv: readCsvRecords,
      rows,
      waiting,
      tables,
      crew,
      sizes: PART_SIZES,
      ...(progress === undefined ? {} : { progress }),
    });
  } catch (error) {
    throw error instanceof ChangedFileError ? new FolderError('changed', `${error.table}.csv`) : error;
  } finally {
    for (const threads of opened) await threads.close();
    rows.close();
    waiting.close();
    tables.close();
  }
}
