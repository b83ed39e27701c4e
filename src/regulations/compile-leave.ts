import { exactOf } from '../money/index.js';
import type { LeaveCode, LeaveLaw, LeaveType, LeaveTypeRule } from '../model/index.js';
import { datedValues } from './dated-values.js';
import type { LeaveSource, LeaveTypeSource } from './sources.js';

/** Reads `leave.yaml`, once its JSON Schema has let it through. */
export function compileLeave(source: LeaveSource): LeaveLaw {
  const { ordinarySickLeave: sick, waitingDay } = source;
  return {
    types: new Map(source.types.map((type) => [type.code as LeaveCode, typeOf(type)])),
    sickLeave: {
      fullRate: datedValues(sick.fullRate, ({ value }) => exactOf(value)),
      halfRate: datedValues(sick.halfRate, ({ value }) => exactOf(value)),
      civilServants: datedValues(sick.civilServants, ({ bands }) => bands),
      contractStaff: datedValues(sick.contractStaff, ({ bands }) => bands),
    },
    waitingDay: {
      inForce: datedValues(waitingDay.inForce, () => true as const),
      suspended: datedValues(waitingDay.suspended, () => true as const),
    },
    contractStaffAccident: datedValues(source.contractStaffAccident, ({ steps }) => steps),
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
      rates: datedValues(rates, ({ value }) => exactOf(value)),
      accident: contractStaffMonths === 'accident',
    };
  }
  if (byLeaveYear !== undefined) {
    return {
      kind: 'by-leave-year',
      scales: datedValues(byLeaveYear, ({ steps, after }) => ({
        steps: steps.map(({ throughYear, value }) => ({ throughYear, share: exactOf(value) })),
        after: exactOf(after),
      })),
    };
  }
  return { kind: 'rolling-year' };
}
