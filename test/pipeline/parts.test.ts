import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPayMonth, parsePayMonth, parseSchoolYear } from '../../src/calendar/index.js';
import type { Encoding } from '../../src/charset/index.js';
import { POSTING_BYTES } from '../../src/divided-export.js';
import { readMovementFile } from '../../src/emit/movement-file.js';
import { generateAcademie } from '../../src/generate/academie.js';
import { sha256 } from '../../src/io/digest.js';
import { FIRST_RUN } from '../../src/ledger/view.js';
import { byCodePoint, OVERRIDES } from '../../src/model/index.js';
import type { PartSizes } from '../../src/settled-by-parts.js';
import { SPLIT_TABLES } from '../../src/split/links.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { exportTexts, MemoryLedger } from '../support/engine.js';
import { loadExamples } from '../support/examples.js';
import {
  encoded,
  fileOf,
  inputsOf,
  payroll,
  TEST_CONFIG,
  type Payroll,
  type PayrollOptions,
  type WrittenRun,
} from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import {
  AYSHA,
  csvOf,
  ELIA,
  INES,
  NOEL,
  SMALL_EXPORT,
  table,
  textsOf,
  withValue,
  ZOE,
  type CsvStyle,
  type Table,
  type Tables,
} from '../support/small-export.js';
import { engineConventions, worlds } from '../support/worlds.js';

type Texts = Readonly<Record<string, string | Uint8Array>>;

/** How many parts an export is cut in, and how many awards a range of schools has. */
interface Cut {
  readonly parts: number;
  readonly range: number;
}

const CUTS: readonly Cut[] = [
  { parts: 1, range: 1_000_000 },
  { parts: 2, range: 20 },
  { parts: 7, range: 3 },
  { parts: 50, range: 1 },
];

const WHOLE: PartSizes = { small: Infinity, part: 1, range: 1 };

const sizeOf = (content: string | Uint8Array): number =>
  typeof content === 'string' ? Buffer.byteLength(content) : content.length;

function sizesOf({ parts, range }: Cut, texts: Texts, postings: number): PartSizes {
  const bytes = SPLIT_TABLES.reduce((sum, name) => sum + sizeOf(texts[name] ?? ''), 0);
  return { small: -1, part: Math.ceil((bytes + postings * POSTING_BYTES) / parts), range };
}

/** Everything an outcome says, in an order of its own where the outcome has none. */
function told(outcome: Payroll): unknown {
  if (outcome.kind === 'unusable') return outcome;
  const recoveries = sorted(outcome.recoveries);
  if (outcome.kind === 'braked') return { ...outcome, recoveries };
  const { files, write, issues, retained, lapses, rowBlocks, ...others } = outcome;
  expect(write).toBeTypeOf('function');
  // What finds rows again is gathered while an export is cut: there is none of one that is settled whole.
  expect(rowBlocks).toBeInstanceOf(Map);
  return {
    ...others,
    recoveries,
    issues: sorted(issues),
    retained: sorted(retained),
    lapses: sorted(lapses),
    // One character for each byte: what differs can be read.
    files: files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]),
  };
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const named = values.map((value) => [JSON.stringify(value, asText), value] as const);
  return named.sort(([a], [b]) => byCodePoint(a, b)).map(([, value]) => value);
}

function asText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** Settles an export whole, then cut in so many parts, and compares everything. */
async function settledAlike(
  texts: Texts,
  { ledger = new MemoryLedger(), ...given }: PayrollOptions & { readonly ledger?: MemoryLedger } = {},
  cuts: readonly Cut[] = CUTS,
): Promise<Payroll> {
  const options = { explanations: true, ledger, ...given };
  const whole = await payroll(texts, { ...options, sizes: WHOLE });
  if (whole.kind === 'completed') expect(whole.mismatches).toEqual([]);
  const found: unknown[] = [];
  for (const cut of cuts) {
    const sizes = sizesOf(cut, texts, ledger.postings.length);
    const outcome = await payroll(texts, { ...options, sizes });
    expect(told(outcome), JSON.stringify(cut)).toEqual(told(whole));
    if (outcome.kind === 'completed') found.push(outcome.rowBlocks);
  }
  for (const rowBlocks of found) expect(rowBlocks).toEqual(found[0]);
  return whole;
}

