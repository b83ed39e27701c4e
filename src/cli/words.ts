/** What must be known of a command line before it is read, to complain about it. Options are given once. */
export function valueIn(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(`--${option}`);
  const joined = words.find((word) => word.startsWith(`--${option}=`));
  return at >= 0 ? words[at + 1] : joined?.slice(option.length + 3);
}

export function flagIn(words: readonly string[], option: string): boolean {
  return words.includes(`--${option}`) || words.includes(`--${option}=true`);
}
