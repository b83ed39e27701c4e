import { formatPayMonth, parseIsoDate, partsOf, type PayMonth } from '../../calendar/index.js';
import type { Cents } from '../../money/index.js';
import type { Lang } from '../messages/index.js';
import { monthName } from '../month-names.js';
import { ENGLISH } from './texts.en.js';
import { FRENCH, type PageTexts } from './texts.fr.js';

/** How a page writes figures, months and days in its language, and everything it says. */
export interface Words {
  readonly texts: PageTexts;
  readonly lang: Lang;
  readonly euros: (amount: Cents) => string;
  readonly count: (count: number) => string;
  /** A share, to a tenth of a per cent; empty of nothing. */
  readonly percent: (part: Cents, whole: Cents) => string;
  /** `novembre 2025`. */
  readonly month: (month: PayMonth) => string;
  /** `2025-11`, as the files write it. */
  readonly shortMonth: (month: PayMonth) => string;
  /** Of `AAAA-MM-JJ`. */
  readonly day: (day: string) => string;
  /** Of `AAAAMMJJHHMMSS`. */
  readonly instant: (created: string) => string;
}

export function wordsIn(lang: Lang): Words {
  const texts = lang === 'en' ? ENGLISH : FRENCH;
  return {
    texts,
    lang,
    euros: texts.euros,
    count: texts.count,
    percent: (part, whole) => {
      if (whole === 0n) return '';
      const tenths = (part * 1000n) / whole;
      return texts.percent(texts.count(Number(tenths / 10n)), String(tenths % 10n));
    },
    month: (month) => monthName(month, lang),
    shortMonth: formatPayMonth,
    day: (day) => {
      const date = parseIsoDate(day);
      if (date === undefined) return day;
      const { year, month, day: dayOfMonth } = partsOf(date);
      return texts.date(String(year), two(month), two(dayOfMonth));
    },
    instant: (created) => {
      const [, year = '', month = '', day = '', hour = '', minute = ''] =
        /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)/.exec(created) ?? [];
      return texts.created(day, month, year, hour, minute);
    },
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
