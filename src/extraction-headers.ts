import { ingest, type InputFile } from './ingest/ingest.js';
import type { FileProblem } from './model/index.js';
import type { Profile, ProfileTable } from './profiles/profile.js';
import { INPUT_NAMES, tableFile } from './validate/input-tables.js';

export interface ExtractionHeaders {
  /** By file: `undefined` for one that is not there; none for one that cannot be read. */
  readonly headers: ReadonlyMap<string, readonly string[] | undefined>;
  /** Of the files that cannot be read. */
  readonly problems: readonly FileProblem[];
}

/**
 * The headers of an extraction, to see whether a profile fits it. Files that the profile maps are read to their end, so
 * that a wrong encoding or separator shows; of those in their own form it is only seen that they are there.
 */
export function extractionHeaders(profile: Profile, files: readonly InputFile[]): ExtractionHeaders {
  const headers = new Map<string, readonly string[] | undefined>();
  const problems: FileProblem[] = [];
  for (const name of INPUT_NAMES) {
    const table = profile.tables.get(name);
    const wanted = table?.file ?? tableFile(name);
    if (headers.has(wanted)) continue;
    const file = files.find((candidate) => candidate.name === wanted);
    const reading = file === undefined || table === undefined ? undefined : headerOf(file, table);
    problems.push(...(reading?.problems ?? []));
    if (reading === undefined) headers.set(wanted, file === undefined ? undefined : []);
    else if (reading.problems.length === 0) headers.set(wanted, reading.header);
  }
  return { headers, problems };
}

function headerOf(
  file: InputFile,
  { encoding, separator }: ProfileTable,
): { readonly header: readonly string[]; readonly problems: readonly FileProblem[] } {
  let header: readonly string[] = [];
  const sink = {
    header: (columns: readonly string[]): void => {
      header = columns;
    },
    record: (): void => {
      // Rows are for `trentieme check`.
    },
  };
  const problems = ingest(file, encoding, sink, separator);
  return { header, problems };
}
