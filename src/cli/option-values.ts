import { OVERRIDES } from '../model/brake.js';
import type { Texts } from './texts.js';

/**
 * What the words of a command line say badly whatever the option: a value that is empty, which would stand for the
 * root of the disk or for nothing; an option given twice, of which one would be lost; a flag with a word that means
 * neither yes nor no.
 */
export function optionFaults(words: readonly string[], { option }: Texts): string[] {
  // The words of somebody who is still typing.
  if (words[0] === '--get-yargs-completions') return [];
  const seen = new Set<string>();
  const faults = new Set<string>();
  words.forEach((word, index) => {
    const [, name = '', written] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '') return;
    if (FLAGS.has(name)) {
      if (!['true', 'false'].includes(written ?? 'true')) faults.add(option.flag(name, written ?? ''));
    } else if ((written ?? words[index + 1]) === '') {
      faults.add(option.empty(name));
    }
    if (seen.has(name) && !REPEATABLE.has(name)) faults.add(option.twice(name));
    seen.add(name);
  });
  return [...faults];
}

const FLAGS = new Set([
  'collect',
  'debug',
  'drain',
  'dry-run',
  'explanations',
  'help',
  'json',
  'no-names',
  'once',
  'quiet',
  ...OVERRIDES,
]);
const REPEATABLE = new Set(['manifest', 'set']);
