import {
  formatIsoDate,
  formatPayMonth,
  parseIsoDate,
  parsePayMonth,
  type CutOff,
  type PayCalendar,
} from '../calendar/index.js';
import type { Violation } from '../contracts/json-schema.js';

/** The pay calendar as it is written: `AAAA-MM: AAAA-MM-JJ`. */
export type WrittenCalendar = Readonly<Record<string, unknown>>;

/** The cut-offs in order of pay month; what the schema refuses is left out, it has been said. */
export function calendarOf(written: WrittenCalendar): PayCalendar {
  return Object.entries(written)
    .flatMap(([month, day]): CutOff[] => {
      const payMonth = parsePayMonth(month);
      const date = typeof day === 'string' ? parseIsoDate(day) : undefined;
      return payMonth === undefined || date === undefined ? [] : [{ payMonth, day: date }];
    })
    .sort((a, b) => a.payMonth - b.payMonth);
}

/**
 * Days that do not exist, and cut-offs out of order: the run of the later month would come first, and the book then
 * refuses the earlier one.
 */
export function calendarFaults(written: WrittenCalendar): Violation[] {
  const impossible = Object.entries(written).flatMap(([month, day]): Violation[] =>
    // Any other shape is refused by the schema.
    typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && parseIsoDate(day) === undefined
      ? [refused(month, day, 'AAAA-MM-JJ')]
      : [],
  );
  const calendar = calendarOf(written);
  const disordered = calendar.flatMap(({ payMonth, day }, index): Violation[] => {
    const before = calendar[index - 1];
    if (before === undefined || before.day < day) return [];
    const expected = `> ${formatIsoDate(before.day)} (${formatPayMonth(before.payMonth)})`;
    return [refused(formatPayMonth(payMonth), formatIsoDate(day), expected)];
  });
  return [...impossible, ...disordered];
}

function refused(month: string, found: string, expected: string): Violation {
  return { kind: 'not-allowed', key: `calendar.${month}`, found, expected };
}
