import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_NAMESPACE, ROW_ELEMENTS } from '../../src/ingest/export-format.js';
import { CONTRACT_TABLES, csvTablesOf, escaped, exportXml } from '../support/export-xml.js';
import { randomRuns } from '../support/random-runs.js';
import { readXml } from '../support/reading-xml.js';

describe('fast-xml-parser, which reads a document whole, finds the same rows', () => {
  test.each([
    ['samples/03-xml', () => readFileSync('samples/03-xml/input/export.xml', 'utf8')],
    ['samples/02-corrections', () => exportXml(csvTablesOf('samples/02-corrections/input-2'))],
  ])('in %s', (_, text) => {
    const document = text();
    const { rows, problems } = readXml(document);
    expect(problems).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
    expect(rowsByPeer(document)).toEqual(rows.map(([table, , ...fields]) => [table, ...fields]));
  });

  test('in random documents, written in any style', () => {
    fc.assert(
      fc.property(anyDocument(), ({ document, rows, lines }) => {
        const read = readXml(document);
        expect(read).toMatchObject({ problems: [], issues: [] });
        expect(read.rows.map(([table, , ...fields]) => [table, ...fields])).toEqual(rows);
        expect(read.rows.map(([, line]) => line)).toEqual(lines);
        expect(rowsByPeer(document)).toEqual(rows);
      }),
      randomRuns(500),
    );
  });

  test('and refuses what it can tell: mismatched tags, a missing end, an attribute without quotes', () => {
    const faulty = ['<a><b></a></b>', '<a><b></b>', '<a b=c></a>'];
    expect(faulty.filter((document) => isWellFormed(document))).toEqual([]);
    expect(faulty.filter((document) => readXml(document).problems.length === 0)).toEqual([]);
  });
});

/** A node of fast-xml-parser that keeps the order: one key, its name. */
type Node = Readonly<Record<string, unknown>>;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // References are replaced below, in texts and not in CDATA.
  processEntities: false,
  cdataPropName: '#cdata',
});

/** The parser reads on where it should not: its validator goes first. */
function isWellFormed(document: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package, with the same code
  return XMLValidator.validate(document) === true;
}

/** The rows of a document, in its order, read by other people's code. */
function rowsByPeer(document: string): string[][] {
  expect(isWellFormed(document)).toBe(true);
  const [root] = named(PARSER.parse(document) as readonly Node[], 'export');
  return childrenOf(root, 'export').flatMap((tableNode) => {
    const table = CONTRACT_TABLES.find(({ name }) => name in tableNode);
    if (table === undefined) return [];
    const { name, columns } = table;
    const rowElement = ROW_ELEMENTS.get(name) ?? '';
    return named(childrenOf(tableNode, name), rowElement).map((rowNode) => {
      const fields = childrenOf(rowNode, rowElement);
      return [name, ...columns.map((column) => textIn(named(fields, column)[0], column))];
    });
  });
}

function named(nodes: readonly Node[], name: string): readonly Node[] {
  return nodes.filter((node) => name in node);
}

function childrenOf(node: Node | undefined, name: string): readonly Node[] {
  return (node?.[name] ?? []) as readonly Node[];
}

function textIn(node: Node | undefined, name: string): string {
  return childrenOf(node, name)
    .map((part) =>
      '#cdata' in part ? written(childrenOf(part, '#cdata')[0]) : withReferences(written(part)),
    )
    .join('')
    .trim();
}

function written(node: Node | undefined): string {
  const text = node?.['#text'];
  return typeof text === 'string' ? text : '';
}

/** The five entities of XML and characters by number (XML 1.0, 4.1 and 4.6). */
function withReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''] ?? '?';
    },
  );
}

interface AnyDocument {
  readonly document: string;
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** A document of a few rows, each part written in one of the ways XML has for it, and what it holds. */
function anyDocument(): fc.Arbitrary<AnyDocument> {
  const row = fc.constantFrom(...CONTRACT_TABLES).chain(({ name, columns }) =>
    fc.record({
      name: fc.constant(name),
      fields: fc
        .shuffledSubarray([...columns])
        .chain((given) => fc.tuple(...given.map((column) => anyText().map((text) => ({ column, ...text }))))),
      between: fc.array(between(), { minLength: 4, maxLength: 4 }),
    }),
  );
  return fc
    .record({
      rows: fc.array(row, { maxLength: 8 }),
      prefix: fc.constantFrom('', 'e:'),
      lead: fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>\r\n<!-- e -->'),
    })
    .map(({ rows, prefix, lead }) => {
      const tables = Map.groupBy(rows, ({ name }) => name);
      const expected: string[][] = [];
      const lines: number[] = [];
      let document = `${lead}<${prefix}export xmlns${prefix === '' ? '' : ':e'}="${EXPORT_NAMESPACE}">`;
      for (const [name, ofTable] of tables) {
        document += `<${prefix}${name}>`;
        for (const { fields, between: blanks } of ofTable) {
          const element = prefix + (ROW_ELEMENTS.get(name) ?? '');
          document += blanks[0] ?? '';
          lines.push(document.split(/\r\n?|\n/).length);
          document += `<${element}>${fields
            .map(({ column, written }) =>
              written === ''
                ? `<${prefix}${column} />`
                : `<${prefix}${column}>${written}</${prefix}${column}\n>`,
            )
            .join(blanks[1] ?? '')}${blanks[2] ?? ''}</${element}>${blanks[3] ?? ''}`;
          const texts = new Map(fields.map(({ column, text }) => [column, text]));
          const { columns } = CONTRACT_TABLES.find((table) => table.name === name) ?? { columns: [] };
          expected.push([name, ...columns.map((column) => texts.get(column)?.trim() ?? '')]);
        }
        document += `</${prefix}${name}>`;
      }
      return { document: `${document}</${prefix}export>\n`, rows: expected, lines };
    });
}

/** A text and one way to write it. */
function anyText(): fc.Arbitrary<{ readonly text: string; readonly written: string }> {
  const sign = fc.constantFrom(
    'a',
    'É',
    '€',
    '😀',
    '<',
    '>',
    '&',
    "'",
    '"',
    ' ',
    '\n',
    '01',
    '1e3',
    'true',
    '&lt;',
    '\u00A0',
    '-',
  );
  const piece = fc
    .tuple(
      fc.array(sign, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('text', 'cdata', 'decimal', 'hexadecimal'),
      fc.constantFrom('', '<!-- c -->'),
    )
    .map(([signs, style, after]) => {
      const text = signs.join('');
      return { text, written: writtenAs(text, style) + after };
    });
  return fc.array(piece, { maxLength: 3 }).map((pieces) => ({
    text: pieces.map(({ text }) => text).join(''),
    written: pieces.map(({ written }) => written).join(''),
  }));
}

function writtenAs(text: string, style: 'text' | 'cdata' | 'decimal' | 'hexadecimal'): string {
  if (style === 'text') return escaped(text);
  if (style === 'cdata') return `<![CDATA[${text}]]>`;
  const radix = style === 'decimal' ? 10 : 16;
  return Array.from(
    text,
    (sign) => `&#${radix === 16 ? 'x' : ''}${(sign.codePointAt(0) ?? 0).toString(radix)};`,
  ).join('');
}

/** What may stand between two elements. */
function between(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(' ', '\n', '\r\n', '\t', '<!-- <nom> -->', '<?p i?>', ''), { maxLength: 3 })
    .map((parts) => parts.join(''));
}
