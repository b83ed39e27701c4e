import type { RunTotals } from './emit/totals.js';
import { FiguresTally } from './figures-tally.js';
import type { PartHighlights } from './highlights.js';
import type { Highlights, PaymentRow, PersonRow } from './report/page/report-facts.js';
import { largestFirst, lowestFirst, mostAllowancesFirst, mostPaidFirst, TopList } from './top-list.js';

/** The highlights of parts that pay nobody in common, added as they come. */
export class HighlightsSum {
  readonly #payments = new TopList<PaymentRow>(largestFirst);
  readonly #recoveries = new TopList<PaymentRow>(lowestFirst);
  readonly #firstTime = new TopList<PersonRow>(mostPaidFirst);
  readonly #several = new TopList<PersonRow>(mostAllowancesFirst);
  readonly #groups = new FiguresTally();

  add(part: PartHighlights): void {
    this.#payments.join(part.largestPayments);
    this.#recoveries.join(part.largestRecoveries);
    this.#firstTime.join(part.firstTimePayees);
    this.#several.join(part.severalAllowances);
    this.#groups.join(part.groups);
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

  /**
   * The totals of the movements.
   *
   * @param persons how many distinct people they pay
   */
  totals(persons: number): RunTotals {
    return this.#groups.totals(persons);
  }
}
