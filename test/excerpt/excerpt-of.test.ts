import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import type { Encoding } from '../../src/charset/index.js';
import type { Seeds } from '../../src/excerpt/excerpt.js';
import { excerptOf } from '../../src/excerpt/excerpt-of.js';
import { generateAcademie } from '../../src/generate/academie.js';
import type { InputFile } from '../../src/ingest/ingest.js';
import { MemoryLedger } from '../support/engine.js';
import { encoded, payroll, type PayrollOptions } from '../support/payroll.js';
import { month } from '../support/paying.js';
import { randomRuns } from '../support/random-runs.js';
import {
  AYSHA,
  csvOf,
  ELIA,
  INES,
  SMALL_EXPORT,
  ZOE,
  type CsvStyle,
  type Tables,
} from '../support/small-export.js';
import { engineConventions, worlds } from '../support/worlds.js';
import {
  expectAlike,
  expectFoundAlike,
  expectSameExcerpts,
  wholeOf,
  type Situation,
  type Whole,
} from './alike.js';

type Texts = Readonly<Record<string, string | Uint8Array>>;

function filesOf(texts: Texts, encoding: Encoding = 'UTF-8'): readonly InputFile[] {
  return Object.entries(texts).map(([name, content]) => ({
    name: `${name}.csv`,
    bytes: typeof content === 'string' ? encoded(content, encoding) : content,
  }));
}

const textsOf = (tables: Tables, style: CsvStyle = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(tables).map(([name, each]) => [name, csvOf(each, style)]));

function generated(seed: number, errors: number, schoolYear: string): Tables {
  const { tables } = generateAcademie({ seed, errors, agents: 50, schoolYear: parseSchoolYear(schoolYear)! });
  return Object.fromEntries(
    tables.map(({ file, columns, rows }) => [file.replace('.csv', ''), { columns, rows: [...rows] }]),
  );
}

/** Every award and agent that some rows name, and some that none does. */
function seedsOf(tables: Tables): Seeds {
  const column = (name: keyof Tables, at: number): string[] =>
    [...new Set(tables[name]?.rows.map((row) => row[at]?.trim() ?? ''))].filter((text) => text !== '');
  return {
    awards: [...column('missions', 0), 'JAMAIS-VUE'],
    agents: [...column('agents', 0), ...column('remplacements', 2), '99Z9999999ZZZ'],
  };
}

async function expectAllAlike(situation: Situation, seeds: Seeds): Promise<Whole> {
  const whole = wholeOf(situation);
  if (whole === undefined) throw new Error('the export cannot be used');
  for (const award of seeds.awards) expectAlike(whole, { awards: [award], agents: [] });
  for (const agent of seeds.agents) expectAlike(whole, { awards: [], agents: [agent] });
  expectAlike(whole, seeds);
  expectSameExcerpts(whole, seeds);
  await expectFoundAlike(situation, seeds);
  return whole;
}

const linesTaken = (files: readonly InputFile[], seeds: Seeds): Record<string, number[]> => {
  const excerpt = excerptOf(files, 'UTF-8', seeds);
  return Object.fromEntries(
    (excerpt?.tables ?? [])
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows }) => [name, rows.map(({ line }) => line)]),
  );
};

