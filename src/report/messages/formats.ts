import { shownValue } from './shown-value.js';
import type { Words } from './words.js';

/** How a placeholder `{name:format}` writes its fact; `file` tells columns of the same name apart. */
export type Format = (text: string, words: Words, file: string) => string;

/** The formats by name; `{name}` alone is `plain`. Several values come as validation joins them, with a comma. */
export const FORMATS: Readonly<Record<string, Format>> = {
  plain: (text, words) => shown(text, words, asItIs),
  quoted: (text, words) => shown(text, words, words.quoted),
  /** `numen` → « numen » (NUMEN de l'agent). */
  column: (text, words, file) => allOf(text, words, (name) => columnOf(name, words, file)),
  /** `2015-09-01`. */
  date: dateOf,
  /** `2015-09-01 – 2016-08-31, 2018-09-01 – …`. */
  periods: (text, words) => allOf(text, words, (period) => periodOf(period, words)),
  number: numberOf,
  /** `625`, `312,5, 625` or `400 – 2400`. */
  euros: (text, words) => {
    const [least = '', most] = text.split(SPAN);
    if (most !== undefined) return words.eurosBetween(eurosOf(least, words), eurosOf(most, words));
    return oneOf(text, words, (amount) => eurosOf(amount, words));
  },
  degree: (text, words) => words.degrees[text] ?? shown(text, words, words.quoted),
  /** Any one of these values. */
  list: (text, words) => oneOf(text, words, (value) => shown(value, words, words.quoted)),
  /** All of these values. */
  all: (text, words) => allOf(text, words, (value) => shown(value, words, words.quoted)),
  /** All of these identifiers; the first ones of a long list. */
  ids: (text, words) => {
    const ids = text.split(LIST).map((id) => shown(id, words, asItIs));
    return ids.length > MOST ? `${ids.slice(0, MOST).join(LIST)}…` : joined(ids, words.and);
  },
  /** What a column accepts: a form, bounds, or values. */
  accepted: (text, words) => {
    const form = Object.hasOwn(words.accepted, text) ? words.accepted[text] : undefined;
    if (form !== undefined) return form;
    if (/^[≥>≤≠∈] /.test(text)) return rangeOf(text, words);
    return oneOf(text, words, (value) => shown(value, words, words.quoted));
  },
};

/** A decimal that the facts write with a comma. */
export function numberOf(text: string, words: Words): string {
  return shown(text, words, words.number);
}

const LIST = ', ';
const SPAN = ' – ';
const MOST = 10;

function asItIs(text: string): string {
  return text;
}

function shown(text: string, words: Words, write: (value: string) => string): string {
  const value = shownValue(text);
  switch (value.kind) {
    case 'blank':
      return words.blank;
    case 'masked':
      return words.masked;
    case 'text':
      return write(value.text);
  }
}

function columnOf(name: string, words: Words, file: string): string {
  const key = [`${file}/${name}`, name].find((one) => Object.hasOwn(words.columns, one));
  const holds = key === undefined ? undefined : words.columns[key];
  const quoted = shown(name, words, words.quoted);
  return holds === undefined ? quoted : `${quoted} (${holds})`;
}

function dateOf(text: string, words: Words): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const isDate = year !== undefined && month !== undefined && day !== undefined;
  return isDate ? words.date(year, month, day) : shown(text, words, asItIs);
}

function periodOf(text: string, words: Words): string {
  const [start = '', end = ''] = text.split(SPAN);
  return words.period(dateOf(start, words), end === '…' ? undefined : dateOf(end, words));
}

function eurosOf(text: string, words: Words): string {
  const [, whole, decimals = ''] = /^(\d+)(?:,(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return numberOf(text, words);
  return words.euros(whole, decimals === '' ? '' : decimals.padEnd(2, '0'));
}

/** `> 0, ≤ 100`, `≥ 0, ∈ ℕ`. */
function rangeOf(text: string, words: Words): string {
  const parts = text.split(LIST);
  const kind = parts.includes('∈ ℕ') ? words.wholeNumber : words.anyNumber;
  const bounds = parts.flatMap((part) => {
    const [sign = '', limit = ''] = part.split(' ');
    return isBound(sign) ? [words.bounds[sign](words.number(limit))] : [];
  });
  return [kind, joined(bounds, words.and)].filter((part) => part !== '').join(' ');
}

function isBound(sign: string): sign is keyof Words['bounds'] {
  return ['≥', '>', '≤', '≠'].includes(sign);
}

function oneOf(text: string, words: Words, write: (value: string) => string): string {
  return joined(text.split(LIST).map(write), words.or);
}

function allOf(text: string, words: Words, write: (value: string) => string): string {
  return joined(text.split(LIST).map(write), words.and);
}

/** `a, b or c`. */
function joined(parts: readonly string[], last: string): string {
  const head = parts.slice(0, -1).join(LIST);
  const tail = parts.at(-1) ?? '';
  return head === '' ? tail : `${head} ${last} ${tail}`;
}
