import { isoDate } from '../calendar/index.js';
import { exactOf } from '../money/index.js';
import type { Dated, LeaveCode, LeaveLaw, LeaveType, LeaveTypeRule } from '../model/index.js';
import { datedValues, type DatedSource } from './dated-values.js';
import type { LeaveSource, LeaveTypeSource } from './sources.js';

/** Reads `leave.yaml`, once its JSON Schema has let it through. */
export function compileLeave(source: LeaveSource): LeaveLaw {
  const { ordinarySickLeave: sick, waitingDay } = source;
  return {
    types: new Map(source.types.map((type) => [type.code as LeaveCode, typeOf(type)])),
    sickLeave: {
      fullRate: sinceEver(sick.fullRate, ({ value }) => exactOf(value)),
      halfRate: sinceEver(sick.halfRate, ({ value }) => exactOf(value)),
      civilServants: sinceEver(sick.civilServants, ({ bands }) => bands),
      contractStaff: sinceEver(sick.contractStaff, ({ bands }) => bands),
    },
    waitingDay: {
      inForce: datedValues(waitingDay.inForce, () => true as const),
      suspended: datedValues(waitingDay.suspended, () => true as const),
    },
    contractStaffAccident: sinceEver(source.contractStaffAccident, ({ steps }) => steps),
  };
}

function typeOf(source: LeaveTypeSource): LeaveType {
  return {
    code: source.code as LeaveCode,
    name: source.name,
    rule: ruleOf(source),
    fullPayFraction: source.fullPayFraction ?? false,
    lostDays: source.lostDays ?? false,
    whenNotMaintained: exactOf(source.whenNotMaintained),
  };
}

function ruleOf({ rates, byLeaveYear, contractStaffMonths }: LeaveTypeSource): LeaveTypeRule {
  if (rates !== undefined) {
    return {
      kind: 'rate',
      rates: sinceEver(rates, ({ value }) => exactOf(value)),
      accident: contractStaffMonths === 'accident',
    };
  }
  if (byLeaveYear !== undefined) {
    return {
      kind: 'by-leave-year',
      scales: sinceEver(byLeaveYear, ({ steps, after }) => ({
        steps: steps.map(({ throughYear, value }) => ({ throughYear, share: exactOf(value) })),
        after: exactOf(after),
      })),
    };
  }
  return { kind: 'rolling-year' };
}

/** The day from which `leave.yaml` must answer. What it says then also stands for a leave with an earlier first day. */
export const FIRST_DAY_OF_LEAVE_LAW = isoDate('1900-01-01');
const EVER = isoDate('0000-01-01');

function sinceEver<Entry extends DatedSource, Value>(
  entries: readonly Entry[],
  valueOf: (entry: Entry) => Value,
): Dated<Value>[] {
  return datedValues(entries, valueOf).map((dated) =>
    dated.period.start <= FIRST_DAY_OF_LEAVE_LAW
      ? { ...dated, period: { start: EVER, end: dated.period.end } }
      : dated,
  );
}
