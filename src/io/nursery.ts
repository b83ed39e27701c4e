import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Megabytes of young objects in each thread, in each of the two halves between which V8 copies what is alive: large
 * enough for most of a part to die there.
 */
export const NURSERY = 16;

/** To be said before the threads that are to have such nurseries are made: they begin as they are meant to be. */
export function setNurseriesOfThreads(): void {
  setFlagsFromString(`--min-semi-space-size=${String(NURSERY)}`);
}

/**
 * Gives this thread such a nursery too. It began with one of a megabyte, and V8 makes that larger only when more than it
 * can hold has outlived it: so much does, once, for a few milliseconds. Then it stays as it is (`bin`).
 */
export function growNursery(): void {
  if (isGrown()) return;
  setFlagsFromString(`--semi-space-growth-factor=${String(NURSERY)}`);
  const outliving: object[][] = [];
  while (!isGrown() && outliving.length < MOST) {
    outliving.push(Array.from({ length: SOME }, (_, at) => ({ at })));
  }
  setFlagsFromString('--semi-space-growth-factor=1');
}

function isGrown(): boolean {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return space === undefined || space.space_size >= NURSERY << 20;
}

/** Objects made between two looks, and how many times at most: an engine that does otherwise is left alone. */
const SOME = 1000;
const MOST = 300;
