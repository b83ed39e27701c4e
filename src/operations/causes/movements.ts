import { changesBetween } from '../../causes/excerpt-changes.js';
import { partsOf, type RankedChange } from '../../causes/parts.js';
import { stepsOf } from '../../causes/steps.js';
import type { PostingRecord, RunRecord } from '../../ledger/index.js';
import type { Cause, CausedMovement } from '../../model/cause.js';
import type { CausesContext, Comparison, MovementGroup } from './comparison.js';
import { inOrigin } from './origin.js';
import { answersBetween, cancelledBetween, viewBefore } from './postings.js';
import { knownColumns, netOf, recompute, type Recomputation } from './recomputation.js';
import { idleChanges, repairOf } from './rows.js';
import { monthOf, nameOfRun } from './runs.js';
import { nameOf } from '../replay-ledger.js';

/** The causes of movements that belong together: their facts are replaced one at a time, for all of them at once. */
export function causesInGroup(group: MovementGroup, compared: Comparison): CausedMovement[] {
  const { context, before, after, settings } = compared;
  const { moved, records } = group;
  const [since, run] = [before.run, after.run];
  const ledger = viewBefore(records, run);
  const facts = changesBetween(group.before, group.after, knownColumns(context.today.tableSchemas));
  const changes: readonly RankedChange[] = [...settings.changes, ...facts.changes];
  const again = (made: number): Recomputation => {
    const rung = settings.rungs[Math.min(made, settings.changes.length)];
    if (rung === undefined) throw new Error('more changes than there are');
    return recompute(facts.with(Math.max(0, made - settings.changes.length)), rung, {
      tableSchemas: context.today.tableSchemas,
      ledger,
      payMonth: after.payMonth,
      remittance: run.remittance ?? 1,
      keys: moved.map(({ key }) => key),
    });
  };
  const start = again(0);
  const steps = stepsOf(changes.length, (made) => (made === 0 ? start : again(made)).standings);
  return moved.map((posting) => {
    const { key } = posting;
    const program: Cause = { kind: 'program', versions: versionsOf(since, run, context) };
    const fellDue: Cause = {
      kind: 'fell-due',
      isOfMonth: key.instalmentMonth === after.payMonth,
      cancelled: cancelledBetween(key, records, since, run),
    };
    const parts = partsOf(
      {
        key: nameOf(key),
        amount: posting.amount,
        postedBefore: netOf(key, ledger),
        answers: answersBetween(key, records, since, run),
        alreadyDue: key.instalmentMonth > monthOf(since) ? fellDue : program,
        program,
        repair: (why) => repairOf(why, start.rejects, key, group.before),
      },
      steps,
      changes,
    );
    const withoutEffect = idleChanges(key, facts.changes, parts);
    return inOrigin({ ...headOf(posting, run, since), parts, withoutEffect }, compared.forms);
  });
}

/** A movement as it was sent, and the two runs. */
export function headOf(
  { key, nature, amount, reference }: PostingRecord,
  run: RunRecord,
  since: RunRecord | undefined,
): Omit<CausedMovement, 'parts' | 'withoutEffect'> {
  if (nature === undefined || reference === undefined) throw new Error('a movement without its nature');
  const compared = since === undefined ? undefined : nameOfRun(since);
  return { run: nameOfRun(run), since: compared, key, nature, amount, reference };
}

/** The programs of the two runs, and that of today. */
function versionsOf(since: RunRecord, run: RunRecord, { today }: CausesContext): string[] {
  return [...new Set([since.program, run.program, today.program.version])];
}
