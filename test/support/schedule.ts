import { isoDate, type PayCalendar, type PayMonth } from '../../src/calendar/index.js';
import { parisAt } from '../../src/io/clock.js';
import { dueTask, type ScheduleFacts, type SchedulePlan, type Task } from '../../src/schedule/due.js';
import { momentOf, type Moment } from '../../src/schedule/moment.js';
import type { NextRun } from '../../src/schedule/next.js';
import { formatIsoDate, formatPayMonth } from '../../src/calendar/index.js';
import { month } from './paying.js';

/** A calendar from `AAAA-MM: AAAA-MM-JJ` pairs, in order. */
function calendarOf(cutOffs: Readonly<Record<string, string>>): PayCalendar {
  return Object.entries(cutOffs).map(([payMonth, day]) => ({ payMonth: month(payMonth), day: isoDate(day) }));
}

/** What is planned at 02:30, cut-offs too, unless said otherwise. */
export function planOf(
  cutOffs: Readonly<Record<string, string>>,
  times: { readonly nightly?: string; readonly cutOffTime?: string } = {},
): SchedulePlan {
  const nightly = minutesOf(times.nightly ?? '02:30');
  const cutOffTime = times.cutOffTime === undefined ? nightly : minutesOf(times.cutOffTime);
  return { calendar: calendarOf(cutOffs), nightly, cutOffTime };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The moment that the clock of Paris shows at an instant. */
export function parisMoment(instant: number): Moment {
  return momentOf(parisAt(instant), instant);
}

/** A moment of the wall clock, `AAAA-MM-JJTHH:MM`; its instant is that of UTC, which only orders them. */
export function wallMoment(wall: string): Moment {
  return momentOf(`${wall}:00`, Date.parse(`${wall}:00Z`));
}

/** Nothing done yet, in service for ever, and a ledger paid up to a month. */
export function factsOf(lastPaid: string | undefined, changed: Partial<ScheduleFacts> = {}): ScheduleFacts {
  return {
    lastPaid: lastPaid === undefined ? undefined : month(lastPaid),
    inService: { day: isoDate('2000-01-01'), minute: 0 },
    lastNight: undefined,
    cutOffs: new Map(),
    ...changed,
  };
}

/** `post 2025-11`, `draft 2025-11 of 2025-10-20`, `missed 2025-09 2025-10 superseded`. */
export function taskText(task: Task | undefined): string {
  switch (task?.kind) {
    case undefined:
      return 'nothing';
    case 'post':
      return `post ${formatPayMonth(task.payMonth)}`;
    case 'draft':
      return `draft ${formatPayMonth(task.payMonth)} of ${formatIsoDate(task.night)}`;
    case 'no-month':
      return `no month for ${formatIsoDate(task.night)}`;
    case 'missed':
      return `missed ${task.payMonths.map(formatPayMonth).join(' ')} ${task.why}`;
  }
}

export function nextText(next: NextRun | undefined): string {
  if (next === undefined) return 'nothing';
  const { kind, payMonth, day, minute } = next;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${kind} ${formatPayMonth(payMonth)} at ${formatIsoDate(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A scheduler reduced to what it decides: everything it begins ends well, at once. */
export class PaperSchedule {
  readonly done: string[] = [];
  #facts: ScheduleFacts;
  readonly #plan: SchedulePlan;

  constructor(plan: SchedulePlan, facts: ScheduleFacts) {
    this.#plan = plan;
    this.#facts = facts;
  }

  tick(now: Moment): void {
    for (let task = this.#due(now); task !== undefined; task = this.#due(now)) {
      this.done.push(taskText(task));
      const tries = { state: 'final', count: 1, endedAt: now.instant } as const;
      if (task.kind === 'draft' || task.kind === 'no-month') {
        this.#facts = { ...this.#facts, lastNight: { night: task.night, ...tries } };
      } else {
        const months: readonly PayMonth[] = task.kind === 'post' ? [task.payMonth] : task.payMonths;
        const cutOffs = new Map([...this.#facts.cutOffs, ...months.map((each) => [each, tries] as const)]);
        const lastPaid = task.kind === 'post' ? task.payMonth : this.#facts.lastPaid;
        this.#facts = { ...this.#facts, cutOffs, lastPaid };
      }
    }
  }

  #due(now: Moment): Task | undefined {
    return dueTask(now, this.#plan, this.#facts);
  }
}
