import type { ReportFacts } from './report-facts.js';
import type { Words } from './words.js';

/** The control equation of the manifest, written out. */
export function ControlSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { equation } = facts;
  const { control: texts } = words.texts;
  const holds = equation.due === equation.postedBefore + equation.movements + equation.held + equation.barred;
  return (
    <>
      <p>{texts.intro}</p>
      <dl class="equation">
        {TERMS.map(([name, sign]) => (
          <div data-sign={sign}>
            <dt>{texts[name]}</dt>
            <dd id={`equation-${name}`}>{words.euros(equation[name])}</dd>
          </div>
        ))}
      </dl>
      <p class={holds ? 'soft' : 'notice'}>{holds ? texts.holds : texts.fails}</p>
    </>
  );
}

const TERMS = [
  ['due', ''],
  ['postedBefore', '='],
  ['movements', '+'],
  ['held', '+'],
  ['barred', '+'],
] as const;
