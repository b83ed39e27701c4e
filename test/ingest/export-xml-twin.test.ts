import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTRACT_TABLES, csvTablesOf, exportXml, type CsvTable } from '../support/export-xml.js';
import { randomRuns } from '../support/random-runs.js';
import { readXml, type Read } from '../support/reading-xml.js';

const SAMPLES = [
  'samples/01-premier-mois/input',
  'samples/02-corrections/input-1',
  'samples/02-corrections/input-3',
];

describe('the same facts, as CSV files and as export.xml, give the same rows', () => {
  test.each(SAMPLES)('%s', (folder) => {
    const tables = csvTablesOf(folder);
    const read = readXml(exportXml(tables));
    expect(read).toMatchObject({ problems: [], issues: [] });
    expect(read.tables).toEqual(new Set(tables.map(({ name }) => name)));
    expect(rowsOf(read)).toEqual(tables.flatMap(contractRows));
    expect(read.rows.length).toBeGreaterThan(100);
  });

  test('samples/03-xml, which is the first sample written again', async () => {
    const tables = csvTablesOf('samples/01-premier-mois/input');
    const path = 'samples/03-xml/input/export.xml';
    await expect(exportXml(tables)).toMatchFileSnapshot(`../../${path}`);
    expect(rowsOf(readXml(readFileSync(path)))).toEqual(tables.flatMap(contractRows));
  });

  test('any text that XML can hold', () => {
    const sign = fc.constantFrom(
      'a',
      'É',
      '€',
      '😀',
      '<',
      '>',
      '&',
      '&amp;',
      ']]>',
      '"',
      "'",
      ';',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u00A0',
      '01',
      '-->',
    );
    const cell = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''));
    const table = fc.constantFrom(...CONTRACT_TABLES).chain(({ name, columns }) =>
      fc.record({
        name: fc.constant(name),
        columns: fc.shuffledSubarray([...columns]),
        rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
          maxLength: 5,
        }),
      }),
    );
    const tables = fc.uniqueArray(table, { selector: ({ name }) => name, maxLength: 8 });
    fc.assert(
      fc.property(tables, (written) => {
        const read = readXml(exportXml(written));
        expect(read).toMatchObject({ problems: [], issues: [] });
        expect(rowsOf(read)).toEqual(written.flatMap(contractRows));
      }),
      randomRuns(300),
    );
  });
});

/** Its rows without their lines, which differ between the two forms. */
function rowsOf({ rows }: Read): string[][] {
  return rows.map(([table, , ...fields]) => [table, ...fields]);
}

/** The rows of a CSV table, trimmed as every reader trims them, in the order of the contract. */
function contractRows({ name, columns, rows }: CsvTable): string[][] {
  const order = CONTRACT_TABLES.find((table) => table.name === name)?.columns ?? [];
  return rows.map((fields) => [
    name,
    ...order.map((column) => fields[columns.indexOf(column)]?.trim() ?? ''),
  ]);
}
