import { shownValue } from './shown-value.js';
import type { Words } from './words.js';

/**
 * Legal sources between brackets, each once. Law data cite a text and may comment on it (`Lettre du 10 octobre 2014,
 * III : versée par stagiaire`): the citation is what stands before the colon.
 */
export function citationsOf(sources: readonly string[], words: Words): string {
  const citations = sources
    .flatMap((source) => source.split(/\s*;\s*/))
    .flatMap((source) => {
      const citation = shownValue(source.split(/\s+:\s/)[0] ?? '', LONGEST);
      return citation.kind === 'text' ? [citation.text] : [];
    })
    .map(uncapitalised)
    .map((source) => words.texts.reduce((text, [pattern, name]) => text.replace(pattern, name), source));
  return citations.length === 0 ? '' : `[${[...new Set(citations)].join(words.typography(' ; '))}]`;
}

const LONGEST = 150;

/** `Décret 2010-997` → `décret 2010-997`; `CGFP L. 612-5` stays. */
function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
