/**
 * Finds texts in bytes, all of them in one pass: a hundred megabytes are searched while a reader of rows would still be
 * in the first ten. The method is Wu and Manber's: the three bytes that would end the shortest text tell how far on the
 * next place is where one can end.
 *
 * @param needles none of them empty
 * @param visit told where a needle begins, in any order; answers from where to go on, which is further
 */
export function searchBytes(
  bytes: Uint8Array,
  needles: readonly Uint8Array[],
  visit: (at: number) => number,
): void {
  for (const needle of needles) if (needle.length < BLOCK) searchShort(bytes, needle, visit);
  // One short text would slow the search of all the others.
  const short = needles.filter(({ length }) => length >= BLOCK && length < LONG);
  const long = needles.filter(({ length }) => length >= LONG);
  for (const group of [short, long]) if (group.length > 0) searchGroup(bytes, group, visit);
}

function searchShort(bytes: Uint8Array, needle: Uint8Array, visit: (at: number) => number): void {
  const first = needle[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0;) {
    at = bytes.indexOf(first, isAt(bytes, needle, at) ? visit(at) : at + 1);
  }
}

function searchGroup(bytes: Uint8Array, needles: readonly Uint8Array[], visit: (at: number) => number): void {
  const least = Math.min(LONGEST, ...needles.map(({ length }) => length));
  const { shifts, endings } = tablesOf(needles, least);
  const { length } = bytes;
  const shiftAt = (end: number): number => shifts[blockOf(bytes, end)] ?? 1;
  /** Where a text may end next, from a place where one may. */
  const after = (end: number): number => {
    const start = end - least + 1;
    const isFound = endings.get(blockOf(bytes, end))?.some((needle) => isAt(bytes, needle, start));
    return isFound === true ? visit(start) + least - 1 : end + 1;
  };
  const quarter = length >>> 2;
  const [endA, endB, endC] = [quarter + least - 1, 2 * quarter + least - 1, 3 * quarter + least - 1];
  let [a, b, c, d] = [least - 1, endA, endB, endC];
  // A step waits for the one before it: four at once, each in its quarter, take half the time.
  while (a < endA && b < endB && c < endC && d < length) {
    const [byA, byB, byC, byD] = [shiftAt(a), shiftAt(b), shiftAt(c), shiftAt(d)];
    a = byA === 0 ? after(a) : a + byA;
    b = byB === 0 ? after(b) : b + byB;
    c = byC === 0 ? after(c) : c + byC;
    d = byD === 0 ? after(d) : d + byD;
  }
  for (const [from, to] of [
    [a, endA],
    [b, endB],
    [c, endC],
    [d, length],
  ] as const) {
    for (let end = from; end < Math.min(to, length);) {
      const by = shiftAt(end);
      end = by === 0 ? after(end) : end + by;
    }
  }
}

/** How far to go on from each block of bytes, and which texts have it at the end of their first bytes. */
function tablesOf(
  needles: readonly Uint8Array[],
  least: number,
): { readonly shifts: Uint8Array; readonly endings: ReadonlyMap<number, readonly Uint8Array[]> } {
  const shifts = new Uint8Array(LAST_BLOCK + 1).fill(least - BLOCK + 1);
  const endings = new Map<number, Uint8Array[]>();
  for (const needle of needles) {
    for (let end = BLOCK - 1; end < least; end += 1) {
      const block = blockOf(needle, end);
      shifts[block] = Math.min(shifts[block] ?? 0, least - 1 - end);
    }
    const last = blockOf(needle, least - 1);
    const known = endings.get(last);
    if (known === undefined) endings.set(last, [needle]);
    else known.push(needle);
  }
  return { shifts, endings };
}

/** A number for the bytes that end here: three figures never share one with three others. */
function blockOf(bytes: Uint8Array, end: number): number {
  return (((bytes[end - 2] ?? 0) << 8) ^ ((bytes[end - 1] ?? 0) << 4) ^ (bytes[end] ?? 0)) & LAST_BLOCK;
}

function isAt(bytes: Uint8Array, needle: Uint8Array, start: number): boolean {
  for (let at = 0; at < needle.length; at += 1) if (bytes[start + at] !== needle[at]) return false;
  return true;
}

/** Bytes that are looked at together. */
const BLOCK = 3;
const LAST_BLOCK = (1 << 12) - 1;
const LONG = 8;
const LONGEST = 64;

/** How many line feeds and quotes stand between two places: four bytes at a time, and no branch. */
export function countSigns(
  bytes: Uint8Array,
  from: number,
  to: number,
): { readonly lineFeeds: number; readonly quotes: number } {
  const aligned = from + ((4 - ((bytes.byteOffset + from) & 3)) & 3);
  const first = Math.min(to, aligned);
  const words =
    to < aligned ? NO_WORDS : new Int32Array(bytes.buffer, bytes.byteOffset + first, (to - first) >> 2);
  let [lineFeeds, quotes] = [0, 0];
  for (let at = 0; at < words.length;) {
    // A byte of a sum counts one byte of each word: 255 of them fit.
    const end = Math.min(words.length, at + 255);
    let [feedSum, quoteSum] = [0, 0];
    for (; at < end; at += 1) {
      const word = words[at] ?? 0;
      feedSum = (feedSum + zeroBytes(word ^ FOUR_LINE_FEEDS)) | 0;
      quoteSum = (quoteSum + zeroBytes(word ^ FOUR_QUOTES)) | 0;
    }
    lineFeeds += sumOfBytes(feedSum);
    quotes += sumOfBytes(quoteSum);
  }
  const countOne = (at: number): void => {
    if (bytes[at] === LINE_FEED) lineFeeds += 1;
    else if (bytes[at] === QUOTE) quotes += 1;
  };
  for (let at = from; at < first; at += 1) countOne(at);
  for (let at = first + 4 * words.length; at < to; at += 1) countOne(at);
  return { lineFeeds, quotes };
}

/** Each byte of a word: 1 where it is 0, else 0. */
function zeroBytes(word: number): number {
  return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS) >>> 7;
}

function sumOfBytes(word: number): number {
  return (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
}

const NO_WORDS = new Int32Array(0);
const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const FOUR_LINE_FEEDS = 0x0a0a0a0a;
const FOUR_QUOTES = 0x22222222;
const LOW_BITS = 0x7f7f7f7f;
