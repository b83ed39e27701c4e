/**
 * A stream of pseudo-random draws that depends on nothing but its keys: the same keys give the same draws on every
 * machine, and a stream can be reopened without replaying the ones before it.
 *
 * Generator: xoshiro128** 1.1 (D. Blackman and S. Vigna, 2018, public domain, prng.di.unimi.it), seeded as its authors
 * advise by a splitmix generator, here on 32 bits with the finaliser found by C. Wellons' hash-prospector
 * (public domain: multipliers 21f0aaad and 735a2d97, shifts 16, 15, 15). Good for plausible data, not for secrets.
 */
export function seededRandom(...keys: readonly number[]): Random {
  let digest = 0;
  for (const key of keys) {
    digest = scramble(digest ^ (key >>> 0));
    digest = scramble(digest ^ Math.floor(key / WORD));
  }
  return new Xoshiro(digest);
}

/** The draws the generator needs; all of them integers or choices. */
export interface Random {
  /** An integer from 0 to `count` − 1; `count` at most 2^21, so that the product below stays an exact integer. */
  below(count: number): number;
  /** An integer from `lowest` to `highest`, both included. */
  between(lowest: number, highest: number): number;
  /** True this many times in a thousand. */
  chance(perMille: number): boolean;
  /** One of the values, each as likely. */
  pick<T>(values: readonly T[]): T;
  /** One of the values, in proportion to its whole weight. */
  weighted<T>(choices: readonly Weighted<T>[]): T;
}

/** A value and its weight, a whole number. */
export type Weighted<T> = readonly [value: T, weight: number];

const WORD = 2 ** 32;
const GOLDEN_GAMMA = 0x9e3779b9;

class Xoshiro implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    this.#a = scramble(seed);
    this.#b = scramble(seed + GOLDEN_GAMMA);
    this.#c = scramble(seed + 2 * GOLDEN_GAMMA);
    this.#d = scramble(seed + 3 * GOLDEN_GAMMA);
  }

  below(count: number): number {
    return Math.floor((this.#next() * count) / WORD);
  }

  between(lowest: number, highest: number): number {
    return lowest + this.below(highest - lowest + 1);
  }

  chance(perMille: number): boolean {
    return this.below(1000) < perMille;
  }

  pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError('nothing to pick from');
    return values[this.below(values.length)] as T;
  }

  weighted<T>(choices: readonly Weighted<T>[]): T {
    let left = this.below(choices.reduce((total, [, weight]) => total + weight, 0));
    for (const [value, weight] of choices) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new RangeError('nothing to choose from');
  }

  #next(): number {
    const drawn = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotateLeft(this.#d, 11);
    return drawn >>> 0;
  }
}

/** One step of splitmix on 32 bits: near seeds give unrelated words. */
function scramble(word: number): number {
  let mixed = (word + GOLDEN_GAMMA) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}
