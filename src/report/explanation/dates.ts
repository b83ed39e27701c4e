import {
  OPEN_END,
  partsOf,
  yearOf,
  type CivilDate,
  type PayMonth,
  type Period,
} from '../../calendar/index.js';
import type { Lang } from '../messages/index.js';

/** `du 15 au 19 janv. 2026`, `le 18 sept. 2025`: as dates are said, no part of them twice. */
export function periodText({ start, end }: Period, lang: Lang): string {
  const { day, span, from } = FORMS[lang];
  if (end === OPEN_END) return from(dayText(start, lang));
  if (start === end) return day(dayText(start, lang));
  const [first, last] = [partsOf(start), partsOf(end)];
  const isSameYear = first.year === last.year;
  const isSameMonth = isSameYear && first.month === last.month;
  const begun = [
    dayNumber(first.day, lang),
    ...(isSameMonth ? [] : [MONTHS[lang][first.month - 1] ?? '']),
    ...(isSameYear ? [] : [String(first.year)]),
  ].join(' ');
  return span(begun, dayText(end, lang));
}

/** `1er sept. 2025`. */
export function dayText(day: CivilDate, lang: Lang): string {
  const parts = partsOf(day);
  return `${dayNumber(parts.day, lang)} ${MONTHS[lang][parts.month - 1] ?? ''} ${String(parts.year)}`;
}

/** `sept. 2025`. */
export function shortMonth(month: PayMonth, lang: Lang): string {
  return `${MONTHS[lang][month % 12] ?? ''} ${String(yearOf(month))}`;
}

function dayNumber(day: number, lang: Lang): string {
  return lang === 'fr' && day === 1 ? '1er' : String(day);
}

const FORMS = {
  fr: {
    day: (day: string) => `le ${day}`,
    span: (start: string, end: string) => `du ${start} au ${end}`,
    from: (start: string) => `à partir du ${start}`,
  },
  en: {
    day: (day: string) => day,
    span: (start: string, end: string) => `${start} to ${end}`,
    from: (start: string) => `from ${start} on`,
  },
} as const satisfies Readonly<Record<Lang, object>>;

/** As they are abbreviated: months of four letters or fewer are not. */
const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};