async function completedAlike(...given: Parameters<typeof settledAlike>): Promise<WrittenRun> {
  const outcome = await settledAlike(...given);
  if (outcome.kind !== 'completed') throw new Error(outcome.kind);
  return outcome;
}

/** What a run moved is posted: the months that follow are settled against it. */
function post(run: WrittenRun, payMonth: string, ledger: MemoryLedger): void {
  const month = parsePayMonth(payMonth)!;
  for (const { key, amount, schoolYear, allowance, plan } of run.movements) {
    ledger.postings.push({ key, amount, schoolYear, allowance, plan, payMonth: month, reversed: false });
  }
}

interface Generated {
  readonly schoolYear?: string;
  readonly agents?: number;
  readonly seed: number;
  readonly errors: number;
}

function generated({ schoolYear = '2025-2026', agents = 60, ...options }: Generated): Tables {
  const { tables } = generateAcademie({ ...options, agents, schoolYear: parseSchoolYear(schoolYear)! });
  return Object.fromEntries(
    tables.map(({ file, columns, rows }) => [file.replace('.csv', ''), { columns, rows: [...rows] }]),
  );
}

const encodedTexts = (texts: Readonly<Record<string, string>>, encoding: Encoding): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encoded(text, encoding)]));

function rowsChanged(
  of: Table,
  change: (row: readonly string[], rank: number) => readonly string[][],
): Table {
  return { columns: of.columns, rows: of.rows.flatMap(change) };
}

/** A month later: awards withdrawn, cancelled, given to somebody else, moved to another school, at another rate. */
function later(tables: Tables): Tables {
  const { missions, agents } = tables as Required<Tables>;
  const at = (column: string): number => missions.columns.indexOf(column);
  return {
    ...tables,
    missions: rowsChanged(missions, (row, rank) => {
      const others = missions.rows[(rank + 3) % missions.rows.length]!;
      const own = [...row];
      if (rank % 7 === 0) return [];
      if (rank % 7 === 1) own[at('etat')] = 'ANNULEE';
      if (rank % 7 === 2) own[at('numen')] = others[at('numen')]!;
      if (rank % 7 === 3) own[at('uai')] = others[at('uai')]!;
      if (rank % 7 === 4 && own[at('taux_annuel')] !== '') own[at('taux_annuel')] = '625';
      return [own];
    }),
    agents: rowsChanged(agents, (row, rank) => (rank % 11 === 5 ? [] : [[...row]])),
  };
}

