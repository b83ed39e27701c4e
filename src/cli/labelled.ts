/** A title, and facts below it, their labels aligned; a label that is empty goes on with the one above. */
export function labelled(title: string, lines: readonly (readonly [label: string, text: string])[]): string {
  const width = Math.max(...lines.map(([label]) => label.length));
  return [title, ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`)].join('\n');
}
