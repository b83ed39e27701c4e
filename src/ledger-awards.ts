import type { SchoolYear } from './calendar/index.js';
import type { Issue, Lapse, Posting, Settlement } from './model/index.js';
import { addEquations, NOTHING, type Equation } from './settle/equation.js';
import type { AwardSettlement } from './settle/settle.js';

/** Awards of the ledger whose postings are of the same school years, and what becomes of those without a row. */
export interface LedgerAwards {
  readonly schoolYears: readonly SchoolYear[];
  readonly count: number;
  /** When the export covers one of these years: they vanished. */
  readonly ifCovered: Vanished;
  /** When it covers none: nothing is said of them. */
  readonly otherwise: Equation;
}

/** Awards known to the ledger of which the export has no row that stands. */
export interface Vanished extends AwardSettlement {
  readonly issues: readonly Issue[];
  /** What of it is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
}

/** What becomes of an award without a row: when its school year is covered, and when it is not. */
export interface AbsentAward {
  readonly ifCovered: Vanished;
  readonly otherwise: Equation;
}

/**
 * What becomes of the awards of the ledger that have no row, once it is known which school years the export covers.
 *
 * @param groups of every part
 */
export function vanishedOf(
  groups: readonly LedgerAwards[],
  covered: ReadonlySet<SchoolYear>,
): Vanished & { readonly knownAwards: number } {
  const settlements: Settlement[] = [];
  const issues: Issue[] = [];
  const lapses: Lapse[] = [];
  let [equation, knownAwards] = [NOTHING, 0];
  for (const { schoolYears, count, ifCovered, otherwise } of groups) {
    const isCovered = schoolYears.some((year) => covered.has(year));
    if (isCovered) {
      knownAwards += count;
      for (const settlement of ifCovered.settlements) settlements.push(settlement);
      for (const issue of ifCovered.issues) issues.push(issue);
      for (const lapse of ifCovered.lapses) lapses.push(lapse);
    }
    equation = addEquations(equation, isCovered ? ifCovered.equation : otherwise);
  }
  return { settlements, issues, lapses, equation, knownAwards };
}

/** Gathers the awards of the ledger by the school years of their postings. */
export class LedgerGroups {
  readonly #groups = new Map<string, LedgerGroup>();

  add(postings: readonly Posting[], absent: AbsentAward | undefined): void {
    const schoolYears = [...new Set(postings.map(({ schoolYear }) => schoolYear))].sort((a, b) => a - b);
    const name = schoolYears.join();
    const group = this.#groups.get(name) ?? new LedgerGroup(schoolYears);
    this.#groups.set(name, group);
    group.add(absent);
  }

  all(): readonly LedgerAwards[] {
    return [...this.#groups.values()].map((group) => group.asFound());
  }
}

class LedgerGroup {
  readonly #schoolYears: readonly SchoolYear[];
  readonly #settlements: Settlement[] = [];
  readonly #issues: Issue[] = [];
  readonly #lapses: Lapse[] = [];
  #count = 0;
  #equation = NOTHING;
  #otherwise = NOTHING;

  constructor(schoolYears: readonly SchoolYear[]) {
    this.#schoolYears = schoolYears;
  }

  add(absent: AbsentAward | undefined): void {
    this.#count += 1;
    if (absent === undefined) return;
    for (const settlement of absent.ifCovered.settlements) this.#settlements.push(settlement);
    for (const issue of absent.ifCovered.issues) this.#issues.push(issue);
    for (const lapse of absent.ifCovered.lapses) this.#lapses.push(lapse);
    this.#equation = addEquations(this.#equation, absent.ifCovered.equation);
    this.#otherwise = addEquations(this.#otherwise, absent.otherwise);
  }

  asFound(): LedgerAwards {
    return {
      schoolYears: this.#schoolYears,
      count: this.#count,
      ifCovered: {
        settlements: this.#settlements,
        issues: this.#issues,
        lapses: this.#lapses,
        equation: this.#equation,
      },
      otherwise: this.#otherwise,
    };
  }
}
