/** The records of a CSV file, as an independent reader gives them. */
export type CsvRecords = readonly (readonly string[])[];

/** Every row of a table, read back, that is not the one meant, by its rank; no NIR and no name in what is said. */
export function tableMismatches(name: string, read: CsvRecords, meant: CsvRecords): string[] {
  const mismatched =
    read.length === meant.length ? [] : [`${name}: ${String(read.length)} ≠ ${String(meant.length)}`];
  meant.forEach((cells, index) => {
    const found = read[index] ?? [];
    const isSame = found.length === cells.length && cells.every((cell, at) => isCell(found[at], cell));
    if (!isSame) mismatched.push(`${name}: ${String(index + 1)}`);
  });
  return mismatched;
}

/** A cell that a spreadsheet would run as a formula has an apostrophe before it, in the tables for people. */
function isCell(read: string | undefined, meant: string): boolean {
  return read === meant || (read === `'${meant}` && /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(meant));
}

/** Whether the explanations are those of the movements, in their order. */
export function explanationMismatches(
  bytes: Uint8Array,
  rows: readonly { readonly reference: string }[],
): string[] {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const references = lines.map((line) => (JSON.parse(line) as { reference?: string }).reference);
  const same = rows.every(({ reference }, index) => references[index] === reference);
  return same && lines.length === rows.length ? [] : ['explications.jsonl: references'];
}
