/** Draws that depend on nothing but a name and a rank: the same on every machine, in whatever order they are made. */
export type Die = (rank: number, faces: number) => number;

/** A die of this name: `die(rank, faces)` is a whole number from 0 to `faces` − 1, always the same for one rank. */
export function die(name: string): Die {
  let key = 0x811c9dc5;
  for (const letter of name) key = Math.imul(key ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (rank, faces) => Math.floor((scramble(key ^ scramble(rank)) / 2 ** 32) * faces);
}

/** One of the values, each as likely. */
export function pick<T>(thrown: Die, rank: number, values: readonly T[]): T {
  return values[thrown(rank, values.length)] as T;
}

/**
 * A fixed order of the ranks 0 to `count` − 1 that looks like none: a Feistel network on the next power of four, walked
 * until it falls back among the ranks. It needs no memory, whatever the count.
 */
export function shuffled(name: string, count: number): (position: number) => number {
  const half = Math.max(1, Math.ceil(Math.log2(Math.max(2, count)) / 2));
  const mask = 2 ** half - 1;
  const rounds = [1, 2, 3, 4].map((round) => die(`${name} ${round}`));
  const step = (rank: number): number => {
    let left = rank >>> half;
    let right = rank & mask;
    for (const round of rounds) [left, right] = [right, left ^ round(right, mask + 1)];
    return ((left << half) | right) >>> 0;
  };
  return (position) => {
    let rank = step(position);
    while (rank >= count) rank = step(rank);
    return rank;
  };
}

/** The finaliser of a splitmix generator on 32 bits (C. Wellons' hash-prospector, public domain). */
function scramble(word: number): number {
  let mixed = (word + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
