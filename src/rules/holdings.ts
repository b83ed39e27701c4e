import { addDays, contains, intersection, without, type Period } from '../calendar/index.js';
import type { Conventions, Numen, Replacement } from '../model/index.js';

/** Days of an award that belong to one payee. */
export interface Holding {
  readonly payee: Numen;
  readonly period: Period;
}

/** What decides whose day it is. */
export interface HandoverFacts {
  readonly holder: Numen;
  /** The award's dates as written. */
  readonly written: Period;
  /** The award's dates in its plan, never narrower; days added around the written ones follow the nearest. */
  readonly planned: Period;
  /** Replacements of the award, without overlap. */
  readonly replacements: readonly Replacement[];
  /** The holder's days of absence, neighbouring rows joined. */
  readonly holderAbsent: readonly Period[];
}

/**
 * Whose each day of an award is (rules section 3): the replacement whose designation covers it, else the holder
 * (projet de circulaire IMP, I; circulaire 2010-243, 2.2.2; lettre du 10 octobre 2014, I to V).
 *
 * @returns holdings sorted by start, without overlap; under convention C3 `suspend`, days of nobody are in none
 */
export function holdings(facts: HandoverFacts, afterReplacement: Conventions['afterReplacement']): Holding[] {
  if (facts.replacements.length === 0) return [{ payee: facts.holder, period: facts.planned }];
  const replaced = facts.replacements.flatMap(({ numen, period }) => {
    const days = intersection(period, facts.written);
    return days === undefined ? [] : [{ payee: numen, period: days }];
  });
  const taken = replaced.map(({ period }) => period);
  const suspended = afterReplacement === 'suspend' ? suspendedDays(taken, facts.holderAbsent) : [];
  const held = without(
    facts.written,
    [...taken, ...suspended].sort((a, b) => a.start - b.start),
  ).map((period) => ({ payee: facts.holder, period }));
  const days = [...replaced, ...held].sort((a, b) => a.period.start - b.period.start);
  return days.map((holding) => stretched(holding, facts));
}

/** A holder absent on the day after a replacement is not revived until that absence ends (convention C3). */
function suspendedDays(replaced: readonly Period[], absent: readonly Period[]): Period[] {
  return replaced.flatMap(({ end }) => {
    const dayAfter = addDays(end, 1);
    const absence = absent.find((period) => contains(period, dayAfter));
    return absence === undefined ? [] : [{ start: dayAfter, end: absence.end }];
  });
}

/** Days a plan adds around an award belong to whoever is payee on the award's own nearest day. */
function stretched({ payee, period }: Holding, { written, planned }: HandoverFacts): Holding {
  return {
    payee,
    period: {
      start: period.start === written.start ? planned.start : period.start,
      end: period.end === written.end ? planned.end : period.end,
    },
  };
}
