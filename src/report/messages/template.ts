import { FORMATS, numberOf } from './formats.js';
import type { Facts } from './message.js';
import type { Words } from './words.js';

/** `{name}`, `{name:format}`, or `{name|one|several}`: the count and the word that agrees with it. */
const PLACEHOLDER = /\{([a-zA-Z]+)(?::([a-z]+))?(?:\|([^|{}]+)\|([^|{}]+))?\}/g;

/**
 * Fills a template.
 *
 * @returns `undefined` when it asks for a fact that nobody stated
 */
export function fill(template: string, facts: Facts, words: Words): string | undefined {
  const missing: string[] = [];
  const sentence = words
    .typography(template)
    .replace(PLACEHOLDER, (_whole, name: string, format?: string, one?: string, several?: string) => {
      const fact = facts(name);
      if (fact === undefined) {
        missing.push(name);
        return '';
      }
      if (one !== undefined && several !== undefined) return counted(fact, one, several, words);
      const write = FORMATS[format ?? 'plain'];
      if (write === undefined) throw new RangeError(`unknown format in the template ${template}`);
      return write(fact, words, facts('file') ?? '');
    });
  return missing.length === 0 ? sentence : undefined;
}

function counted(fact: string, one: string, several: string, words: Words): string {
  const count = Number(fact.replace(',', '.'));
  return `${numberOf(fact, words)} ${words.isOne(count) ? one : several}`;
}