describe('an export settled whole and part by part gives the same bytes in every file, and the same postings', () => {
  test.each<Generated & { payMonth: string }>([
    { seed: 31, errors: 0, payMonth: '2025-11' },
    { seed: 32, errors: 40, payMonth: '2026-07' },
    { seed: 33, errors: 120, agents: 20, payMonth: '2026-08' },
    { schoolYear: '2013-2014', seed: 34, errors: 25, payMonth: '2014-07' },
    { schoolYear: '2018-2019', seed: 35, errors: 60, payMonth: '2019-03' },
  ])('of a generated export: %o', async ({ payMonth, ...options }) => {
    const run = await completedAlike(textsOf(generated(options)), { payMonth });
    expect(run.movements.length).toBeGreaterThan(20);
    expect(run.totals.bySchool.size).toBeGreaterThan(2);
    expect(run.issues.some(({ severity }) => severity === 'reject')).toBe(options.errors > 0);
    const file = readMovementFile(TRENTIEME_160, fileOf(run, 'mouvements.txt'));
    expect(file.ok && file.totals.details).toBe(run.movements.length);
  });

  test('of two generated exports, over the months before: vanished awards, cancelled, given to another', async () => {
    const ledger = new MemoryLedger();
    const before = generated({ seed: 36, errors: 10 });
    for (const payMonth of ['2025-11', '2025-12']) {
      post(await completedAlike(textsOf(before), { payMonth, ledger }), payMonth, ledger);
    }
    const after = later(before);
    const run = await completedAlike(textsOf(after), { payMonth: '2026-01', ledger, accepted: OVERRIDES });
    expect(run.recoveries.length).toBeGreaterThan(5);
    expect(run.retained.some((entry) => entry.kind === 'held' && entry.motive === 'vanished')).toBe(true);
    post(run, '2026-01', ledger);
    // A draft, and everything lapses.
    await settledAlike(textsOf(later(after)), { payMonth: '2026-02', ledger, dryRun: true });
    await completedAlike(textsOf(after), { payMonth: '2031-02', ledger, accepted: OVERRIDES });
  });

  test('of an export that trips the brakes', async () => {
    const ledger = new MemoryLedger();
    const tables = generated({ seed: 37, errors: 0 });
    post(await completedAlike(textsOf(tables), { payMonth: '2025-12' }), '2025-12', ledger);
    const standing = { ...FIRST_RUN, lastRows: new Map([['missions.csv', 10_000]]) };
    const outcome = await settledAlike(textsOf(later(tables)), { payMonth: '2026-01', ledger, standing });
    const kinds = outcome.kind === 'braked' ? outcome.brakes.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['row-drop', 'recoveries']);
  });

  test('of a ledger alone, and of an export alone, and of neither', async () => {
    const ledger = new MemoryLedger();
    const tables = generated({ seed: 38, errors: 0, agents: 15 });
    post(await completedAlike(textsOf(tables), { payMonth: '2025-11' }), '2025-11', ledger);
    const nobody = Object.fromEntries(
      Object.entries(tables).map(([name, { columns }]) => [name, csvOf({ columns, rows: [] })]),
    );
    await settledAlike(nobody, { payMonth: '2025-12', ledger, accepted: OVERRIDES });
    const run = await completedAlike(nobody, { payMonth: '2025-12' });
    expect(run.folder).toBe('2025-12/sans-mouvement');
  });

  test.each<[string, (tables: Tables) => Texts, Encoding]>([
    ['in UTF-8 with a mark', (tables) => mapped(textsOf(tables), (text) => `\uFEFF${text}`), 'UTF-8'],
    ['in ISO-8859-15', (tables) => encodedTexts(textsOf(tables), 'ISO-8859-15'), 'ISO-8859-15'],
    [
      'in windows-1252, with CRLF',
      (tables) => encodedTexts(textsOf(tables, CRLF), 'windows-1252'),
      'windows-1252',
    ],
    ['with CRLF', (tables) => textsOf(tables, CRLF), 'UTF-8'],
    ['between quotes', (tables) => textsOf(tables, QUOTED), 'UTF-8'],
    ['between quotes, with CRLF', (tables) => textsOf(tables, { ...CRLF, ...QUOTED }), 'UTF-8'],
    ['without its last line end', (tables) => mapped(textsOf(tables), (text) => text.trimEnd()), 'UTF-8'],
    [
      'with blank lines',
      (tables) => mapped(textsOf(tables), (text) => `\n${text.replaceAll('\n', '\n\n \t\n')}`),
      'UTF-8',
    ],
    [
      'with values of several lines',
      (tables) => textsOf(withLetters(tables, 'une\nlettre\n\n"à" ; lire')),
      'UTF-8',
    ],
    ['the same, with CRLF', (tables) => textsOf(withLetters(tables, 'une\r\nlettre\r\n;'), CRLF), 'UTF-8'],
    [
      'that only the careful reader can read',
      (tables) => careful(textsOf(withLetters(tables, 'MARK'))),
      'UTF-8',
    ],
    [
      'the same in ISO-8859-15, with CRLF',
      (tables) => encodedTexts(careful(textsOf(withLetters(tables, 'MARK'), CRLF)), 'ISO-8859-15'),
      'ISO-8859-15',
    ],
    [
      'with a carriage return alone in a value',
      (tables) => mapped(textsOf(withLetters(tables, 'MARK')), (text) => text.replaceAll('MARK', '"a\rb"')),
      'UTF-8',
    ],
    [
      'with carriage returns before a line end in a value',
      (tables) =>
        mapped(textsOf(withLetters(tables, 'MARK')), (text) => text.replaceAll('MARK', '"a\r\r\nb"')),
      'UTF-8',
    ],
    ['with rows too short and too long', (tables) => textsOf(misshapen(tables)), 'UTF-8'],
    ['with an unknown column', (tables) => textsOf(mapTables(tables, widened)), 'UTF-8'],
    ['with blanks around every value', (tables) => textsOf(mapTables(tables, padded)), 'UTF-8'],
    ['with every key in quotes and accents', (tables) => textsOf(accented(tables), QUOTED), 'UTF-8'],
    [
      'the same in ISO-8859-15',
      (tables) => encodedTexts(textsOf(accented(tables)), 'ISO-8859-15'),
      'ISO-8859-15',
    ],
  ])('of an export %s', async (_, written, encoding) => {
    const ledger = new MemoryLedger();
    const config = { encoding };
    const tables = generated({ seed: 39, errors: 25, agents: 40 });
    const run = await completedAlike(written(tables), { payMonth: '2025-12', config, ledger });
    expect(run.movements.length).toBeGreaterThan(20);
    post(run, '2025-12', ledger);
    const cuts = CUTS.slice(2, 3);
    await completedAlike(
      written(later(tables)),
      { payMonth: '2026-02', config, ledger, accepted: OVERRIDES },
      cuts,
    );
  });

  test('of an export that comes in pieces', async () => {
    const texts = textsOf(generated({ seed: 40, errors: 25, agents: 30 }), CRLF);
    const options = { payMonth: '2025-12', explanations: true };
    const whole = told(await payroll(texts, { ...options, sizes: WHOLE }));
    for (const length of [1, 7, 500, 65_536]) {
      const files = inputsOf(texts).files.map(({ name, bytes }) => ({
        name,
        bytes,
        lazy: {
          size: bytes.length,
          pieces: () => piecesOf(bytes, length),
          digest: () => sha256(bytes),
        },
      }));
      const sizes = sizesOf({ parts: 5, range: 10 }, texts, 0);
      expect(told(await payroll(texts, { ...options, files, sizes })), String(length)).toEqual(whole);
    }
  });

  test.each(loadExamples())('of the worked case $name, month after month', async ({ runs }) => {
    const ledger = new MemoryLedger();
    for (const [rank, { payMonth, exportFolder }] of runs.entries()) {
      // One cut a month, each in its turn.
      const cuts = [CUTS[1 + (rank % 3)]!];
      const texts = exportTexts(exportFolder) as Texts;
      post(await completedAlike(texts, { payMonth, ledger, accepted: OVERRIDES }, cuts), payMonth, ledger);
    }
  });

  test('of any world, month after month', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.constantFrom(...CUTS), async ({ runs, conventions }, cut) => {
        const ledger = new MemoryLedger();
        const config = { conventions: engineConventions(conventions) };
        for (const { payMonth, texts } of runs) {
          const options = { payMonth, ledger, config, accepted: OVERRIDES };
          post(await completedAlike(texts, options, [cut]), payMonth, ledger);
        }
      }),
      randomRuns(120),
    );
  });
});

