import { move, Piscina, transferableSymbol, valueSymbol } from 'piscina';

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

/**
 * The most megabytes of young objects in each thread. The program starts with nurseries that do not grow (`bin`): this
 * bounds them where it is told otherwise, as by `--min-semi-space-size`.
 */
const YOUNG = 48;
/** Far more than a part needs: what belongs together in an odd export may be all of it. */
const OLD = 4096;

/**
 * @param entry the module that every thread runs
 * @param common what {@link commonData} gives there; copied
 */
export function openThreads(entry: URL, common: unknown, count: number): Threads {
  const pool = new Piscina({
    filename: entry.href,
    workerData: common,
    minThreads: count,
    maxThreads: count,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
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
