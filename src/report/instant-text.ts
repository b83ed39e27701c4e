import { formatFrenchDate, parseIsoDate } from '../calendar/index.js';

/**
 * `20251120220000` as people write it.
 *
 * @param at joins a day and a time of day
 */
export function instantText(created: string, at: (day: string, time: string) => string): string {
  const [, year, month, day, ...time] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(created) ?? [];
  const date = parseIsoDate([year, month, day].join('-'));
  return date === undefined ? created : at(formatFrenchDate(date), time.join(':'));
}
