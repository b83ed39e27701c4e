/**
 * Follows `seq` through a file: 1, 2, 3… without gap. The function returned takes the rank of a record (its line in
 * the file) and its `seq`, and answers the number it should have had, or `undefined` when nothing is wrong or
 * nothing can be said (after a line too damaged to be a record).
 */
export function sequenceCheck(): (rank: number, seq: bigint | undefined) => bigint | undefined {
  let lastRank = 0;
  let expected: readonly bigint[] = [1n];
  return (rank, seq) => {
    const candidates = rank === lastRank + 1 ? expected : [];
    lastRank = rank;
    if (seq === undefined) {
      expected = candidates.map((one) => one + 1n);
      return undefined;
    }
    const [wanted] = candidates;
    if (wanted === undefined || candidates.includes(seq)) {
      expected = [seq + 1n];
      return undefined;
    }
    // One fault for one cause: either this number alone is wrong, or records are missing here.
    expected = [wanted + 1n, seq + 1n];
    return wanted;
  };
}
