/**
 * The reader of a date that another system writes in its own way: `JJ`, `MM` and `AAAA`, each once, and what stands
 * between them (`JJMMAAAA`, `AAAA-MM-JJ 00:00:00`).
 *
 * @returns a function that gives `AAAA-MM-JJ`, or `undefined` for a text of another form; whether such a day exists is
 * for the contract to say
 */
export function dateReader(pattern: string): (text: string) => string | undefined {
  const parts = pattern.split(/(JJ|MM|AAAA)/).map((part) => TOKENS.get(part) ?? escaped(part));
  const shape = new RegExp(`^${parts.join('')}$`);
  return (text) => {
    const { year, month, day } = shape.exec(text)?.groups ?? {};
    const isDate = year !== undefined && month !== undefined && day !== undefined;
    return isDate ? `${year}-${month}-${day}` : undefined;
  };
}

/** A year of two figures is no token: its century would be a guess. */
const TOKENS = new Map([
  ['JJ', String.raw`(?<day>\d\d)`],
  ['MM', String.raw`(?<month>\d\d)`],
  ['AAAA', String.raw`(?<year>\d{4})`],
]);

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
