import { readFileSync, writeFileSync } from 'node:fs';
import { circumstances } from './machine.ts';
import type { Figures } from './figures.ts';
import { laneTable, targetTable } from './tables.ts';
import { targetsOf } from './targets.ts';

const RESULTS = new URL('../RESULTS.md', import.meta.url);

/**
 * Writes the figures in RESULTS.md: each size between its own two markers, the targets between theirs. What people have
 * written around the markers stays, and so do the sizes that were not measured this time.
 */
export function writeResults(figures: Figures): void {
  let text = readFileSync(RESULTS, 'utf8');
  for (const size of figures.sizes) {
    text = withSection(text, `size ${size.awards}`, `${laneTable(size)}\n\n${circumstances()}`);
  }
  text = withSection(text, 'targets', `${targetTable(targetsOf(figures))}\n\n${circumstances()}`);
  writeFileSync(RESULTS, text);
}

/** The text with this body between the markers of that name; added at the end when they are not there. */
function withSection(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- end: ${name} -->`];
  const section = `${begin}\n\n${body}\n\n${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) return `${text.trimEnd()}\n\n${section}\n`;
  return text.slice(0, from) + section + text.slice(to + end.length);
}
