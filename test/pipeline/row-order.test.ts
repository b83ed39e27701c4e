import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import { generateAcademie } from '../../src/generate/academie.js';
import { completed, fileOf, type WrittenRun } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { csvOf, SMALL_EXPORT, textsOf, type Table } from '../support/small-export.js';
import { worlds } from '../support/worlds.js';

const ORDERLESS = ['mouvements.txt', 'paiements.csv', 'retenus.csv'] as const;
const orderlessBytes = (run: WrittenRun): Buffer[] => ORDERLESS.map((name) => Buffer.from(fileOf(run, name)));

/** An export as lines: the header, then the rows. */
type Lines = Readonly<Record<string, readonly [header: string, ...rows: string[]]>>;

const textsIn = (lines: Lines): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [name, `${all.join('\n')}\n`]));

/** The same rows in any order. */
function shuffled(lines: Lines): fc.Arbitrary<Lines> {
  return fc.record(
    Object.fromEntries(
      Object.entries(lines).map(([name, [header, ...rows]]) => [
        name,
        fc
          .shuffledSubarray(rows, { minLength: rows.length })
          .map((others): [string, ...string[]] => [header, ...others]),
      ]),
    ),
  );
}

describe('the order of the rows changes no byte of what is paid and what is held', () => {
  test.each([
    { schoolYear: '2025-2026', payMonth: '2026-07', seed: 11, errors: 0 },
    { schoolYear: '2025-2026', payMonth: '2025-12', seed: 12, errors: 40 },
    { schoolYear: '2013-2014', payMonth: '2014-07', seed: 13, errors: 15 },
  ])(
    'of a generated export of $schoolYear with $errors faults',
    async ({ schoolYear, payMonth, seed, errors }) => {
      const lines = generatedLines({ schoolYear, seed, errors });
      const expected = await completed(textsIn(lines), { payMonth });
      expect(expected.movements.length).toBeGreaterThan(20);
      await fc.assert(
        fc.asyncProperty(shuffled(lines), async (others) => {
          const run = await completed(textsIn(others), { payMonth });
          expect(orderlessBytes(run)).toEqual(orderlessBytes(expected));
        }),
        randomRuns(15),
      );
    },
  );

  test('of any small export, good or bad', async () => {
    const cases = worlds
      .map(({ runs }) => runs.at(-1)!)
      .map(({ payMonth, texts }) => ({ payMonth, lines: linesOf(texts) }))
      .chain(({ payMonth, lines }) =>
        fc.record({ payMonth: fc.constant(payMonth), lines: fc.constant(lines), others: shuffled(lines) }),
      );
    await fc.assert(
      fc.asyncProperty(cases, async ({ payMonth, lines, others }) => {
        const expected = orderlessBytes(await completed(textsIn(lines), { payMonth }));
        expect(orderlessBytes(await completed(textsIn(others), { payMonth }))).toEqual(expected);
      }),
      randomRuns(150),
    );
  });
});

describe('the same inputs at the same instant', () => {
  test('give the same bytes in every file', async () => {
    const lines = generatedLines({ schoolYear: '2025-2026', seed: 3, errors: 20 });
    const once = async (): Promise<unknown> =>
      (await completed(textsIn(lines), { explanations: true })).files;
    expect(await once()).toEqual(await once());
  });

  test('in another instant, change nothing of what is paid', async () => {
    const at = (created: string): Promise<WrittenRun> => completed(textsOf(SMALL_EXPORT), { created });
    const [now, later] = [await at('20251120220000'), await at('20251121080000')];
    expect(fileOf(later, 'paiements.csv')).toEqual(fileOf(now, 'paiements.csv'));
    expect(fileOf(later, 'mouvements.txt')).not.toEqual(fileOf(now, 'mouvements.txt'));
  });
});

function generatedLines(options: { schoolYear: string; seed: number; errors: number }): Lines {
  const schoolYear = parseSchoolYear(options.schoolYear)!;
  const { tables } = generateAcademie({ ...options, agents: 60, schoolYear });
  return linesOf(
    Object.fromEntries(
      tables.map(({ file, columns, rows }) => {
        const written: Table = { columns, rows: [...rows] };
        return [file.replace('.csv', ''), csvOf(written)];
      }),
    ),
  );
}

/** Generated and drawn tables have no line break inside a value. */
function linesOf(texts: Readonly<Record<string, string>>): Lines {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const [header = '', ...rows] = text.trimEnd().split('\n');
      return [name, [header, ...rows]];
    }),
  );
}
