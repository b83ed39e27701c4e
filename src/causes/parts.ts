import type { Cause, CausedPart, Change, Repair } from '../model/cause.js';
import { addCents, NO_CENTS, subtractCents, sumCents, type Cents } from '../money/index.js';
import type { Standing, Steps } from './steps.js';

/** A movement to be told in parts, and what is known of its key beside the changed facts. */
export interface MovementCase {
  /** Name of the key. */
  readonly key: string;
  /** Of the movement. */
  readonly amount: Cents;
  /** Net posted for the key before the run. */
  readonly postedBefore: Cents;
  /** What the payer answered, and balances entered, between the two runs. */
  readonly answers: readonly CausedPart[];
  /** Said of what the facts of the run before already make due, and that run had not posted. */
  readonly alreadyDue: Cause;
  /** Said of what the facts of the run do not make due, and it moved. */
  readonly program: Cause;
  /** Why the run before moved nothing for the key, where it did not. */
  readonly repair: (why: Extract<Standing, { kind: 'still' }>['why']) => Repair;
}

/** A change, and what it belongs with: changes of one row have the same. */
export interface RankedChange {
  readonly change: Change;
  readonly row: string;
}

/**
 * The parts of a movement, in the order in which its facts are replaced: what happened since the run before, then each
 * change, then the time-bar and the program. Where nothing moves (a row rejected, a payee blocked), the due of the step
 * before is kept, and the change that lets it move again tells those it was waiting for. The parts sum to the movement.
 */
export function partsOf(
  movement: MovementCase,
  { first, steps }: Steps,
  changes: readonly RankedChange[],
): CausedPart[] {
  const { key, amount, postedBefore, answers } = movement;
  const left = addCents(postedBefore, sumCents(answers.map((part) => part.amount)));
  const told = new Parts();
  for (const part of answers) told.add(part.cause, part.amount);
  const start = standingOf(first.get(key));
  const barredBefore = start.kind === 'due' ? start.barred : NO_CENTS;
  let [due, barred] = [left, barredBefore];
  if (start.kind === 'due') {
    told.add(movement.alreadyDue, subtractCents(subtractCents(start.due, start.barred), left));
    due = start.due;
  }
  let waiting: Waiting | undefined = start.kind === 'still' ? { since: undefined } : undefined;
  for (const step of steps) {
    const standing = standingOf(step.standings.get(key));
    if (standing.kind === 'still') {
      waiting ??= { since: step.change };
      continue;
    }
    if (standing.due !== due) {
      const repaired =
        start.kind === 'still' && waiting !== undefined && waiting.since === undefined
          ? movement.repair(start.why)
          : undefined;
      const cause: Cause = { kind: 'change', changes: togetherWith(step.change, waiting, changes), repaired };
      told.add(cause, subtractCents(standing.due, due));
    }
    [due, barred, waiting] = [standing.due, standing.barred, undefined];
  }
  told.add({ kind: 'barred' }, subtractCents(barredBefore, barred));
  told.add(movement.program, subtractCents(amount, told.sum));
  return told.all;
}

/** Since which change nothing moves; since the run before where it is not said. */
interface Waiting {
  readonly since: number | undefined;
}

/** A change with those without which it would have moved nothing, or otherwise: the first, and those of the same rows. */
function togetherWith(
  last: number,
  waiting: Waiting | undefined,
  changes: readonly RankedChange[],
): Change[] {
  if (waiting === undefined) return changes.slice(last, last + 1).map(({ change }) => change);
  const { since } = waiting;
  const rows = new Set([since, last].flatMap((rank) => (rank === undefined ? [] : [changes[rank]?.row])));
  return changes.slice(since ?? 0, last + 1).flatMap(({ change, row }) => (rows.has(row) ? [change] : []));
}

/** A key that nobody computed does not move. */
function standingOf(standing: Standing | undefined): Standing {
  return standing ?? { kind: 'still', why: 'absent' };
}

/** Parts as they are found; those of one cause are one. */
class Parts {
  readonly #parts: CausedPart[] = [];

  add(cause: Cause, amount: Cents): void {
    const at = this.#parts.findIndex(
      (part) => part.cause === cause || (cause.kind === 'program' && part.cause.kind === 'program'),
    );
    const known = this.#parts[at];
    if (known === undefined) this.#parts.push({ cause, amount });
    else this.#parts[at] = { cause, amount: addCents(known.amount, amount) };
  }

  get sum(): Cents {
    return sumCents(this.#parts.map(({ amount }) => amount));
  }

  get all(): CausedPart[] {
    return this.#parts.filter(({ amount }) => amount !== 0n);
  }
}
