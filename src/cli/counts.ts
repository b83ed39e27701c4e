/** `1 234 mouvements`: 0 and 1 are singular in French. */
export function frenchCount(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count, '\u00a0')} ${count < 2 ? one : many}`;
}

/** `1,234 movements`. */
export function englishCount(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count, ',')} ${count === 1 ? one : many}`;
}

function grouped(count: number, separator: string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, separator);
}
