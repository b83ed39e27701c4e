/** The address of a ledger as it may be shown, alone or in a sentence: a URL without its password. */
export function withoutPassword(text: string): string {
  return text
    .replaceAll(/\b([a-z]+:\/\/[^\s:/@]*):\S*@/gi, '$1@')
    .replaceAll(/([?&]password=)[^\s&]*/gi, '$1…');
}

/** Whether an address among the words of a command line holds a password: every process of the machine can read it. */
export function isPasswordTyped(words: readonly string[]): boolean {
  return words.some(
    (word) => /^(?:--ledger=)?postgres(?:ql)?:\/\//.test(word) && withoutPassword(word) !== word,
  );
}
