import { OPEN_END, type Period } from '../calendar/index.js';
import type { Allowance, Dated, LeaveLaw, LeaveType } from '../model/index.js';
import { FIRST_DAY_OF_LEAVE_LAW } from './compile-leave.js';
import { timelineFaults } from './dated-values.js';
import type { RegulationFault } from './regulations.js';

/** Days of an allowance in force for which a dated value is missing or given twice. */
export function coverageFaults(file: string, allowance: Allowance): RegulationFault[] {
  return allowance.inForce.flatMap(({ period }) => faultsOf(file, timelinesOf(allowance), period));
}

/** Days for which `leave.yaml` says nothing of a leave, or says it twice. The waiting day alone may have gaps. */
export function leaveCoverageFaults(file: string, { types, sickLeave, ...law }: LeaveLaw): RegulationFault[] {
  const timelines = [
    ...[...types.values()].flatMap(timelinesOfType),
    ...Object.entries<readonly Dated<unknown>[]>({ ...sickLeave }).map(([name, values]) => ({
      key: `ordinarySickLeave.${name}`,
      values,
    })),
    { key: 'contractStaffAccident', values: law.contractStaffAccident },
  ];
  return faultsOf(file, timelines, { start: FIRST_DAY_OF_LEAVE_LAW, end: OPEN_END });
}

interface Timeline {
  readonly key: string;
  readonly values: readonly Dated<unknown>[];
}

function faultsOf(file: string, timelines: readonly Timeline[], mustCover: Period): RegulationFault[] {
  return timelines.flatMap(({ key, values }) => {
    const within = values.filter(
      ({ period }) => period.start <= mustCover.end && mustCover.start <= period.end,
    );
    return timelineFaults(within, mustCover).map(({ kind, period }) => ({
      file,
      key,
      kind,
      found: period,
      expected: '',
    }));
  });
}

function timelinesOf({ amount, functions }: Allowance): Timeline[] {
  const ofFunctions = [...functions.values()]
    .filter(({ permitted }) => permitted.length > 0)
    .map(({ code, permitted }) => ({ key: `functions.${code}.permitted`, values: permitted }));
  switch (amount.kind) {
    case 'statutory':
      return [{ key: 'amount.annualRate', values: amount.annualRate }, ...ofFunctions];
    case 'decided':
      return [{ key: 'amount.range', values: amount.range }, ...ofFunctions];
    case 'permitted':
      return ofFunctions;
  }
}

function timelinesOfType({ code, rule }: LeaveType): Timeline[] {
  switch (rule.kind) {
    case 'rate':
      return [{ key: `types.${code}.rates`, values: rule.rates }];
    case 'by-leave-year':
      return [{ key: `types.${code}.byLeaveYear`, values: rule.scales }];
    case 'rolling-year':
      return [];
  }
}
