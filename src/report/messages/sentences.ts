import type { FileProblem, Finding, Issue, Place } from '../../model/index.js';
import { citationsOf } from './citations.js';
import { EN, EN_WORDS } from './en.js';
import { FR, FR_WORDS } from './fr.js';
import type { Catalogue, Facts, Lang, Message } from './message.js';
import { shownValue } from './shown-value.js';
import { sourceOf } from './sources.js';
import { fill } from './template.js';
import type { Words } from './words.js';

const LANGUAGES: Readonly<Record<Lang, { readonly catalogue: Catalogue; readonly words: Words }>> = {
  fr: { catalogue: FR, words: FR_WORDS },
  en: { catalogue: EN, words: EN_WORDS },
};

/**
 * The sentence of an issue: what was found, what was expected, what to do, and the legal source between brackets. An
 * issue of several findings says each, then what to do and the source once. It never holds a NIR or a name.
 */
export function issueSentence(issue: Issue, lang: Lang): string {
  return paragraph(sayingsOf(issue, lang), issueCitations(issue, lang));
}

/** The same in parts, each said once; empty where there is nothing of that kind to say. */
export interface IssueParts {
  readonly found: string;
  readonly expected: string;
  readonly todo: string;
  /** The legal source, between brackets. */
  readonly source: string;
}

/** What {@link issueSentence} says of an issue, part by part: of all its findings, what was found, then what was expected. */
export function issueParts(issue: Issue, lang: Lang): IssueParts {
  const said = sayingsOf(issue, lang);
  const all = (partOf: (one: Said) => string): string =>
    [...new Set(said.map(partOf))].filter((part) => part !== '').join(' ');
  return {
    found: all(({ found }) => found),
    expected: all(({ expected }) => expected),
    todo: all(({ todo }) => todo),
    source: issueCitations(issue, lang),
  };
}

function sayingsOf(issue: Issue, lang: Lang): readonly Said[] {
  const { code, at, subject } = issue;
  return issue.findings.map((finding) => {
    const { field, value } = finding;
    const facts = factsOf(finding.facts, { ...placeFacts(code, at), field, value, subject });
    return sayingOf(code, situationsOf(issue, finding), facts, lang);
  });
}

function issueCitations({ code, findings }: Issue, lang: Lang): string {
  const sources = findings.map(({ facts }) => sourceOf(code, facts));
  return citationsOf(sources, LANGUAGES[lang].words);
}

/** The sentence of a problem that makes a file unusable. */
export function problemSentence({ code, at, facts }: FileProblem, lang: Lang): string {
  const situations = [...(facts['case'] === undefined ? [] : [facts['case']]), at.file, 'file'];
  const said = sayingOf(code, situations, factsOf(facts, placeFacts(code, at)), lang);
  return paragraph([said], citationsOf([sourceOf(code, facts)], LANGUAGES[lang].words));
}

/** A message with its facts. */
interface Said {
  readonly found: string;
  /** Empty when nothing in particular is. */
  readonly expected: string;
  readonly todo: string;
}

function paragraph(said: readonly Said[], citations: string): string {
  const findings = new Set(
    said.map(({ found, expected }) => (expected === '' ? found : `${found} ${expected}`)),
  );
  const todos = new Set(said.map(({ todo }) => todo));
  return [...findings, ...todos, citations].filter((part) => part !== '').join(' ');
}

/** The message of the narrowest key whose `found` can be said; the generic one needs no fact of its own. */
function sayingOf(code: string, situations: readonly string[], facts: Facts, lang: Lang): Said {
  const { catalogue, words } = LANGUAGES[lang];
  for (const key of [code, GENERIC].flatMap((base) => [...situations.map((one) => `${base}#${one}`), base])) {
    const message = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    const found = message === undefined ? undefined : fill(message.found, facts, words);
    if (message === undefined || found === undefined) continue;
    return withFound(found, message, facts, words);
  }
  throw new RangeError('the catalogue has no generic message');
}

const GENERIC = 'generic';

function withFound(found: string, { expected, todo }: Message, facts: Facts, words: Words): Said {
  // An empty fact says that nothing in particular is expected.
  const stated: Facts = (name) => (facts(name) === '' ? undefined : facts(name));
  const wanted = expected === undefined ? undefined : fill(expected, stated, words);
  return { found, expected: wanted ?? '', todo: fill(todo, facts, words) ?? '' };
}

/** What may narrow the message, the most telling first. */
function situationsOf({ at, severity }: Issue, { field, value, facts }: Finding): readonly string[] {
  const { kind } = shownValue(value);
  return [
    ...(facts['case'] === undefined ? [] : [facts['case']]),
    ...(facts['found'] === undefined ? [] : [facts['found']]),
    ...(kind === 'text' ? [] : [kind]),
    field === '' ? 'unnamed' : (facts['field'] ?? field),
    at.file,
    severity,
  ];
}

function factsOf(stated: Readonly<Record<string, string>>, place: Readonly<Record<string, string>>): Facts {
  return (name) => {
    if (Object.hasOwn(stated, name)) return stated[name];
    return Object.hasOwn(place, name) ? place[name] : undefined;
  };
}

function placeFacts(code: string, { file, line }: Place): Readonly<Record<string, string>> {
  return { code, file, ...(line === undefined ? {} : { line: String(line) }) };
}
