/**
 * A text with every NIR in it made of stars: a NIR typed in the wrong column must not leave in a message. Thirteen or
 * fifteen characters shaped like a NIR, with or without its key, however they are spaced and whatever letters touch
 * them.
 */
export function withoutNir(text: string): string {
  return text.replace(NIR, (found) => '*'.repeat(found.length));
}

/** Whether such a NIR stands in the text. */
export function holdsNir(text: string): boolean {
  return withoutNir(text) !== text;
}

const NIR =
  /(?<!\d)[1-8](?:[ .-]?\d){4}[ .-]?(?:\d[ .-]?\d|2[AB])(?:[ .-]?\d){6}(?:(?:[ .-]?\d){2})?(?!\d)/gi;
