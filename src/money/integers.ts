/** The largest integer V8 divides in one machine instruction. */
const MAX_INT32 = 2_147_483_647;

/** The greatest common divisor of two safe integers, neither negative, not both zero. */
export function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > MAX_INT32) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  if (y === 0) return x;
  // One step brings both under 2^31, where `| 0` changes nothing and spares the division of doubles.
  let small = y | 0;
  let rest = (x % y) | 0;
  while (rest !== 0) {
    const next = (small % rest) | 0;
    small = rest;
    rest = next;
  }
  return small;
}

/** The same of integers of any size. */
export function greatestCommonDivisorWide(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