/** Rows that only a key far away, or a key that is not written like the others, brings together. */
describe('rows that bear on each other from one part to another', () => {
  /** Enough parts for two components to be in one by accident only. */
  const MANY: readonly Cut[] = [
    { parts: 400, range: 1 },
    { parts: 150, range: 1 },
    { parts: 60, range: 1 },
  ];
  const base = generated({ seed: 41, errors: 0, agents: 30 }) as Required<Tables>;
  const { agents, missions, absences, service } = SMALL_EXPORT;

  test.each<[string, Tables]>([
    [
      'two agents of one NIR',
      { ...SMALL_EXPORT, agents: withValue(agents, NOEL, 'nir', agents.rows[1]![1]!) },
    ],
    [
      'one NUMEN twice',
      { ...SMALL_EXPORT, agents: { ...agents, rows: [...agents.rows, agents.rows[2]!.with(2, 'AUTRE')] } },
    ],
    ['one award twice', { ...SMALL_EXPORT, missions: withValue(missions, 'M4', 'id_mission', 'M3') }],
    ['one absence twice', { ...SMALL_EXPORT, absences: withValue(absences, 'A2', 'id_absence', 'A1') }],
    [
      'two tutors of one trainee',
      {
        ...SMALL_EXPORT,
        missions: {
          ...missions,
          rows: [...missions.rows, ['M7', NOEL, 'T2D', '', '', '', '0750654D', '2025-09-01', '', '', 'ST1']],
        },
      },
    ],
    [
      'two coordinators of one district',
      {
        ...SMALL_EXPORT,
        missions: coordinators([NOEL, INES, AYSHA]),
        districts: table('district;annee_scolaire;taux_annuel', ['D1;2025-2026;2500']),
      },
    ],
    [
      'one replacement twice, on two awards',
      {
        ...SMALL_EXPORT,
        remplacements: table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', [
          `R1;M1;${NOEL};2025-10-06;2025-10-10`,
          `R1;M3;${ELIA};2025-10-06;2025-10-10`,
        ]),
      },
    ],
    [
      'a replacement of a holder by an agent who has awards and leaves',
      {
        ...SMALL_EXPORT,
        absences: {
          ...absences,
          rows: [...absences.rows, ['A3', NOEL, 'CMO', '2025-10-08', '2025-10-09', '', '', '']],
        },
        remplacements: table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', [
          `R1;M1;${NOEL};2025-10-06;2025-10-10`,
        ]),
      },
    ],
    [
      'overlapping service periods',
      { ...SMALL_EXPORT, service: { ...service, rows: [...service.rows, ...service.rows] } },
    ],
    [
      'an envelope that awards of several parts exceed',
      {
        ...SMALL_EXPORT,
        missions: {
          ...missions,
          rows: [ZOE, INES, AYSHA, NOEL].map((numen, rank) => [
            ...[`M${String(rank)}`, numen, 'IMP', 'DISCIPLINE', 'E', 'A', '6200001G'],
            ...['2025-09-01', '2026-08-31', '1250', ''],
          ]),
        },
        enveloppes: table('uai;annee_scolaire;montant', [
          '6200001G;2025-2026;4999,99',
          '0750654D;2025-2026;1',
        ]),
      },
    ],
    [
      'two awards that would have one reference between them',
      {
        ...SMALL_EXPORT,
        agents: {
          ...agents,
          // Somebody else: a NIR would bring the two together.
          rows: [...agents.rows, agents.rows[4]!.with(0, `M|${ELIA}`).with(1, '191024006100181')],
        },
        missions: {
          ...missions,
          rows: [
            ...missions.rows.map((row) => (row[0] === 'M5' ? row.with(1, `M|${ELIA}`) : row)),
            missions.rows[4]!.with(0, 'M5|M'),
          ],
        },
      },
    ],
  ])('%s', async (_, tables) => {
    const texts = textsOf(tables);
    const ledger = new MemoryLedger();
    const first = await completedAlike(texts, { payMonth: '2025-11', ledger }, MANY);
    post(first, '2025-11', ledger);
    await completedAlike(textsOf(SMALL_EXPORT), { payMonth: '2025-12', ledger, accepted: OVERRIDES }, MANY);
  });

  test('a payee of the ledger alone, who would have the reference of somebody else', async () => {
    // M5 was paid to « M|ELIA », whom the export no longer lists, and is taken back; « M5|M » is paid to ELIA.
    const ledger = new MemoryLedger();
    const before = await completedAlike(
      textsOf({
        ...SMALL_EXPORT,
        agents: withValue(agents, ELIA, 'numen', `M|${ELIA}`),
        missions: withValue(missions, 'M5', 'numen', `M|${ELIA}`),
      }),
      { payMonth: '2025-11', ledger },
      MANY,
    );
    expect(before.movements.some(({ key }) => key.payee === `M|${ELIA}`)).toBe(true);
    post(before, '2025-11', ledger);
    const after = {
      ...SMALL_EXPORT,
      missions: {
        ...missions,
        rows: [
          ...missions.rows.map((row) => (row[0] === 'M5' ? row.with(1, NOEL) : row)),
          missions.rows[4]!.with(0, 'M5|M'),
        ],
      },
    };
    await completedAlike(textsOf(after), { payMonth: '2025-12', ledger, accepted: OVERRIDES }, MANY);
  });

  test('people who are paid twice are counted once', async () => {
    const rows = base.missions.rows.flatMap((row, rank) => [row, row.with(0, `X${String(rank)}`)]);
    await completedAlike(textsOf({ ...base, missions: { ...base.missions, rows } }), { payMonth: '2025-12' });
  });
});

