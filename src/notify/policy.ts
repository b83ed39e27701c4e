import type { NotifyEvent, NotifySettings } from '../config/notify.js';

export const TARGETS = ['mail', 'webhook'] as const;
/** Where notifications go. */
export type TargetName = (typeof TARGETS)[number];

/** The targets that want to hear of such an end, in the order they are told. */
export function targetsFor(settings: NotifySettings, outcome: NotifyEvent): TargetName[] {
  return TARGETS.filter((target) => settings[target]?.on.includes(outcome) === true);
}

/** How long to wait before the second and the third try, in milliseconds: a run does not wait for a server longer. */
export const PAUSES = [1_000, 4_000] as const;

/** How many late messages one run sends to a target before its own: the others are for the next one. */
export const MOST_LATE = 10;

/** Whether a message has waited long enough. Instants in milliseconds since 1970. */
export function isExpired(since: number, now: number, keepDays: number): boolean {
  return now - since > keepDays * DAY;
}

const DAY = 86_400_000;
