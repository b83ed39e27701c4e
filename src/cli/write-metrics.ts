import { readOptionalFile } from '../io/read-inputs.js';
import { replaceFile } from '../io/replace-file.js';
import { lastSuccessesIn, metricsText } from './metrics.js';
import type { RunEnd } from './run-follow.js';

/**
 * Puts the metrics of a run where a collector finds them, whole or not at all. Everyone may read them: there is nobody
 * in them, and the collector is not the operator.
 *
 * @param endedAt milliseconds since 1970
 * @param peakKibibytes the most memory that the process had
 * @throws FolderError
 */
export async function writeMetrics(
  path: string,
  { digest, follow, rows }: RunEnd,
  endedAt: number,
  peakKibibytes: number,
): Promise<void> {
  const before = await readOptionalFile(path);
  const previous = before === undefined ? {} : lastSuccessesIn(new TextDecoder().decode(before.bytes));
  const { stages, milliseconds } = follow;
  const run = { digest, stages, rows, milliseconds, endedAt, peakBytes: peakKibibytes * 1024 };
  await replaceFile(path, metricsText(run, previous), 0o644);
}
