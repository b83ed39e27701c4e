import { addCents } from './money/index.js';
import type {
  Figures,
  FiguresByName,
  Highlights,
  PaymentRow,
  PersonRow,
} from './report/page/report-facts.js';
import { largestFirst, lowestFirst, mostAllowancesFirst, mostPaidFirst, TopList } from './top-list.js';

/** The highlights of parts that pay nobody in common, added as they come. */
export class HighlightsSum {
  readonly #payments = new TopList<PaymentRow>(largestFirst);
  readonly #recoveries = new TopList<PaymentRow>(lowestFirst);
  readonly #firstTime = new TopList<PersonRow>(mostPaidFirst);
  readonly #several = new TopList<PersonRow>(mostAllowancesFirst);
  readonly #groups = new Map<string, { -readonly [Side in keyof Figures]: Figures[Side] }>();

  add(part: Highlights): void {
    this.#payments.join(part.largestPayments);
    this.#recoveries.join(part.largestRecoveries);
    this.#firstTime.join(part.firstTimePayees);
    this.#several.join(part.severalAllowances);
    this.#addGroups(part.groups);
  }

  sum(): Highlights {
    return {
      largestPayments: this.#payments.top(),
      largestRecoveries: this.#recoveries.top(),
      firstTimePayees: this.#firstTime.top(),
      severalAllowances: this.#several.top(),
      groups: this.#groups,
    };
  }

  #addGroups(groups: FiguresByName): void {
    for (const [name, { movements, credits, debits }] of groups) {
      const sum = this.#groups.get(name);
      if (sum === undefined) {
        this.#groups.set(name, { movements, credits, debits });
        continue;
      }
      sum.movements += movements;
      sum.credits = addCents(sum.credits, credits);
      sum.debits = addCents(sum.debits, debits);
    }
  }
}
