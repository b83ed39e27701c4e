import { move, Piscina, transferableSymbol, valueSymbol } from 'piscina';
import { NURSERY, setNurseriesOfThreads } from './nursery.js';

/** Threads that do the same kinds of task, given once what is common to all of them. */
export interface Threads {
  /**
   * @param name of a function that the entry exports
   * @param given buffers of the task, which this thread gives away
   */
  run<Result>(name: string, task: unknown, given: readonly ArrayBufferLike[]): Promise<Result>;
  /** Stops them, whatever they are doing. Harmless twice. */
  close(): Promise<void>;
}

/** Far more than a part needs: what belongs together in an odd export may be all of it. */
const OLD = 4096;

/**
 * @param entry the module that every thread runs
 * @param common what {@link commonData} gives there; copied
 * @param tasks that a thread holds at once, done one after the other
 */
export function openThreads(entry: URL, common: unknown, count: number, tasks: number): Threads {
  setNurseriesOfThreads();
  const pool = new Piscina({
    filename: entry.href,
    workerData: common,
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: tasks,
    resourceLimits: { maxYoungGenerationSizeMb: 3 * NURSERY, maxOldGenerationSizeMb: OLD },
  });
  return {
    run: (name, task, given) => pool.run(task, { name, transferList: given as ArrayBuffer[] }),
    close: () => pool.destroy(),
  };
}

/** In a thread: what its opener gave to all. */
export function commonData(): unknown {
  return Piscina.workerData;
}

/** In a thread: a result whose buffers are given away rather than copied. */
export function giving(result: object, buffers: readonly ArrayBufferLike[]): unknown {
  return move({ [transferableSymbol]: buffers, [valueSymbol]: result });
}
