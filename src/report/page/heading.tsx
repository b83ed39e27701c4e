import type { ReportFacts } from './report-facts.js';
import { rankOf } from './run-rank.js';
import type { Words } from './words.js';

/** What the page is about: month, remittance, whether it may be sent, and who may read it. */
export function Heading({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { run, names } = facts;
  const { texts } = words;
  return (
    <header class="heading">
      <p class="eyebrow">
        <span>{texts.academie(run.academie)}</span> <span>{texts.ministere(run.ministere)}</span>
      </p>
      <h1>{texts.title(words.month(run.payMonth))}</h1>
      <p class="rank">
        {rankOf(run, words)} <span class="mode">{run.isDraft ? texts.draft : texts.production}</span>
      </p>
      <p class="soft">{words.instant(run.created)}</p>
      {run.isDraft ? <p class="notice">{texts.draftNote}</p> : null}
      <p class="soft small">{names ? texts.withNames : texts.withoutNames}</p>
    </header>
  );
}

/** Where the sections are. */
export function Contents({
  sections,
  words,
}: {
  readonly sections: readonly (keyof Words['texts']['sections'])[];
  readonly words: Words;
}) {
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">{words.texts.contents}</h2>
      <ol>
        {sections.map((section) => (
          <li>
            <a href={`#${section}`}>{words.texts.sections[section]}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
