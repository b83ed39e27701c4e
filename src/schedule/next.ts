import { addDays, type CivilDate, type PayMonth } from '../calendar/index.js';
import { isReplaced, monthOfNight, type ScheduleFacts, type SchedulePlan } from './due.js';
import { hasReached, type CivilMinute, type Moment } from './moment.js';

/** A run to come, at its minute of the wall clock. In the night the clock goes forward, a minute that is not there is the next that is. */
export interface NextRun extends CivilMinute {
  readonly kind: 'post' | 'draft';
  readonly payMonth: PayMonth;
}

/** The next run of the plan; `undefined` when the calendar has none left. What is due already is for `dueTask` to say. */
export function nextRun(
  now: Moment,
  plan: SchedulePlan,
  { lastPaid }: Pick<ScheduleFacts, 'lastPaid'>,
): NextRun | undefined {
  const post = nextPost(now, plan, lastPaid);
  const draft = nextDraft(now, plan, lastPaid);
  if (post === undefined || draft === undefined) return post ?? draft;
  return hasReached(draft, post) ? post : draft;
}

function nextPost(now: Moment, plan: SchedulePlan, lastPaid: PayMonth | undefined): NextRun | undefined {
  const next = plan.calendar.find(
    ({ payMonth, day }) =>
      !hasReached(now, { day, minute: plan.cutOffTime }) && (lastPaid === undefined || payMonth > lastPaid),
  );
  if (next === undefined) return undefined;
  return { kind: 'post', payMonth: next.payMonth, day: next.day, minute: plan.cutOffTime };
}

function nextDraft(now: Moment, plan: SchedulePlan, lastPaid: PayMonth | undefined): NextRun | undefined {
  let day: CivilDate = now.minute < plan.nightly ? now.day : addDays(now.day, 1);
  while (isReplaced(day, plan)) day = addDays(day, 1);
  const payMonth = monthOfNight(day, plan, lastPaid);
  return payMonth === undefined ? undefined : { kind: 'draft', payMonth, day, minute: plan.nightly };
}
