import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { completed, encoded, fileOf, payroll, rowsOf, type WrittenRun } from '../support/payroll.js';
import {
  AYSHA,
  csvOf,
  SMALL_EXPORT,
  table,
  textsOf,
  withValue,
  type CsvStyle,
  type Table,
  type Tables,
} from '../support/small-export.js';

const PAY_FILES = ['mouvements.txt', 'paiements.csv', 'retenus.csv'] as const;

const payFiles = (run: WrittenRun): unknown => PAY_FILES.map((name) => Buffer.from(fileOf(run, name)));
const issuesOf = (run: WrittenRun): string[] =>
  rowsOf(fileOf(run, 'anomalies.csv')).map(
    ({ gravite, code, fichier, ligne, objet }) => `${gravite} ${code} ${fichier} ${ligne} ${objet}`,
  );

const PLAIN = payFiles(await completed(textsOf(SMALL_EXPORT)));

describe('the same facts give the same payment bytes', () => {
  test.each<[string, CsvStyle]>([
    ['with CRLF', { lineEnd: '\r\n' }],
    ['with every field between quotes', { quotes: 'all' }],
    ['with both', { lineEnd: '\r\n', quotes: 'all' }],
  ])('%s', async (_, style) => {
    const run = await completed(textsOf(SMALL_EXPORT, style));
    expect(payFiles(run)).toEqual(PLAIN);
    expect(issuesOf(run)).toEqual([]);
  });

  test.each<[Encoding, string]>([
    ['UTF-8', ''],
    ['UTF-8', '\uFEFF'],
    ['ISO-8859-15', ''],
    ['windows-1252', ''],
  ])('in %s, with %j before the text', async (encoding, mark) => {
    const texts = Object.entries(textsOf(SMALL_EXPORT)).map(
      ([name, text]) => [name, encoded(mark + text, encoding)] as const,
    );
    expect(payFiles(await completed(Object.fromEntries(texts), { config: { encoding } }))).toEqual(PLAIN);
  });

  test('with the columns in another order', async () => {
    expect(payFiles(await completed(textsOf(mapTables(reversedColumns))))).toEqual(PLAIN);
  });

  test('with blank lines anywhere, and blanks around every value', async () => {
    const texts = Object.entries(SMALL_EXPORT).map(([name, { columns, rows }]) => [
      name,
      csvOf({ columns: columns.map(padded), rows: rows.map((row) => row.map(padded)) })
        .replaceAll('\n', '\n\n \t\n')
        .replace(/^/, '\n'),
    ]);
    const run = await completed(Object.fromEntries(texts) as Record<string, string>);
    expect(payFiles(run)).toEqual(PLAIN);
    expect(issuesOf(run)).toEqual([]);
  });

  test('with an unknown column, which one warning names', async () => {
    const run = await completed(
      textsOf({ ...SMALL_EXPORT, agents: withValue(SMALL_EXPORT.agents, AYSHA, 'remarque', 'à voir') }),
    );
    expect(payFiles(run)).toEqual(PLAIN);
    expect(issuesOf(run)).toEqual(['alerte file.unknown-column agents.csv 1 ']);
  });

  test('with separators, quotes and line breaks in a column that is not written', async () => {
    const missions = withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', 'n° 12 ; dite "LM"\nsigné');
    const run = await completed(textsOf({ ...SMALL_EXPORT, missions }));
    expect(payFiles(run)).toEqual(PLAIN);
    expect(issuesOf(run)).toEqual([]);
  });

  test('with dates written the other way, and decimals with the other sign', async () => {
    const rewritten = mapTables(({ columns, rows }) => ({
      columns,
      rows: rows.map((row) => row.map(otherForm)),
    }));
    expect(rewritten.missions?.rows[0]).toContain('01/09/2025');
    expect(rewritten.missions?.rows[5]).toContain('312.5');
    expect(payFiles(await completed(textsOf(rewritten)))).toEqual(PLAIN);
  });

  test('with the optional columns away when nothing is said in them', async () => {
    const { agents, missions } = SMALL_EXPORT;
    const run = await completed(
      textsOf({
        ...SMALL_EXPORT,
        agents: withoutColumn(agents, 'cpge_service_complet'),
        missions: withoutColumn(missions, 'date_fin_reelle'),
      }),
    );
    expect(payFiles(run)).toEqual(PLAIN);
  });
});

