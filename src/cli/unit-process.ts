import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stopped, type UnitOutcome } from '../campaign/outcome.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { EXIT } from './exit-codes.js';
import type { UnitOptions } from './unit.js';
import type { UnitAnswer, UnitOrder } from './unit-child.js';

/** Megabytes above which a process is not kept for the next unit: what a large académie left in it goes with it. */
const MOST_MEMORY = 512;

const ENTRY = fileURLToPath(new URL('unit-child.js', import.meta.url));

/**
 * Processes that do units, one at a time each, kept from a unit to the next while they are small. The worker itself
 * stays free to give signs of life while they compute, and outlives one that runs out of memory.
 */
export class UnitProcesses {
  readonly #idle: ChildProcess[] = [];
  readonly #options: UnitOptions;
  readonly #crashed: (how: string) => string;

  /** @param crashed the sentence for a process that died under its unit */
  constructor(options: UnitOptions, crashed: (how: string) => string) {
    this.#options = options;
    this.#crashed = crashed;
  }

  async perform(unit: CampaignUnit): Promise<UnitOutcome> {
    const child = this.#idle.pop() ?? fork(ENTRY, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const answer = await new Promise<UnitAnswer | string>((resolve) => {
      const answered = (message: unknown): void => {
        child.off('exit', died);
        resolve(message as UnitAnswer);
      };
      const died = (code: number | null, signal: string | null): void => {
        child.off('message', answered);
        resolve(signal ?? String(code));
      };
      child.once('message', answered).once('exit', died).once('error', ignore);
      const order: UnitOrder = { unit, options: this.#options };
      child.send(order, ignore);
    });
    if (typeof answer === 'string') return stopped('failed', EXIT.bug, [this.#crashed(answer)]);
    child.off('error', ignore);
    if (answer.memory <= MOST_MEMORY && child.connected) this.#idle.push(child);
    else child.disconnect();
    return answer.outcome;
  }

  /** Lets them go; nothing must be under way. */
  close(): void {
    for (const child of this.#idle.splice(0)) if (child.connected) child.disconnect();
  }
}

/** A process that cannot be spoken to ends, and its end is heard. */
function ignore(): void {
  // Heard as an exit.
}
