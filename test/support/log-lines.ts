/** A line of a log, parsed. */
export interface LogRecord extends Readonly<Record<string, unknown>> {
  readonly level: string;
  readonly time: string;
  readonly run: string;
  readonly event: string;
  readonly msg: string;
}

/** What is said on a standard error that is a log: each line must be one. */
export function logRecords(text: string): LogRecord[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LogRecord);
}

/** The sentences of a standard error, as people would read them on a terminal. */
export function sentencesOf(text: string): string {
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const record = recordOf(line);
      return record === undefined ? line : record.event === 'said' ? `${record.msg}\n` : '';
    })
    .join('');
}

function recordOf(line: string): LogRecord | undefined {
  if (!line.startsWith('{"level":')) return undefined;
  return JSON.parse(line) as LogRecord;
}
