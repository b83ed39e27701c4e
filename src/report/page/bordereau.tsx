import { sumCents, type Cents } from '../../money/index.js';
import type { Lang } from '../messages/index.js';
import { instantText } from '../instant-text.js';
import { monthName } from '../month-names.js';
import { DigestTable } from './bordereau-digests.js';
import type { BordereauFacts } from './bordereau-facts.js';
import { BORDEREAU_STYLES } from './bordereau-styles.js';
import { AmountTable } from './bordereau-tables.js';
import { bordereauTexts, shortened, type BordereauTexts } from './bordereau-texts.js';
import { htmlDocument } from './document.js';
import { SHEET_STYLES } from './sheet-styles.js';
import { THEME } from './theme.js';

export type { BordereauFacts } from './bordereau-facts.js';

/**
 * The bytes of `bordereau.html`: one printed page that two people sign (issue of the reports, point 6). Every list is
 * bounded; what is left out is counted.
 */
export function bordereauPage(facts: BordereauFacts, lang: Lang): Uint8Array {
  const texts = bordereauTexts(lang);
  const pay = texts.pay(monthName(facts.payMonth, lang));
  const isDraft = facts.header.mode === 'T';
  return htmlDocument({
    lang,
    title: `${texts.title} — ${pay} — ${isDraft ? texts.draft : rankText(facts, texts)}`,
    style: THEME + SHEET_STYLES + BORDEREAU_STYLES,
    body: (
      <main class={isLong(facts) ? 'dense' : undefined}>
        <Heading facts={facts} pay={pay} texts={texts} />
        {isDraft ? (
          <p class="draft" role="note">
            <strong>{texts.draft}</strong> {texts.draftWhy}
          </p>
        ) : null}
        <KeyFigures facts={facts} texts={texts} />
        <AmountTable totals={facts.totals} texts={texts} />
        <div class="columns">
          <FileControl facts={facts} texts={texts} />
          <Exceptions facts={facts} texts={texts} />
        </div>
        <Decisions facts={facts} texts={texts} />
        <Equation equation={facts.equation} texts={texts} />
        <DigestTable facts={facts} texts={texts} />
        {isDraft ? <p class="note">{texts.unsigned}</p> : <Signatures texts={texts} />}
      </main>
    ),
  });
}

/** Whether the lists leave so little of the page that lines must come closer. */
function isLong({ totals, sources }: BordereauFacts): boolean {
  return totals.byRegime.size + sources.inputs.length > 14;
}

interface Part {
  readonly facts: BordereauFacts;
  readonly texts: BordereauTexts;
}

function rankText({ remittance, header }: BordereauFacts, texts: BordereauTexts): string {
  if (remittance === null) return texts.nothingToSend;
  const rank = String(remittance).padStart(2, '0');
  return header.mode === 'T' ? texts.planned(rank) : texts.remittance(rank);
}

function Heading({ facts, pay, texts }: Part & { readonly pay: string }) {
  const { header, sources } = facts;
  return (
    <header>
      <div>
        <h1>{texts.title}</h1>
        <p class="rank">{`${pay} — ${rankText(facts, texts)}`}</p>
      </div>
      <dl class="origin">
        <dt>{texts.academie}</dt>
        <dd>{header.academie}</dd>
        <dt>{texts.ministere}</dt>
        <dd>{header.ministere}</dd>
        <dt>{texts.created}</dt>
        <dd>{instantText(header.created, texts.at)}</dd>
        <dt>{texts.program}</dt>
        <dd>{`${sources.program.name} ${sources.program.version}`}</dd>
      </dl>
    </header>
  );
}

