import { UsageError } from './failures.js';

/** `skipped`: there was nothing to look at, or nobody said where. */
export type DoctorState = 'ok' | 'look' | 'error' | 'skipped';

/** What is looked at, in this order. */
export const DOCTOR_AREAS = [
  'program',
  'clock',
  'settings',
  'codes',
  'layout',
  'profile',
  'calendar',
  'schedule',
  'notify',
  'keys',
  'input',
  'ledger',
  'output',
] as const;
export type DoctorArea = (typeof DOCTOR_AREAS)[number];

/** One thing that was looked at: how it is and, where something is wrong, what to do. */
export interface DoctorLine {
  readonly area: DoctorArea;
  readonly state: DoctorState;
  readonly said: string;
}

/** The value, or a line for each fault of the settings that kept it from being read. */
export async function orLines<Value>(
  area: DoctorArea,
  loading: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly lines: readonly DoctorLine[] }> {
  try {
    return { value: await loading() };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { lines: error.lines.map((said) => ({ area, state: 'error', said })) };
  }
}
