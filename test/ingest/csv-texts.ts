import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Every CSV file of the samples and of the worked examples. */
export function csvFiles(): string[] {
  return ['samples', 'test'].flatMap(csvFilesUnder);
}

function csvFilesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return csvFilesUnder(path);
    return name.endsWith('.csv') ? [path] : [];
  });
}

/** Texts made of the signs that matter in a CSV file, of letters, and of the blanks that `trim` takes away. */
const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      'b1',
      ';',
      ';',
      '"',
      '""',
      '";"',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '\u00a0',
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

/** Plain files, quoted where they must be. */
const cell = fc
  .array(fc.constantFrom('a', 'é', 'XY', '12', ';', '"', '\n', ' ', '\u00a0', '€'), { maxLength: 5 })
  .map((parts) => parts.join(''));
/** Mostly as wide as the header; now and then it is the header. */
const row = fc.oneof(
  { weight: 12, arbitrary: fc.array(cell, { minLength: 3, maxLength: 3 }) },
  { weight: 4, arbitrary: fc.array(cell, { minLength: 1, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(['a', 'b', 'c'], [' b', 'a ', 'c'], ['1', '2', '3a', 'b', 'c']) },
);
const plain = fc
  .tuple(
    fc.array(fc.tuple(row, fc.boolean()), { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\n\n'),
    fc.boolean(),
  )
  .map(([rows, lineEnd, endsWell]) => {
    const lines = rows.map(([cells, quoted]) =>
      cells
        .map((text) => (quoted || /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(';'),
    );
    return ['a;b;c', ...lines].join(lineEnd) + (endsWell ? lineEnd : '');
  });

/** Plain files with one piece replaced. */
const mutated = fc
  .tuple(
    plain,
    fc.nat(),
    fc.nat({ max: 2 }),
    fc.constantFrom('"', '\r', '\n', ';', '', ' ', '"\n', 'x"', '\ufeff', ','),
  )
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

/** CSV texts good and bad. */
export const csvTexts = fc.oneof(plain, mutated, hostile);
