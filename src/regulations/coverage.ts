import type { Allowance, Dated } from '../model/index.js';
import { timelineFaults } from './dated-values.js';
import type { RegulationFault } from './regulations.js';

/** Days of an allowance in force for which a dated value is missing or given twice. */
export function coverageFaults(file: string, allowance: Allowance): RegulationFault[] {
  return timelinesOf(allowance).flatMap(({ key, values }) =>
    allowance.inForce.flatMap(({ period }) => {
      const within = values.filter(
        (value) => value.period.start <= period.end && period.start <= value.period.end,
      );
      return timelineFaults(within, period).map((fault) => ({
        file,
        key,
        kind: fault.kind,
        found: fault.period,
        expected: '',
      }));
    }),
  );
}

function timelinesOf({ amount, functions }: Allowance): { key: string; values: readonly Dated<unknown>[] }[] {
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
