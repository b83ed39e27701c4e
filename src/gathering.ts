import type { SchoolYear } from './calendar/index.js';
import type { LedgerSurvey } from './computation.js';
import type { Retained } from './emit/retained-csv.js';
import type { RunTotals } from './emit/totals.js';
import { unwritableIssues, type Unwritable } from './emit/writable.js';
import { HighlightsSum } from './highlights-sum.js';
import { vanishedOf, type LedgerAwards } from './ledger-awards.js';
import type { Issue, Lapse } from './model/index.js';
import { add, addCents, NO_CENTS } from './money/index.js';
import type { Highlights } from './report/page/report-facts.js';
import { addEquations, holds, NOTHING, type Equation } from './settle/equation.js';
import type { PartFacts } from './settled-part.js';
import type { EnvelopeUse } from './validate/envelopes.js';

/** Everything a run has to say but its movements themselves. */
export interface SettledFacts {
  readonly totals: RunTotals;
  readonly retained: readonly Retained[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
  readonly issues: readonly Issue[];
  readonly equation: Equation;
  readonly survey: LedgerSurvey;
  readonly highlights: Highlights;
}

/** Brings the parts of a run together as they are settled, in their order, and keeps none of them. */
export class Gathering {
  readonly #retained: Retained[] = [];
  readonly #lapses: Lapse[] = [];
  readonly #issues: Issue[] = [];
  readonly #unwritable: Unwritable[] = [];
  readonly #ledgerAwards: LedgerAwards[] = [];
  readonly #covered = new Set<SchoolYear>();
  /** By school: each has few. */
  readonly #envelopeUse = new Map<string, EnvelopeUse[]>();
  readonly #highlights = new HighlightsSum();
  #persons = 0;
  #equation = NOTHING;
  #monthCredits = NO_CENTS;

  add(part: PartFacts): void {
    this.#persons += part.persons;
    for (const entry of part.retained) this.#retained.push(entry);
    for (const lapse of part.lapses) this.#lapses.push(lapse);
    for (const issue of part.issues) this.#issues.push(issue);
    for (const each of part.unwritable) this.#unwritable.push(each);
    for (const awards of part.ledgerAwards) this.#ledgerAwards.push(awards);
    for (const year of part.coveredSchoolYears) this.#covered.add(year);
    for (const use of part.envelopeUse) this.#addUse(use);
    this.#equation = addEquations(this.#equation, part.equation);
    this.#monthCredits = addCents(this.#monthCredits, part.monthCredits);
    this.#highlights.add(part.highlights);
  }

  /** What the awards of all the parts take of the envelopes of their schools. */
  get envelopeUse(): readonly EnvelopeUse[] {
    return [...this.#envelopeUse.values()].flat();
  }

  #addUse(use: EnvelopeUse): void {
    const { allowance, schoolYear, uai } = use;
    let uses = this.#envelopeUse.get(uai);
    if (uses === undefined) this.#envelopeUse.set(uai, (uses = []));
    const rank = uses.findIndex((each) => each.allowance === allowance && each.schoolYear === schoolYear);
    const known = uses[rank];
    if (known === undefined) uses.push(use);
    else uses[rank] = { ...use, total: add(known.total, use.total), awards: known.awards + use.awards };
  }

  /**
   * What the run comes to. What became of the awards that the export no longer has is decided here, where it is known
   * which school years it covers.
   *
   * @param ownIssues of the tables that belong to no part
   */
  settled(ownIssues: readonly Issue[] = []): SettledFacts {
    const vanished = vanishedOf(this.#ledgerAwards, this.#covered);
    const equation = addEquations(this.#equation, vanished.equation);
    if (!holds(equation)) throw new Error('the control equation does not hold');
    return {
      totals: this.#highlights.totals(this.#persons),
      retained: [...this.#retained, ...vanished.settlements.filter((entry) => entry.kind !== 'movement')],
      lapses: [...this.#lapses, ...vanished.lapses],
      issues: [...this.#issues, ...ownIssues, ...vanished.issues, ...unwritableIssues(this.#unwritable)],
      equation,
      survey: {
        knownAwards: vanished.knownAwards,
        vanishedAwards: vanished.issues.length,
        monthCredits: this.#monthCredits,
      },
      highlights: this.#highlights.sum(),
    };
  }
}
