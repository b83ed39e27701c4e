import type { PayMonth } from '../calendar/index.js';
import { equals, type Exact } from '../money/index.js';
import type { Allowance, Award, Conventions, Entitlement } from '../model/index.js';
import { entitle, type AwardCase } from './entitle.js';
import { ALWAYS_PRESENT } from './presence.js';

/**
 * Entitles the awards of an export one after the other, as {@link entitle} does. Most are ordinary: nobody replaces the
 * holder, who is there every day, or whose absences change nothing; and hundreds of them have the same dates and the same
 * rate. What these bring, and why, is worked out once.
 */
export class Entitler {
  readonly #conventions: Conventions;
  readonly #upTo: PayMonth;
  readonly #known = new Map<Allowance, Map<number, Known[]>>();

  /** @param upTo the last month whose instalments are asked for */
  constructor(conventions: Conventions, upTo: PayMonth) {
    this.#conventions = conventions;
    this.#upTo = upTo;
  }

  entitlements(awardCase: AwardCase): readonly Entitlement[] {
    if (!isOrdinary(awardCase)) return entitle(awardCase, this.#conventions, this.#upTo);
    const { award } = awardCase;
    const candidates = this.#sameDates(awardCase);
    for (const known of candidates) {
      if (!areAlike(known.awardCase, awardCase)) continue;
      const { allowance, schoolYear, plan, instalments } = known.entitlement;
      return [{ award: award.id, payee: award.holder, allowance, schoolYear, plan, instalments }];
    }
    const made = entitle(awardCase, this.#conventions, this.#upTo);
    const [entitlement] = made;
    if (candidates.length === MOST_CANDIDATES) candidates.length = 0;
    if (entitlement !== undefined) candidates.push({ awardCase, entitlement });
    return made;
  }

  /** Known awards that may be alike. */
  #sameDates({ award: { period }, allowance }: AwardCase): Known[] {
    let ofAllowance = this.#known.get(allowance);
    if (ofAllowance === undefined) this.#known.set(allowance, (ofAllowance = new Map<number, Known[]>()));
    const dates = period.start * 512 + period.end - period.start;
    let candidates = ofAllowance.get(dates);
    if (candidates === undefined) ofAllowance.set(dates, (candidates = []));
    return candidates;
  }
}

/** An ordinary award that was worked out. */
interface Known {
  readonly awardCase: AwardCase;
  readonly entitlement: Entitlement;
}

/** Rates that an allowance has decided one by one are as many as its awards: beyond this, they are forgotten. */
const MOST_CANDIDATES = 32;

function isOrdinary({ award, allowance, replacements, presenceOf }: AwardCase): boolean {
  if (replacements.length > 0) return false;
  return isPaidAnyhow(allowance) || presenceOf(award.holder) === ALWAYS_PRESENT;
}

/** Neither leave nor part time makes anything of the amount: where nobody replaces the holder, no day is looked at. */
function isPaidAnyhow({ leave, partTime }: Allowance): boolean {
  return leave.rule === 'ignored' && !partTime.applies;
}

/** Whether everything that {@link entitle} reads of two ordinary awards of one allowance is the same. */
function areAlike(one: AwardCase, other: AwardCase): boolean {
  const [a, b] = [one.award, other.award];
  return (
    a.period.start === b.period.start &&
    a.period.end === b.period.end &&
    a.schoolYear === b.schoolYear &&
    a.modality === b.modality &&
    a.allowance === b.allowance &&
    a.studentCount === b.studentCount &&
    isSameNumber(a.annualRate, b.annualRate) &&
    isSameNumber(a.share, b.share) &&
    one.fixedPlan.plan === other.fixedPlan.plan &&
    fixedMonthOf(one) === fixedMonthOf(other)
  );
}

function isSameNumber(a: Award['annualRate'], b: Exact | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equals(a, b));
}

function fixedMonthOf({ award, fixedPlan: { monthByPayee } }: AwardCase): PayMonth | undefined {
  return monthByPayee.size === 0 ? undefined : monthByPayee.get(award.holder);
}
