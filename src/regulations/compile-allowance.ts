import { addDays } from '../calendar/index.js';
import { exactOf } from '../money/index.js';
import type { Allowance, AllowanceCode, AmountRule, Condition, Dated, PlanRule } from '../model/index.js';
import { datedValues, periodOf } from './dated-values.js';
import type { AllowanceSource, AmountSource, ConditionSource, PlanSource } from './sources.js';

/** Reads the YAML of one allowance, once its JSON Schema has let it through. */
export function compileAllowance(source: AllowanceSource): Allowance {
  return {
    code: source.code as AllowanceCode,
    name: source.name,
    legalText: source.legalText,
    inForce: joined(datedValues(source.inForce, () => true as const)),
    unit: source.unit,
    partTime: source.partTime,
    leave: source.leave,
    plan: { ...planOf(source.plan), source: source.plan.source },
    amount: amountOf(source.amount),
    requires: source.requires ?? [],
    requiresSchoolAtLevel: source.requiresSchoolAtLevel,
    functions: new Map(
      (source.functions ?? []).map(({ code, level, permitted }) => [
        code,
        {
          code,
          level,
          permitted: datedValues(permitted ?? [], ({ rates }) => rates.map(exactOf)),
        },
      ]),
    ),
    conditions: (source.conditions ?? []).map(conditionOf),
    incompatibleWith: (source.incompatibleWith ?? []).map((rule) => ({
      allowance: rule.allowance as AllowanceCode,
      code: rule.code ?? 'cumul.incompatible',
      period: periodOf(rule),
      barsReplacement: rule.barsReplacement ?? false,
      source: rule.source,
    })),
  };
}

/** Intervals that touch are one: an award may run over the day a text replaces another. */
function joined(intervals: readonly Dated<true>[]): Dated<true>[] {
  const whole: Dated<true>[] = [];
  for (const interval of intervals) {
    const last = whole.at(-1);
    if (last !== undefined && addDays(last.period.end, 1) === interval.period.start) {
      const period = { start: last.period.start, end: interval.period.end };
      whole[whole.length - 1] = { ...last, period, source: `${last.source} ; ${interval.source}` };
    } else {
      whole.push(interval);
    }
  }
  return whole;
}

function planOf({ always, payMonth, byModality }: PlanSource): PlanRule {
  if (byModality !== undefined) {
    const { annual, occasional } = byModality;
    return { kind: 'by-modality', ...annual, occasional };
  }
  return { kind: 'always', plan: always ?? 'own-period', ificPayMonth: payMonth === 'ificPayMonth' };
}

function amountOf({ kind, code, annualRate, range }: AmountSource): AmountRule {
  switch (kind) {
    case 'statutory':
      return { kind, annualRate: datedValues(annualRate ?? [], ({ value }) => exactOf(value)) };
    case 'permitted':
      return { kind };
    case 'decided':
      return {
        kind,
        code: code ?? '',
        range: datedValues(range ?? [], ({ minimum, maximum }) => ({
          minimum: exactOf(minimum),
          maximum: exactOf(maximum),
        })),
      };
  }
}

/** The schema has checked that each kind of condition has its parameters; here amounts and days are read. */
function conditionOf(source: ConditionSource): Condition {
  const {
    levels = [],
    functions = [],
    types = [],
    programmes = [],
    ...rest
  } = source as ConditionSource & {
    readonly levels?: readonly string[];
    readonly functions?: readonly string[];
    readonly types?: readonly string[];
    readonly programmes?: readonly string[];
  };
  return {
    ...mapAmounts(rest, source.check),
    levels,
    functions,
    types,
    programmes,
  } as unknown as Condition;
}

/** Parameters that are amounts in euros, hours or per cent, written as quoted decimals. */
const AMOUNTS = new Set(['rate', 'teachers', 'hours', 'fullTimeEquivalents', 'sharedOnly']);

function mapAmounts(source: Readonly<Record<string, unknown>>, check: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => [name, parameterOf(name, value, check)]),
  );
}

function parameterOf(name: string, value: unknown, check: string): unknown {
  if (name === 'after') return monthDayOf(String(value));
  if (name === 'maximum' && check === 'share-cap') return exactOf(String(value));
  if (Array.isArray(value)) return AMOUNTS.has(name) ? value.map((item) => exactOf(String(item))) : value;
  if (typeof value === 'object' && value !== null) {
    return mapAmounts(value as Readonly<Record<string, unknown>>, check);
  }
  return AMOUNTS.has(name) ? exactOf(String(value)) : value;
}

/** `06-30`. */
function monthDayOf(text: string): { readonly month: number; readonly day: number } {
  const [month, day] = text.split('-').map(Number);
  return { month: month ?? 0, day: day ?? 0 };
}
