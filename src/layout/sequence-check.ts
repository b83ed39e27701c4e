/**
 * Follows `seq` through a file: 1, 2, 3… without gap. The function returned takes the rank of a record (its line in
 * the file) and its `seq`, and answers the number it should have had, or `undefined` when nothing is wrong or
 * nothing can be said (after a line too damaged to be a record).
 *
 * @param first rank and number of the first record
 */
export function sequenceCheck(first = 1): (rank: number, seq: bigint | undefined) => bigint | undefined {
  let lastRank = first - 1;
  /** The number of the next record, and another that will do; both `undefined` after a line that is no record. */
  let wanted: bigint | undefined = BigInt(first);
  let alsoRight: bigint | undefined;
  return (rank, seq) => {
    if (rank !== lastRank + 1) wanted = alsoRight = undefined;
    lastRank = rank;
    if (seq === undefined) {
      wanted = next(wanted);
      alsoRight = next(alsoRight);
      return undefined;
    }
    const expected = wanted;
    const isRight = expected === undefined || seq === expected || seq === alsoRight;
    wanted = seq + 1n;
    alsoRight = undefined;
    if (isRight) return undefined;
    // One fault for one cause: either this number alone is wrong, or records are missing here.
    wanted = expected + 1n;
    alsoRight = seq + 1n;
    return expected;
  };
}

function next(seq: bigint | undefined): bigint | undefined {
  return seq === undefined ? undefined : seq + 1n;
}
