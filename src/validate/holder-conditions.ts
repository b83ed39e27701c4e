import type { Agent, Award, ConditionOf } from '../model/index.js';
import { reject, type Fault } from './fault.js';

/** The conditions on the person. Without a valid row for the agent they are skipped. */
export function holderFault(
  condition: ConditionOf<'cpge-full-service' | 'degree' | 'certificate'>,
  award: Award,
  holder: Agent | undefined,
): Fault | undefined {
  if (holder === undefined) return undefined;
  const value = award.holder;
  switch (condition.check) {
    case 'cpge-full-service':
      return holder.cpgeFullService ? reject(condition.code, 'numen', value) : undefined;
    case 'degree': {
      const { degree: expected } = condition;
      return holder.degree === expected
        ? undefined
        : reject(condition.code, 'numen', value, { found: holder.degree, expected });
    }
    case 'certificate':
      return holder.cafipemf === condition.held ? undefined : reject(condition.code, 'numen', value);
  }
}
