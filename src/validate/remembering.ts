/**
 * The same pure function, that remembers its answers: an export writes the same rates, years and days over and over.
 * The memory is bounded; once full it is emptied, which costs less than knowing what was not used.
 */
export function remembering<Key, Answer extends string | number | boolean | object>(
  answer: (key: Key) => Answer,
  limit = 1024,
): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(key);
    if (known.size >= limit) known.clear();
    known.set(key, found);
    return found;
  };
}

/**
 * The same for texts cut out of a file. Only short ones are kept: the engine holds a longer piece as a view of the text
 * it was cut from, and remembering it would keep a whole file.
 */
export function rememberingTexts<Answer extends string | number | boolean | object>(
  answer: (text: string) => Answer,
): (text: string) => Answer {
  const ofShort = remembering(answer);
  return (text) => (text.length <= LONGEST_COPIED ? ofShort(text) : answer(text));
}

/** V8 copies a piece of a text up to this length. */
const LONGEST_COPIED = 12;
