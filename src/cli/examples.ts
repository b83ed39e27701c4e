import type { Lang } from '../report/messages/index.js';
import { EXAMPLES, type ExampleName } from './example-lines.js';
import { textsIn } from './texts.js';

/** What stands under the help of a command: its example, or those of what it groups. Nothing when no help was asked. */
export function exampleLines(words: readonly string[], lang: Lang): string[] {
  if (!words.includes('--help')) return [];
  const { title, says } = textsIn(lang).examples;
  const names = namesFor(commandIn(words));
  const lines = names.flatMap((name) => [`  ${says[name]}`, `    trentieme ${EXAMPLES[name]}`]);
  return lines.length === 0 ? [] : ['', title(names.length), ...lines];
}

/** The words that name a command, without those that belong to an option before it. */
function commandIn(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => !word.startsWith('-') && !TAKING.has(words[index - 1] ?? ''));
}

const TAKING = new Set(['--lang', '--log']);

function namesFor([first = '', second = '']: readonly string[]): ExampleName[] {
  if (first === '') return ['init', 'doctor', 'run'];
  const all = Object.keys(EXAMPLES) as ExampleName[];
  const exact = all.filter((name) => name === first || name === `${first} ${second}`);
  return exact.length > 0 ? exact : all.filter((name) => name.startsWith(`${first} `));
}
