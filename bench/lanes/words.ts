/** The words after a lane's script. */
export function words(...names: readonly string[]): string[] {
  const given = process.argv.slice(2);
  if (given.length < names.length) throw new RangeError(`expected: ${names.join(' ')}`);
  return given;
}

/** What a lane says it did, shown in the table. */
export function say(result: string): void {
  process.stdout.write(`${result}\n`);
}

export function count(value: number): string {
  return value.toLocaleString('en-GB');
}