describe('a name written in quotes', () => {
  test('keeps its separators, quotes and line breaks in paiements.csv, and goes into no record', async () => {
    const nom = 'BEL;LE\n"DITE"';
    const agents = withValue(SMALL_EXPORT.agents, AYSHA, 'nom', nom);
    const run = await completed(textsOf({ ...SMALL_EXPORT, agents }));
    // A line break is no letter of a name: the two payments of that person are held, the others are made.
    expect(run.movements).toHaveLength(10);
    expect(rowsOf(fileOf(run, 'retenus.csv')).map(({ numen }) => numen)).toEqual([AYSHA, AYSHA]);

    const onOneLine = withValue(SMALL_EXPORT.agents, AYSHA, 'nom', 'BEL;LE "DITE"');
    const paid = rowsOf(
      fileOf(await completed(textsOf({ ...SMALL_EXPORT, agents: onOneLine })), 'paiements.csv'),
    );
    expect(paid.filter(({ nom: written }) => written === 'BEL;LE "DITE"')).toHaveLength(2);
  });
});

describe('a row that is not well formed', () => {
  const missions = csvOf(SMALL_EXPORT.missions).split('\n');
  const at = (line: number, row: string): string => missions.with(line - 1, row).join('\n');

  test.each([
    ['has too many fields', `M3;${AYSHA};IMP;DISCIPLINE;E;A;6200001G;01/09/2025;31/08/2026;1250;;reste`],
    ['has too few fields', `M3;${AYSHA};IMP;DISCIPLINE`],
    ['has only its key', 'M3'],
  ])('because it %s is rejected, and the next one is read', async (_, row) => {
    const run = await completed({ ...textsOf(SMALL_EXPORT), missions: at(4, row) });
    expect(issuesOf(run)).toEqual(['rejet row.columns missions.csv 4 M3']);
    expect(run.movements.map(({ key }) => key.award as string)).toContain('M4');
    expect(run.movements.map(({ key }) => key.award as string)).not.toContain('M3');
  });

  test('is named by the line it begins on, even after rows of several lines', async () => {
    const several = `"M3";${AYSHA};IMP;"DISCI\n\nPLINE";E;A;6200001G;"01/09/\n2025";31/08/2026;1250;`;
    const run = await completed({
      ...textsOf(SMALL_EXPORT),
      missions: [...missions.slice(0, 3), '', several, 'M4;trop peu', ...missions.slice(5)].join('\n'),
    });
    expect(issuesOf(run)).toEqual([
      'rejet field.format missions.csv 5 M3',
      'rejet row.columns missions.csv 9 M4',
    ]);
  });
});

describe('the line of a faulty header', () => {
  test('is the line it stands on, after blank lines too', async () => {
    const agents = `\n\n${csvOf(withValue(SMALL_EXPORT.agents, AYSHA, 'remarque', 'x'))}`;
    expect(issuesOf(await completed({ ...textsOf(SMALL_EXPORT), agents }))).toEqual([
      'alerte file.unknown-column agents.csv 3 ',
    ]);
    const outcome = await payroll({ ...textsOf(SMALL_EXPORT), agents: '\n\nnumen;nir\n' });
    expect(outcome.kind === 'unusable' && outcome.problems.map(({ at: { line } }) => line)).toEqual([3]);
  });
});

function mapTables(change: (table: Table) => Table): Tables {
  return Object.fromEntries(Object.entries(SMALL_EXPORT).map(([name, each]) => [name, change(each)]));
}

function reversedColumns({ columns, rows }: Table): Table {
  return { columns: columns.toReversed(), rows: rows.map((row) => row.toReversed()) };
}

function withoutColumn({ columns, rows }: Table, column: string): Table {
  const keep = (row: readonly string[]): string[] => row.filter((_, index) => columns[index] !== column);
  return table(
    keep(columns).join(';'),
    rows.map((row) => keep(row).join(';')),
  );
}

function padded(text: string): string {
  return `  ${text}\t `;
}

function otherForm(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return `${iso[3]!}/${iso[2]!}/${iso[1]!}`;
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  if (french !== null) return `${french[3]!}-${french[2]!}-${french[1]!}`;
  if (/^\d+,\d+$/.test(text)) return text.replace(',', '.');
  return /^\d+\.\d+$/.test(text) ? text.replace('.', ',') : text;
}