describe('an excerpt holds what is linked, near or far, and nothing else', () => {
  test('an award brings its holder, what bears on the holder, and the school', () => {
    expect(linesTaken(filesOf(textsOf(SMALL_EXPORT)), { awards: ['M1'], agents: [] })).toEqual({
      agents: [2],
      missions: [2],
      absences: [2],
      etablissements: [2],
    });
  });

  test('an agent brings every award held', () => {
    expect(linesTaken(filesOf(textsOf(SMALL_EXPORT)), { awards: [], agents: [AYSHA] })).toEqual({
      agents: [4],
      missions: [4, 7],
      service: [3],
      etablissements: [3],
    });
  });

  test('tutors of one trainee, coordinators of one district and two agents of one NIR come together', () => {
    const missions = [
      `M2;${INES};T2D;2025-09-01;ST1;`,
      `M3;${AYSHA};T2D;2025-09-01;ST1;D1`,
      `M4;${ELIA};IMP;2025-09-01;;D1`,
      `M9;${ZOE};MF;2025-09-01;ST11;D11`,
    ];
    const texts = {
      agents: `numen;nir\n${INES};1\n${AYSHA};2\n${ELIA};3\nZ;3\n${ZOE};33\n`,
      missions: `id_mission;numen;regime;date_debut;stagiaire;district\n${missions.join('\n')}\n`,
      absences: 'id_absence;numen\nA1;Z\n',
      districts: 'district;annee_scolaire\nD11;2025-2026\nD1;2024-2025\nD1;2025-2026\n',
    };
    expect(linesTaken(filesOf(texts), { awards: ['M2'], agents: [] })).toEqual({
      agents: [2, 3, 4, 5],
      missions: [2, 3, 4],
      absences: [2],
      districts: [3, 4],
    });
  });

  test('a key is a whole value: what holds it, or ends or begins with it, is another', () => {
    const texts = {
      agents: 'numen;nom\nA1;A\nA11;A1 B\nBA1;M1\nA;A1\n',
      missions: 'id_mission;numen\nM1;A1\nM11;A11\nXM1;BA1\nM;A\n',
      absences: 'id_absence;numen\nM1;A11\nA1;A\n',
    };
    const taken = linesTaken(filesOf(texts), { awards: [], agents: ['A1'] });
    expect(taken).toEqual({ agents: [2], missions: [2] });
    expect(linesTaken(filesOf(texts), { awards: [], agents: ['A'] })).toEqual({
      agents: [5],
      missions: [5],
      absences: [3],
    });
  });

  test('an export without a table that must be there has no excerpt', () => {
    const files = filesOf(textsOf(SMALL_EXPORT)).filter(({ name }) => name !== 'absences.csv');
    expect(excerptOf(files, 'UTF-8', { awards: ['M1'], agents: [] })).toBeUndefined();
  });

  test('nothing linked leaves every table with its header', () => {
    const excerpt = excerptOf(filesOf(textsOf(SMALL_EXPORT)), 'UTF-8', { awards: ['?'], agents: [] });
    expect(excerpt?.tables.map(({ name, columns, rows }) => [name, columns[0], rows.length])).toEqual([
      ['agents', 'numen', 0],
      ['missions', 'id_mission', 0],
      ['absences', 'id_absence', 0],
      ['service', 'numen', 0],
      ['etablissements', 'uai', 0],
    ]);
  });
});

describe('of an excerpt, the same is said and computed as of the whole export', () => {
  test.each([
    ['2025-2026', 41, 40, '2026-03'],
    ['2015-2016', 42, 30, '2015-12'],
    ['2013-2014', 43, 25, '2014-07'],
  ])('of every award and agent of a generated export of %s', async (schoolYear, seed, errors, payMonth) => {
    const tables = generated(seed, errors, schoolYear);
    const whole = await expectAllAlike({ files: filesOf(textsOf(tables)), payMonth }, seedsOf(tables));
    expect(whole.computation.settlements.length).toBeGreaterThan(30);
  });

  test('over the months, vanished awards and corrections included', async () => {
    const ledger = new MemoryLedger();
    const tables = generated(44, 20, '2025-2026');
    await post(textsOf(tables), '2025-12', ledger);
    const missions = tables.missions!;
    const later = {
      ...tables,
      missions: { ...missions, rows: missions.rows.filter((_, at) => at % 7 !== 3) },
      absences: { ...tables.absences!, rows: tables.absences!.rows.slice(3) },
    };
    const situation = { files: filesOf(textsOf(later)), payMonth: '2026-02', ledger };
    const whole = await expectAllAlike(situation, seedsOf(tables));
    expect(whole.computation.issues.length).toBeGreaterThan(0);
  });

  test('of any small export, good or bad', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ runs, conventions }) => {
        for (const { payMonth, texts } of runs.slice(-1)) {
          const files = filesOf(texts);
          const situation = { files, payMonth, conventions: engineConventions(conventions) };
          const whole = wholeOf(situation);
          if (whole === undefined) continue;
          const awards = ['M1', 'M2', 'M3', 'M4', 'M5'];
          await expectAllAlike(situation, { awards, agents: ['04E0100001ABA', '99Z9999999ZZZ'] });
        }
      }),
      randomRuns(60),
    );
  });
});

