import { yearOf, type PayMonth } from '../calendar/index.js';
import type { Lang } from './messages/index.js';

/** `novembre 2025`. */
export function monthName(month: PayMonth, lang: Lang): string {
  return `${MONTHS[lang][month % 12] ?? ''} ${String(yearOf(month))}`;
}

const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
