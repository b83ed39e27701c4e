/**
 * How many random cases a property runs, and from which seed. The seed is fixed so that a build says the same twice;
 * `TRENTIEME_SEED` draws others, and fast-check prints the seed of a failure.
 */
export function randomRuns(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  const { TRENTIEME_SEED: seed, TRENTIEME_RUNS: runs } = process.env;
  return {
    numRuns: runs === undefined ? numRuns : Number(runs),
    seed: seed === undefined ? 20_151_101 : Number(seed),
  };
}