describe('an export that cannot be used says the same whole and cut', () => {
  const tables = generated({ seed: 42, errors: 5, agents: 30 });
  const texts = textsOf(tables) as Readonly<Record<string, string>>;
  const bytes = encodedTexts(texts, 'UTF-8') as Readonly<Record<string, Uint8Array>>;
  const middle = (of: Uint8Array, byte: number): Uint8Array => of.with(Math.floor(of.length / 2), byte);
  const unclosed = (text: string): string =>
    text.replace(/(?<=\n[^\n]{5})(?=;)/, '"').replace(/\n(?=.)/, '\n"');

  test.each<[string, Texts]>([
    [
      'a byte that is no UTF-8 in the middle of missions.csv',
      { ...bytes, missions: middle(bytes['missions']!, 0xff) },
    ],
    ['the same in agents.csv', { ...bytes, agents: middle(bytes['agents']!, 0xff) }],
    ['the same in a table of no part', { ...bytes, etablissements: middle(bytes['etablissements']!, 0xff) }],
    [
      'a byte that is no UTF-8 in a name, in the last row',
      { ...bytes, agents: bytes['agents']!.with(bytes['agents']!.length - 12, 0xff) },
    ],
    ['in its last byte', { ...bytes, service: Buffer.concat([bytes['service']!, Buffer.of(0xc3)]) }],
    ['a column is missing', { ...texts, missions: texts['missions']!.replace('numen', 'nunem') }],
    ['two columns are missing', { ...texts, agents: texts['agents']!.replace('numen;nir', 'numem;nit') }],
    ['a column is twice there', { ...texts, absences: texts['absences']!.replace('date_fin', 'date_debut') }],
    ['a quote is not closed', { ...texts, missions: unclosed(texts['missions']!) }],
    ['a quote is not closed in the last row', { ...texts, agents: `${texts['agents']!}"31E` }],
    ['lines end with a carriage return', { ...texts, missions: texts['missions']!.replaceAll('\n', '\r') }],
    ['some lines do', { ...texts, missions: texts['missions']!.replace(/(?<=\n.*\n.*)\n/, '\r') }],
    ['missions.csv is empty', { ...texts, missions: '' }],
    ['missions.csv has blanks only', { ...texts, missions: ' \n\n' }],
    ['agents.csv is missing', without(texts, 'agents')],
    ['missions.csv is missing', without(texts, 'missions')],
    ['every file is missing', {}],
    [
      'several files are wrong',
      {
        ...without(texts, 'agents'),
        missions: texts['missions']!.replace('uai', 'uia'),
        service: unclosed(texts['service']!),
        etablissements: middle(bytes['etablissements']!, 0xff),
      },
    ],
  ])('%s', async (_, given) => {
    const outcome = await settledAlike(given, { payMonth: '2025-12' });
    expect(outcome.kind).toBe('unusable');
  });

  test.each(['absences', 'service', 'remplacements', 'etablissements', 'enveloppes', 'districts'])(
    'or can be, without %s.csv',
    async (name) => {
      await settledAlike(without(texts, name), { payMonth: '2025-12' }, CUTS.slice(1, 3));
    },
  );

  test('whichever byte is wrong, wherever it is', async () => {
    const places = fc.constantFrom(...SPLIT_TABLES).chain((name) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat({ max: bytes[name]!.length - 1 }),
        to: fc.constantFrom(0x22, 0x0a, 0x0d, 0x3b, 0xff, 0x7c, 0x20, 0xc3),
      }),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(...CUTS), async ({ name, at, to }, cut) => {
        await settledAlike({ ...bytes, [name]: bytes[name]!.with(at, to) }, { payMonth: '2025-12' }, [cut]);
      }),
      randomRuns(60),
    );
  });
});

