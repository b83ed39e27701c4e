import { addDays, type CivilDate, type CutOff, type PayCalendar, type PayMonth } from '../calendar/index.js';
import { hasReached, type CivilMinute, type Moment } from './moment.js';
import { mayTry, type Tries } from './tries.js';

/** What is to be done when; times in minutes after midnight, Europe/Paris. */
export interface SchedulePlan {
  readonly calendar: PayCalendar;
  /** Of the draft of every night. */
  readonly nightly: number;
  /** Of the run of a cut-off day. */
  readonly cutOffTime: number;
}

/** What was done already, from what lasts: the ledger and the status file. */
export interface ScheduleFacts {
  /** The latest month of the ledger, cancelled or not, opening balances included; `undefined`: an empty ledger. */
  readonly lastPaid: PayMonth | undefined;
  /** Since when the program runs by itself here. */
  readonly inService: CivilMinute;
  /** The last night that a draft was tried for. */
  readonly lastNight: (Tries & { readonly night: CivilDate }) | undefined;
  /** The cut-offs that were tried, or told as missed. */
  readonly cutOffs: ReadonlyMap<PayMonth, Tries>;
}

export type Task =
  /** The run of a pay month, posted. */
  | { readonly kind: 'post'; readonly payMonth: PayMonth; readonly cutOff: CivilDate }
  /** The draft of a night, for the pay month whose cut-off comes next. */
  | { readonly kind: 'draft'; readonly payMonth: PayMonth; readonly night: CivilDate }
  /** A draft is due, and the calendar has no cut-off left. */
  | { readonly kind: 'no-month'; readonly night: CivilDate }
  /**
   * Cut-offs that passed and are for a person to take up. `superseded`: a later one passed too, whose run pays in
   * arrears what was due. `before-service`: on an empty ledger, before anything ran here.
   */
  | {
      readonly kind: 'missed';
      readonly payMonths: readonly PayMonth[];
      readonly why: 'superseded' | 'before-service';
    };

/**
 * The first thing that is due now, caught up when its time has passed. Everything it decides from lasts: asked again
 * by another process, it gives the same answer until the thing is done.
 */
export function dueTask(now: Moment, plan: SchedulePlan, facts: ScheduleFacts): Task | undefined {
  const passed = passedCutOffs(now, plan, facts);
  return missedOf(passed, facts) ?? postOf(passed, now, facts) ?? draftOf(now, plan, facts);
}

interface PassedCutOffs {
  /** That were passed while the program was in service, of months the ledger does not have; oldest first. */
  readonly served: PayCalendar;
  /** On an empty ledger, the last one before that. */
  readonly earlier: CutOff | undefined;
}

function passedCutOffs(
  now: Moment,
  { calendar, cutOffTime }: SchedulePlan,
  facts: ScheduleFacts,
): PassedCutOffs {
  const { lastPaid, inService } = facts;
  const passed = calendar.filter(({ day }) => hasReached(now, { day, minute: cutOffTime }));
  if (lastPaid !== undefined) {
    return { served: passed.filter(({ payMonth }) => payMonth > lastPaid), earlier: undefined };
  }
  // A ledger that is new, or mistyped, makes everything look unpaid: its first run is never a surprise.
  const served = passed.filter(({ day }) => hasReached({ day, minute: cutOffTime }, inService));
  return { served, earlier: served.length === 0 ? passed.at(-1) : undefined };
}

function missedOf({ served, earlier }: PassedCutOffs, { cutOffs }: ScheduleFacts): Task | undefined {
  if (earlier !== undefined && !cutOffs.has(earlier.payMonth)) {
    return { kind: 'missed', payMonths: [earlier.payMonth], why: 'before-service' };
  }
  const superseded = served
    .slice(0, -1)
    .map(({ payMonth }) => payMonth)
    .filter((payMonth) => !cutOffs.has(payMonth));
  return superseded.length === 0 ? undefined : { kind: 'missed', payMonths: superseded, why: 'superseded' };
}

function postOf(
  { served }: PassedCutOffs,
  { instant }: Moment,
  { cutOffs }: ScheduleFacts,
): Task | undefined {
  const last = served.at(-1);
  if (last === undefined || !mayTry(cutOffs.get(last.payMonth), instant)) return undefined;
  return { kind: 'post', payMonth: last.payMonth, cutOff: last.day };
}

function draftOf(now: Moment, plan: SchedulePlan, facts: ScheduleFacts): Task | undefined {
  const night = now.minute >= plan.nightly ? now.day : addDays(now.day, -1);
  const { lastNight } = facts;
  if (lastNight !== undefined && lastNight.night > night) return undefined;
  if (lastNight?.night === night && !mayTry(lastNight, now.instant)) return undefined;
  if (isReplaced(night, plan)) return undefined;
  const payMonth = monthOfNight(night, plan, facts.lastPaid);
  return payMonth === undefined ? { kind: 'no-month', night } : { kind: 'draft', payMonth, night };
}

/** The posted run of a cut-off day is the draft of its night, unless it comes later in the day. */
export function isReplaced(night: CivilDate, { calendar, nightly, cutOffTime }: SchedulePlan): boolean {
  return cutOffTime <= nightly && calendar.some(({ day }) => day === night);
}

/** The pay month whose cut-off is that day or later, and that the ledger does not have. */
export function monthOfNight(
  night: CivilDate,
  { calendar }: SchedulePlan,
  lastPaid: PayMonth | undefined,
): PayMonth | undefined {
  return calendar.find(({ day, payMonth }) => day >= night && (lastPaid === undefined || payMonth > lastPaid))
    ?.payMonth;
}
