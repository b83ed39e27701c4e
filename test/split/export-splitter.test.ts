import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';
import { readCsv } from '../../src/ingest/csv.js';
import { Spill } from '../../src/io/spill.js';
import { PostingPage } from '../../src/ledger/posting-page.js';
import { PostingRow } from '../../src/posted-awards.js';
import { ChangedFileError, ExportSplitter, type ExportPart } from '../../src/split/export-splitter.js';
import { LINKS, SPLIT_TABLES, type SplitTable } from '../../src/split/links.js';
import { byteReading, textReading, type RowReading, type RowView } from '../../src/split/row-reading.js';
import { encoded } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { csvOf, type CsvStyle, type Table } from '../support/small-export.js';
import { NaiveComponents } from './naive-components.js';

type Tables = Readonly<Partial<Record<SplitTable, Table>>>;

interface PostedAward {
  readonly award: string;
  readonly payees: readonly string[];
}

interface Written {
  readonly style: CsvStyle;
  readonly encoding: Encoding;
  readonly way: 'fast' | 'careful';
  /** Blank lines before the header and after each row. */
  readonly blanks: number;
}

const PLAIN: Written = { style: {}, encoding: 'UTF-8', way: 'fast', blanks: 0 };

function readingOf(table: Table, { style, encoding, way, blanks }: Written): RowReading {
  const blank = (style.lineEnd ?? '\n').repeat(blanks);
  const [header, ...rows] = [
    csvOf({ columns: table.columns, rows: [] }, style),
    ...table.rows.map((row) => csvOf({ columns: row, rows: [] }, style)),
  ];
  const text = [blank + header, ...rows].map((row) => row + blank).join('');
  if (way === 'careful') return textReading(text);
  return byteReading({ name: 'x.csv', bytes: encoded(text, encoding) }, encoding);
}

/** Splits tables and a ledger. Headers are never refused here. */
function split(
  tables: Tables,
  parts: number,
  { ledger = [], written = PLAIN }: { ledger?: readonly PostedAward[]; written?: Written } = {},
): ExportPart[] {
  const splitter = new ExportSplitter(new Spill('/nowhere'));
  for (const { award, payees } of ledger) {
    for (const payee of payees) splitter.addPosting(postingRow(award, payee));
  }
  for (const [name, table] of Object.entries(tables) as [SplitTable, Table][]) {
    expect(splitter.addTable(name, readingOf(table, written), placesOf)).toBe(true);
  }
  return splitter.split(parts).map((part) => part());
}

/** A posting that gives the name of its award. */
function postingRow(award: string, payee: string): RowView {
  const page = new PostingPage(Buffer.from(JSON.stringify([['movement', award, payee]])));
  page.next();
  const named = Buffer.from(`${award}\u0000`);
  return Object.assign(new PostingRow(page), {
    give: (take: (bytes: Uint8Array, start: number, end: number) => void) => {
      take(named, 0, named.length);
    },
  });
}

function placesOf(columns: readonly string[]): ReadonlyMap<string, number> {
  return new Map(columns.map((column, at) => [column, at]));
}

/** The rows of a part, header first, each with the line it is said to be on. */
function rowsOf(part: ExportPart, name: SplitTable): { line: number; fields: readonly string[] }[] {
  const table = part.tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`no ${name}`);
  const decoded = decode(table.bytes, table.encoding);
  const all: (readonly string[])[] = [];
  const add = (fields: readonly string[]): void => void all.push(fields);
  expect(decoded.ok && readCsv(decoded.text, { header: add, record: add })).toBeUndefined();
  expect(all).toHaveLength(table.lines.length);
  return all.map((fields, at) => ({ line: table.lines[at]!, fields }));
}

/** Awards of the ledger in a part, each as often as it was posted. */
const postingsOf = (part: ExportPart): string[] =>
  Buffer.from(part.ledger).toString().split('\u0000').slice(0, -1);

const awardsOf = (part: ExportPart): string[] => [...new Set(postingsOf(part))];

