import { shownValue } from '../report/messages/shown-value.js';
import type { Texts } from './texts.js';

/** A text of a profile, on one line. */
export function shownText(text: string): string {
  const shown = shownValue(text, LONGEST);
  return shown.kind === 'text' ? shown.text : '';
}

/** Names of columns as they stand in a file: what looks like a NIR is not repeated. */
export function shownColumns(names: readonly string[], words: Texts['profile']): string[] {
  return names.map((name) => {
    const shown = shownValue(name);
    return shown.kind === 'text' ? shown.text : shown.kind === 'blank' ? words.unnamed : words.masked;
  });
}

const LONGEST = 200;
