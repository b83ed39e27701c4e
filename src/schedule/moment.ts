import { parseIsoDate, type CivilDate } from '../calendar/index.js';

/** A minute of the wall clock of Europe/Paris. The clock goes back once a year: a minute may come twice. */
export interface CivilMinute {
  readonly day: CivilDate;
  /** After midnight, as the clock shows it. */
  readonly minute: number;
}

/** Now: what the wall clock shows, and the instant in milliseconds since 1970, which never goes back. */
export interface Moment extends CivilMinute {
  readonly instant: number;
}

/** @param wall the wall clock of Europe/Paris, `AAAA-MM-JJTHH:MM:SS` */
export function momentOf(wall: string, instant: number): Moment {
  const day = parseIsoDate(wall.slice(0, 10));
  if (day === undefined) throw new RangeError(`not a wall clock: ${wall}`);
  return { day, minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)), instant };
}

/** Whether the wall clock has reached a minute, or shows a later one. */
export function hasReached(now: CivilMinute, { day, minute }: CivilMinute): boolean {
  return now.day > day || (now.day === day && now.minute >= minute);
}