/** What brings a row together with others, as texts: a key in its space; all the keys that hold a bar. */
function linksOf(name: SplitTable, columns: readonly string[], row: readonly string[]): string[] {
  return LINKS[name].flatMap(({ column, space }) => {
    const key = row[columns.indexOf(column)]?.trim() ?? '';
    if (key === '') return [];
    return key.includes('|') ? [`${String(space)} ${key}`, 'bar'] : [`${String(space)} ${key}`];
  });
}

/** Where things are: for each row and award, its part, under a name of its own. */
function placed(parts: readonly ExportPart[], tables: Tables): Map<string, number> {
  const places = new Map<string, number>();
  parts.forEach((part, rank) => {
    for (const name of Object.keys(tables) as SplitTable[]) {
      for (const { line } of rowsOf(part, name).slice(1)) {
        expect(places.has(`${name} ${String(line)}`), `${name} ${String(line)} twice`).toBe(false);
        places.set(`${name} ${String(line)}`, rank);
      }
    }
    for (const award of awardsOf(part)) places.set(`ledger ${award}`, rank);
  });
  return places;
}

/** Few keys, so that rows meet; some alike but for an accent, a blank, a quote, a bar. */
const key = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 14 }).map((rank) => `K${String(rank)}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'É1',
      'E1',
      'é1',
      '  K1 ',
      'K"1"',
      '"',
      'K;1',
      'K 1',
      'ŒUF€',
      'K\n1',
      '\u00a0K2\u00a0',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('K|1', '|', 'É|2') },
  { weight: 3, arbitrary: fc.constantFrom('', ' ', '\t', '\u00a0') },
);

function tableOf(name: SplitTable): fc.Arbitrary<Table> {
  const keys = LINKS[name].map(({ column }) => column);
  return fc
    .tuple(
      fc.shuffledSubarray([...keys, 'autre', 'note'], { minLength: keys.length }),
      fc.array(fc.array(key, { minLength: 6, maxLength: 6 }), { maxLength: 9 }),
      fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    )
    .map(([drawn, rows, shortened]) => {
      // A table of one column has rows that may be blank: they would be no rows.
      const columns = drawn.length === 1 ? [...drawn, 'autre'] : drawn;
      return {
        columns,
        rows: rows.map((row, at) => {
          const full = columns.map((column, place) => (column === 'autre' ? 'x' : (row[place] ?? '')));
          // A row may lack its last column; on several lines as well, it would have the file refused.
          const isShort = shortened[at] === true && columns.length > 2 && !full.join('').includes('\n');
          return isShort ? full.slice(0, -1) : full;
        }),
      };
    });
}

const someTables = fc.record(
  Object.fromEntries(SPLIT_TABLES.map((name) => [name, tableOf(name)])) as Record<
    SplitTable,
    fc.Arbitrary<Table>
  >,
  { requiredKeys: [] },
) as fc.Arbitrary<Tables>;

const someLedger = fc.uniqueArray(
  fc.record({
    award: key.map((text) => text.trim()).filter((text) => text !== ''),
    payees: fc.array(
      key.map((text) => text.trim()).filter((text) => text !== ''),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { selector: ({ award }) => award, maxLength: 6 },
);

const someWriting: fc.Arbitrary<Written> = fc.record({
  style: fc.record({ lineEnd: fc.constantFrom('\n', '\r\n'), quotes: fc.constantFrom('all', 'needed') }),
  encoding: fc.constantFrom<Encoding>('UTF-8', 'ISO-8859-15'),
  way: fc.constantFrom('fast', 'careful'),
  blanks: fc.constantFrom(0, 0, 1, 2),
});

describe('an export that is split', () => {
  test('has each row in one part, as it was, in the order of the file, with its line; the header in each', () => {
    fc.assert(
      fc.property(someTables, someWriting, fc.integer({ min: 1, max: 12 }), (tables, written, count) => {
        const parts = split(tables, count, { written });
        expect(parts).toHaveLength(count);
        for (const [name, table] of Object.entries(tables) as [SplitTable, Table][]) {
          const whole = split({ [name]: table }, 1, { written });
          const [header, ...rows] = rowsOf(whole[0]!, name);
          const again = parts.map((part) => rowsOf(part, name));
          for (const [first, ...others] of again) {
            expect(first).toEqual(header);
            const lines = others.map(({ line }) => line);
            expect(lines).toEqual(lines.toSorted((a, b) => a - b));
          }
          const all = again.flatMap((some) => some.slice(1)).sort((a, b) => a.line - b.line);
          expect(all).toEqual(rows);
          // And one part is the file.
          const lines = linesOf(table, written);
          expect([header, ...rows]).toEqual(
            [table.columns, ...table.rows].map((fields, at) => ({ line: lines[at], fields })),
          );
        }
      }),
      randomRuns(200),
    );
  });

  test('has what shares a key, near or far, in one part, and the postings of an award with its rows', () => {
    fc.assert(
      fc.property(
        someTables,
        someLedger,
        someWriting,
        fc.integer({ min: 2, max: 60 }),
        (tables, ledger, written, count) => {
          const parts = split(tables, count, { ledger, written });
          const places = placed(parts, tables);
          const naive = new NaiveComponents();
          const link = (one: string, keys: readonly string[]): void => {
            for (const other of keys) naive.link(one, other);
          };
          const entries = Object.entries(tables) as [SplitTable, Table][];
          for (const [name, table] of entries) {
            const lines = linesOf(table, written);
            table.rows.forEach((row, at) => {
              link(`${name} ${String(lines[at + 1])}`, linksOf(name, table.columns, row));
            });
          }
          for (const { award, payees } of ledger) {
            const keys = linksOf('missions', ['id_mission', 'numen'], [award, '']);
            const holders = payees.flatMap((payee) =>
              linksOf('missions', ['id_mission', 'numen'], ['', payee]),
            );
            link(`ledger ${award}`, [...keys, ...holders]);
          }
          const rows = entries.reduce((sum, [, table]) => sum + table.rows.length, 0);
          expect(places.size).toBe(rows + ledger.length);
          const all = [...places];
          for (const [one, part] of all) {
            for (const [other, otherPart] of all) {
              if (naive.areOne(one, other)) expect(otherPart, `${one}, ${other}`).toBe(part);
            }
          }
          // The postings of a part come in the order of the ledger.
          const order = ledger.flatMap(({ award, payees }) => payees.map(() => award));
          for (const part of parts) {
            const found = postingsOf(part);
            expect(found).toEqual(order.filter((award) => found.includes(award)));
          }
        },
      ),
      randomRuns(400),
    );
  });

  test('has what shares no key in different parts, as a rule: the parts are of one size, more or less', () => {
    const tables: Tables = {
      agents: {
        columns: ['numen', 'nir', 'nom'],
        rows: Array.from({ length: 2000 }, (_, rank) => [`N${String(rank)}`, `I${String(rank)}`, 'X']),
      },
      missions: {
        columns: ['id_mission', 'numen', 'stagiaire', 'district'],
        // The ids of awards are written like those of agents, and nobody has a trainee or a district.
        rows: Array.from({ length: 2000 }, (_, rank) => [
          `N${String(1999 - rank)}`,
          `N${String(rank)}`,
          ' ',
          '',
        ]),
      },
    };
    const parts = split(tables, 10, { ledger: [{ award: 'N5', payees: ['N1994'] }] });
    for (const part of parts) {
      const sizes = [rowsOf(part, 'agents').length, rowsOf(part, 'missions').length];
      // An agent, its award.
      expect(sizes[0]).toBe(sizes[1]);
      expect(sizes[0]).toBeGreaterThan(140);
      expect(sizes[0]).toBeLessThan(260);
    }
  });

  test('has the same parts whatever way it is read and written', () => {
    fc.assert(
      fc.property(someTables, someLedger, someWriting, (tables, ledger, written) => {
        const layOut = (way: Written): unknown => {
          const parts = split(tables, 7, { ledger, written: way });
          const names = Object.keys(tables) as SplitTable[];
          return parts.map((part) => [
            ...names.map((name) => rowsOf(part, name).map(({ fields }) => fields)),
            awardsOf(part),
          ]);
        };
        expect(layOut(written)).toEqual(layOut(PLAIN));
      }),
      randomRuns(100),
    );
  });

  test('is split with keys that are columns of no table away, and with no table at all', () => {
    const parts = split({ agents: { columns: ['nom'], rows: [['A'], ['B']] } }, 3, {
      ledger: [{ award: 'M1', payees: ['N1'] }],
    });
    expect(parts.map((part) => rowsOf(part, 'agents').length - 1).toSorted()).toEqual([0, 0, 2]);
    expect(parts.flatMap(awardsOf)).toEqual(['M1']);
    expect(split({}, 2)).toEqual([
      { tables: [], ledger: new Uint8Array() },
      { tables: [], ledger: new Uint8Array() },
    ]);
  });

  test('shows each row to whoever watches, with the columns that were asked for', () => {
    const splitter = new ExportSplitter(new Spill('/nowhere'));
    const table = {
      columns: ['uai', 'numen', 'date_debut'],
      rows: [
        ['É', 'N1', ' d1 '],
        ['', 'N2'],
        ['U', '', 'd2'],
      ],
    };
    const seen: (string | undefined)[][] = [];
    splitter.addTable(
      'missions',
      readingOf(table, PLAIN),
      placesOf,
      ['date_debut', 'absente', 'uai', 'numen'],
      (row, ranks) => seen.push(ranks.map((rank) => (rank === undefined ? undefined : row.text(rank)))),
    );
    expect(seen).toEqual([
      ['d1', undefined, 'É', 'N1'],
      ['', undefined, '', 'N2'],
      ['d2', undefined, 'U', ''],
    ]);
  });
});

describe('a table that is refused', () => {
  test('by its header is not among the parts', () => {
    const splitter = new ExportSplitter(new Spill('/nowhere'));
    const reading = readingOf({ columns: ['a'], rows: [['1']] }, PLAIN);
    expect(splitter.addTable('agents', reading, () => undefined)).toBe(false);
    expect(splitter.split(1).map((part) => part().tables)).toEqual([[]]);
  });

  test('for what the fast way cannot read may be added again, the careful way', () => {
    const text = 'numen;nir;nom\nN1;I1;dite "A"\nN2;I2;B\n';
    const splitter = new ExportSplitter(new Spill('/nowhere'));
    expect(splitter.addTable('agents', byteReading(fileOf(text), 'UTF-8'), placesOf)).toBe(false);
    expect(splitter.addTable('agents', textReading(text), placesOf)).toBe(true);
    const [part] = splitter.split(1).map((each) => each());
    expect(rowsOf(part!, 'agents').map(({ fields }) => fields[2])).toEqual(['nom', 'dite "A"', 'B']);
  });
});

describe('a file that changes between its two readings', () => {
  const FIRST = 'numen;nir\nN1;I1\nN2;I2\nN3;I3\n';

  function changingTo(second: string): () => unknown {
    let readings = 0;
    const pieces = (): Uint8Array[] => [Buffer.from((readings += 1) === 1 ? FIRST : second)];
    const file = { ...fileOf(FIRST), lazy: { size: FIRST.length, pieces, digest: () => '' } };
    const splitter = new ExportSplitter(new Spill('/nowhere'));
    expect(splitter.addTable('agents', byteReading(file, 'UTF-8'), placesOf)).toBe(true);
    return () => splitter.split(2);
  }

  test('is told when it does not', () => {
    expect(changingTo(FIRST)).not.toThrow();
  });

  test.each([
    ['a row is gone', 'numen;nir\nN1;I1\nN3;I3\n'],
    ['a row is new', `${FIRST}N4;I4\n`],
    ['it is empty', ''],
    ['it is cut in the middle of a row', FIRST.slice(0, 15)],
    ['a quote is no longer closed', FIRST.replace('N2', '"N2')],
    ['rows are blank', FIRST.replaceAll(/N\d;I\d/g, '')],
  ])('is told: %s', (_, second) => {
    expect(changingTo(second)).toThrow(ChangedFileError);
  });
});

function fileOf(text: string): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: 'x.csv', bytes: Buffer.from(text) };
}

/** The line that the header and each row begin on. */
function linesOf({ columns, rows }: Table, { style, blanks }: Written): number[] {
  let line = 1 + blanks;
  const breaks = (row: readonly string[]): number =>
    csvOf({ columns: row, rows: [] }, style).split('\n').length - 1;
  return [columns, ...rows].map((row) => {
    const begun = line;
    line += breaks(row) + blanks;
    return begun;
  });
}