test('a code that lacks in the configuration is said once, for all the parts it holds', async () => {
  const codes = Object.fromEntries(Object.entries(TEST_CONFIG.codes).filter(([code]) => code !== 'IMP'));
  const texts = textsOf(generated({ seed: 43, errors: 0 }));
  const run = await completedAlike(texts, { payMonth: '2025-12', config: { codes } });
  expect(run.issues.filter(({ code }) => code === 'layout.missing')).toHaveLength(1);
  expect(formatPayMonth(parsePayMonth('2025-12')!)).toBe('2025-12');
});

const CRLF: CsvStyle = { lineEnd: '\r\n' };
const QUOTED: CsvStyle = { quotes: 'all' };

function mapped(
  texts: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}

function mapTables(tables: Tables, change: (each: Table) => Table): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, each]) => [name, change(each)]));
}

function without(texts: Readonly<Record<string, string>>, name: string): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([each]) => each !== name));
}

/** A free text in every third award. */
function withLetters(tables: Tables, letter: string): Tables {
  const { missions } = tables as Required<Tables>;
  const at = missions.columns.indexOf('lettre_mission');
  return {
    ...tables,
    missions: rowsChanged(missions, (row, rank) => [rank % 3 === 1 ? row.with(at, letter) : [...row]]),
  };
}

