/** The address of a ledger as it may be shown, alone or in a sentence: a URL without its password. */
export function withoutPassword(text: string): string {
  return text
    .replaceAll(/\b([a-z]+:\/\/[^\s:/@]*):\S*@/gi, '$1@')
    .replaceAll(/([?&]password=)[^\s&]*/gi, '$1…');
}
