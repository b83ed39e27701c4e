import type { ComponentChildren } from 'preact';
import type { Lang } from '../messages/index.js';
import { BreakdownSection } from './breakdown-section.js';
import { ControlSection } from './control-section.js';
import { htmlDocument } from './document.js';
import { EnvelopesSection } from './envelopes-section.js';
import { FILTER_SCRIPT } from './filter-script.js';
import { Contents, Heading } from './heading.js';
import { LookSection } from './look-section.js';
import { MovementsSection } from './movements-section.js';
import { RejectsSection } from './rejects-section.js';
import type { ReportFacts } from './report-facts.js';
import { REPORT_STYLE } from './report-style.js';
import { RetainedSection } from './retained-section.js';
import { rankOf } from './run-rank.js';
import { shownFacts } from './shown-facts.js';
import { SourcesSection } from './sources-section.js';
import { SummarySection } from './summary-section.js';
import { THEME } from './theme.js';
import { wordsIn, type Words } from './words.js';

/**
 * The bytes of `rapport.html`: a run for people, in one file that needs no network and no script. No NIR is in it;
 * without `names` in the facts, nothing that tells who anybody is. Same facts, same bytes.
 */
export function reportPage(facts: ReportFacts, lang: Lang): Uint8Array {
  const words = wordsIn(lang);
  const shown = shownFacts(facts);
  const { texts } = words;
  return htmlDocument({
    lang,
    title: texts.documentTitle(words.month(facts.run.payMonth), rankOf(facts.run, words)),
    style: THEME + REPORT_STYLE,
    script: FILTER_SCRIPT,
    body: (
      <>
        <a class="skip" href="#content">
          {texts.skip}
        </a>
        <Heading facts={shown} words={words} />
        <div class="page">
          <Contents sections={SECTIONS.map(([name]) => name)} words={words} />
          <main id="content" tabIndex={-1}>
            {SECTIONS.map(([name, Section]) => (
              <section id={name} aria-labelledby={`${name}-title`}>
                <h2 id={`${name}-title`}>{texts.sections[name]}</h2>
                <Section facts={shown} words={words} />
              </section>
            ))}
          </main>
        </div>
      </>
    ),
  });
}

type Section = (props: { readonly facts: ReportFacts; readonly words: Words }) => ComponentChildren;

/** The sections in their order. */
const SECTIONS: readonly (readonly [keyof Words['texts']['sections'], Section])[] = [
  ['summary', SummarySection],
  ['look', LookSection],
  ['rejects', RejectsSection],
  ['retained', RetainedSection],
  ['breakdown', BreakdownSection],
  ['envelopes', EnvelopesSection],
  ['control', ControlSection],
  ['movements', MovementsSection],
  ['sources', SourcesSection],
];