function KeyFigures({ facts: { totals, equation }, texts }: Part) {
  const { movements, credits, debits } = totals.all;
  const shown = [
    [texts.side.movements, texts.count(movements)],
    [texts.persons, texts.count(totals.persons)],
    [texts.side.credits, texts.euros(credits)],
    [texts.side.debits, texts.euros(debits)],
    [texts.side.net, texts.euros(equation.movements)],
  ] as const;
  // Amounts of a country are long, and the page is as wide as it is.
  const isWide = shown.reduce((length, [, value]) => length + value.length, 0) > 58;
  return (
    <dl class={isWide ? 'figures wide' : 'figures'} aria-label={texts.amounts}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FileControl({ facts: { control, totals }, texts }: Part) {
  return (
    <section>
      <h2>{texts.control}</h2>
      <dl class="pairs">
        <dt>{texts.records}</dt>
        <dd>{texts.count(control.records)}</dd>
        <dt>{texts.details}</dt>
        <dd>{texts.count(totals.all.movements)}</dd>
        <dt>{texts.schools}</dt>
        <dd>{texts.count(control.lots)}</dd>
        <dt>{texts.hash}</dt>
        <dd class="key">{String(control.hash).padStart(13, '0')}</dd>
      </dl>
    </section>
  );
}

function Exceptions({ facts: { issues, retained }, texts }: Part) {
  const rejects = issues.filter(({ severity }) => severity === 'reject').length;
  const kept = (kind: 'held' | 'barred'): string => {
    const found = retained.filter((entry) => entry.kind === kind);
    return found.length === 0
      ? '0'
      : texts.counted(texts.count(found.length), texts.euros(sumCents(found.map(({ amount }) => amount))));
  };
  return (
    <section>
      <h2>{texts.aside}</h2>
      <dl class="pairs">
        <dt>{texts.rejects}</dt>
        <dd>{texts.count(rejects)}</dd>
        <dt>{texts.warnings}</dt>
        <dd>{texts.count(issues.length - rejects)}</dd>
        <dt>{texts.held}</dt>
        <dd>{kept('held')}</dd>
        <dt>{texts.barred}</dt>
        <dd>{kept('barred')}</dd>
      </dl>
    </section>
  );
}

/** What somebody decided that the program would not have. */
function Decisions({ facts: { brakes, sources }, texts }: Part) {
  const letGo = brakes.accepted.map((option) => texts.options[option] ?? option).join(', ');
  const tripped = brakes.tripped.length === 0 ? '' : ` (${texts.trippedOf(brakes.tripped.length)})`;
  const { overrides } = sources;
  return (
    <dl class="decisions">
      <dt>{texts.brakes}</dt>
      <dd>{`${letGo === '' ? texts.none : letGo}${tripped}`}</dd>
      {overrides.length === 0 ? null : (
        <>
          <dt>{texts.overrides}</dt>
          <dd>{shortened(overrides.join(', '), 120)}</dd>
        </>
      )}
    </dl>
  );
}

/** Whoever signs can add it up. */
function Equation({
  equation,
  texts,
}: { readonly equation: BordereauFacts['equation'] } & Pick<Part, 'texts'>) {
  const { due, postedBefore, movements, held, barred } = equation;
  const term = (name: keyof typeof texts.terms, amount: Cents): string =>
    `${texts.terms[name]} ${texts.euros(amount)}`;
  const right = [
    term('postedBefore', postedBefore),
    term('movements', movements),
    term('held', held),
    term('barred', barred),
  ];
  const isBalanced = due === sumCents([postedBefore, movements, held, barred]);
  return (
    <section>
      <h2>{texts.equation}</h2>
      <p class={isBalanced ? 'equation' : 'equation broken'}>
        <strong>{term('due', due)}</strong>
        {` = ${right.join(' + ')} — `}
        <span class="verdict">{isBalanced ? texts.holds : texts.fails}</span>
      </p>
    </section>
  );
}

function Signatures({ texts }: Pick<Part, 'texts'>) {
  return (
    <section class="signed" aria-label={texts.signatures}>
      <div class="signatures">
        {[texts.preparedBy, texts.checkedBy].map((who) => (
          <section key={who}>
            <h2>{who}</h2>
            <dl>
              <dt>{texts.signer.name}</dt>
              <dd />
              <dt>{texts.signer.date}</dt>
              <dd />
              <dt>{texts.signer.signature}</dt>
              <dd class="sign" />
            </dl>
          </section>
        ))}
      </div>
      <p class="note">{texts.scope}</p>
    </section>
  );
}
