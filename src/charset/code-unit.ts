/**
 * The UTF-16 code unit at an index; `NaN` beyond the end. The same as `text.charCodeAt(index)`, for loops over many
 * texts: V8 keeps texts in more forms (slices, ropes, one or two bytes a character) than it keeps lookups of a method
 * apart, and past four forms at one place each lookup costs several times the character itself.
 */
export function codeUnitAt(text: string, index: number): number {
  return charCodeAt.call(text, index);
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called on a text above, and looked up once
const { charCodeAt } = String.prototype;