describe('however an export is written, an excerpt of it says the same', () => {
  const tables = generated(45, 30, '2025-2026');
  const accented = mapTables(tables, (text) => text.replace(/^(\d\dE|M|ST|R|A)(\d)/, 'É$1 $2'));
  const misshapen: Tables = Object.fromEntries(
    Object.entries(tables).map(([name, { columns, rows }]) => [
      name,
      {
        columns,
        rows: rows.map((row, at) =>
          at % 9 === 4 ? [...row, 'DE TROP'] : at % 11 === 5 ? row.slice(0, -1) : row,
        ),
      },
    ]),
  );
  const broken = mapTables(tables, (text) => (/^[A-ZÉÈ' -]{5,}$/.test(text) ? `${text}\n"X"` : text));

  test.each<[string, Tables, Texts, Encoding]>([
    ['with CRLF', tables, textsOf(tables, { lineEnd: '\r\n' }), 'UTF-8'],
    ['with a byte order mark and blank lines', tables, spaced(textsOf(tables)), 'UTF-8'],
    ['without a line end at its end', tables, mapped(textsOf(tables), (text) => text.trimEnd()), 'UTF-8'],
    ['with every value in quotes', tables, textsOf(tables, { quotes: 'all' }), 'UTF-8'],
    ['with blanks around every value', tables, textsOf(mapTables(tables, (text) => ` ${text}\t`)), 'UTF-8'],
    ['with no-break spaces', tables, textsOf(mapTables(tables, (text) => `\u00a0${text}\u00a0`)), 'UTF-8'],
    ['with accents in its keys', accented, textsOf(accented), 'UTF-8'],
    ['in ISO-8859-15', accented, textsOf(accented), 'ISO-8859-15'],
    ['in windows-1252', accented, textsOf(accented, { quotes: 'all' }), 'windows-1252'],
    ['with rows too short and too long', misshapen, textsOf(misshapen), 'UTF-8'],
    ['with such rows between quotes', misshapen, textsOf(misshapen, { quotes: 'all' }), 'UTF-8'],
    ['with line breaks in its values', broken, textsOf(broken), 'UTF-8'],
    ['with a quote in a value without quotes', tables, textsOf(mapTables(tables, stray)), 'UTF-8'],
    ['with quotes in its keys', quotedKeys(tables), textsOf(quotedKeys(tables)), 'UTF-8'],
    ['with an unknown column', tables, textsOf(widened(tables)), 'UTF-8'],
  ])('%s', async (_, keys, texts, encoding) => {
    const files = filesOf(texts, encoding);
    const { awards, agents } = seedsOf(keys);
    const some = (all: readonly string[]): string[] => all.filter((_key, at) => at % 6 === 0);
    await expectAllAlike(
      { files, encoding, payMonth: '2026-03' },
      { awards: some(awards), agents: some(agents) },
    );
  });

  test('a line inside a value that looks like a row is no row', () => {
    const texts = {
      agents: 'numen;nom;prenom\nA1;a;b\nA2;c;d\n',
      // The second row holds « M1; » at the end of a cell, and « ;A1 » at the beginning of the next.
      missions: 'id_mission;numen;regime\nM1;A1;MF\nM2;"x\nM1;";";A1\ny"\n',
      absences: 'id_absence;numen;type\n',
    };
    const taken = linesTaken(filesOf(texts), { awards: ['M1'], agents: [] });
    expect(taken['missions']).toEqual([2]);
  });

  function mapTables(from: Tables, change: (text: string) => string): Tables {
    return Object.fromEntries(
      Object.entries(from).map(([name, { columns, rows }]) => [
        name,
        { columns, rows: rows.map((row) => row.map((text) => (text === '' ? '' : change(text)))) },
      ]),
    );
  }

  function mapped(texts: Record<string, string>, change: (text: string) => string): Texts {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
  }

  function spaced(texts: Record<string, string>): Texts {
    return mapped(texts, (text) => `\uFEFF\n  \n${text.replaceAll(/\n(?=.*[05]\b)/g, '\n\n \n')}`);
  }

  function stray(text: string): string {
    return /^[A-Z]{6}/.test(text) ? `${text} "` : text;
  }

  function quotedKeys(from: Tables): Tables {
    return mapTables(from, (text) => (/^M\d/.test(text) ? `${text}"x"` : text));
  }

  function widened(from: Tables): Tables {
    return Object.fromEntries(
      Object.entries(from).map(([name, { columns, rows }]) => [
        name,
        { columns: ['autre', ...columns], rows: rows.map((row) => ['M1', ...row]) },
      ]),
    );
  }
});

async function post(texts: Texts, payMonth: string, ledger: MemoryLedger): Promise<void> {
  const options: PayrollOptions = { payMonth };
  const run = await payroll(texts, { ...options, ledger });
  if (run.kind !== 'completed') throw new Error(run.kind);
  for (const { key, amount, schoolYear, allowance, plan } of run.movements) {
    ledger.postings.push({
      key,
      amount,
      schoolYear,
      allowance,
      plan,
      payMonth: month(payMonth),
      reversed: false,
    });
  }
}