/** A quote where RFC 4180 has none, in every table that is split and some of their keys. */
function careful(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    ...texts,
    missions: texts['missions']!.replaceAll('MARK', 'lettre dite "de mission", n° 5'),
    // The column of a table that has none of its own.
    absences: texts['absences']!.replace(/\n([^;\n]+);/, '\n$1 "bis";'),
    service: texts['service']!.replace(/\n([^;\n]+);/, '\n$1 "ter";'),
  };
}

function misshapen(tables: Tables): Tables {
  return mapTables(tables, (each) =>
    rowsChanged(each, (row, rank) => {
      if (rank % 9 === 4) return [row.slice(0, -2)];
      if (rank % 9 === 6) return [[...row, 'de trop']];
      return rank % 9 === 8 ? [[row[0]!], [...row]] : [[...row]];
    }),
  );
}

function widened({ columns, rows }: Table): Table {
  return { columns: ['remarque', ...columns], rows: rows.map((row, rank) => [`n° ${String(rank)}`, ...row]) };
}

function padded({ columns, rows }: Table): Table {
  // The second is a blank that is no ASCII.
  const around = (text: string, rank: number): string =>
    text === '' ? text : rank % 2 === 0 ? ` ${text}\t` : `\u00A0${text}\u00A0`;
  return { columns: columns.map(around), rows: rows.map((row) => row.map(around)) };
}

/** Keys that are no longer those of the trade: the program asks for nothing of a free text. */
function accented(tables: Tables): Tables {
  return mapTables(tables, ({ columns, rows }) => ({
    columns,
    rows: rows.map((row) =>
      row.map((text, at) =>
        ['id_mission', 'id_absence', 'id_remplacement', 'stagiaire'].includes(columns[at]!) && text !== ''
          ? `« É${text}œ"ß|€ »`.replace('œ', 'ž')
          : text,
      ),
    ),
  }));
}

function coordinators(holders: readonly string[]): Table {
  return table(
    'id_mission;numen;regime;fonction;niveau;modalite;uai;date_debut;date_fin;taux_annuel;lettre_mission;district',
    holders.map((numen, rank) => `M${String(rank)};${numen};IMP;UNSS;A;A;;2025-09-01;2026-08-31;1250;L1;D1`),
  );
}

function* piecesOf(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
