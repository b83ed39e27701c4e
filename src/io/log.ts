import { pino } from 'pino';

/** Of one line of a log. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What is counted, and never who: numbers, codes, names of files and folders. */
export type LogFields = Readonly<
  Record<string, boolean | number | string | null | Readonly<Record<string, number>>>
>;

/** Writes one line of a log. */
export type LogLine = (level: LogLevel, fields: LogFields, sentence: string) => void;

/**
 * A log of one JSON object a line: level, time (UTC), the fields, the sentence that people read as `msg`. Each line
 * has left when this returns: a program that dies has said what it knew.
 *
 * @param write takes whole lines, their end included
 */
export function jsonLog(write: (line: string) => void, least: LogLevel): LogLine {
  const log = pino(
    {
      level: least,
      // What the process and the machine are is known to whoever collects the lines.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return (level, fields, sentence) => {
    log[level](fields, sentence);
  };
}
