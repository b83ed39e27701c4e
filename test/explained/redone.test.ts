import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { Computation } from '../../src/computation.js';
import { awardLines } from '../../src/report/explanation/award-lines.js';
import { generateAcademie, type GeneratedAcademie } from '../../src/generate/academie.js';
import { DEFAULT_CONVENTIONS } from '../../src/model/index.js';
import { exportTexts, MemoryLedger, runAndPost, validateTexts, type ExportTexts } from '../support/engine.js';
import { loadExamples } from '../support/examples.js';
import { explanations } from '../support/explaining.js';
import { randomRuns } from '../support/random-runs.js';
import { redone } from '../support/redone.js';
import { shippedRegulations } from '../support/regulations.js';
import { stories } from '../support/stories.js';
import { engineConventions, NIRS, worlds, type World } from '../support/worlds.js';

const regulations = shippedRegulations();

describe('an explanation can be done again by hand: its figures give what is due, and the movements of the run', () => {
  test.each([
    ['random worlds', worlds, 100],
    ['random stories', stories.map(({ conventions, turns }) => ({ conventions, runs: turns })), 50],
  ] as const)('in %s', (_, lives: fc.Arbitrary<Life>, count) => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(lives, (life) => {
        for (const text of live(life)) tally(text, told);
      }),
      randomRuns(count),
    );
    // Lives in which nothing happens would prove nothing.
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.keys(TOLD).map((name) => [name, expect.any(Number)])),
    );
  });

  test.each(loadExamples())('in the worked case $name', ({ runs }) => {
    live({
      runs: runs.map(({ payMonth, exportFolder }) => ({ payMonth, texts: exportTexts(exportFolder) })),
    });
  });
});

describe('an académie whose export is corrected from month to month', () => {
  test.each([2014, 2019, 2024])('is told right in %i', (schoolYear) => {
    const [first, second] = [0, 9].map((errors) =>
      textsOfAcademie(generateAcademie({ agents: 90, schoolYear, seed: 3, errors })),
    );
    const months = ['11', '12'].map((month) => `${String(schoolYear)}-${month}`);
    const late = [`${String(schoolYear + 1)}-07`, `${String(schoolYear + 1)}-08`];
    const texts = live({
      runs: [...months, ...late].map((payMonth, at) => ({
        payMonth,
        texts: (at % 2 === 0 ? first : second) ?? {},
      })),
    });
    expect(texts.join('\n')).toContain('mouvement');
  });
});

function textsOfAcademie({ tables }: GeneratedAcademie): ExportTexts {
  return Object.fromEntries(
    tables.map(({ file, columns, rows }) => [
      file.replace('.csv', ''),
      [columns.join(';'), ...[...rows].map((row) => row.join(';')), ''].join('\n'),
    ]),
  );
}

/** What must have been printed and done again at least once. */
const TOLD: Readonly<Record<string, RegExp>> = {
  parts: /^ {4}du .* × .* = /gm,
  reduced: /^ {4}du .* × .* × .* = /gm,
  closings: /année entière/g,
  arrears: /mouvement +R/g,
  recoveries: /mouvement +T/g,
  barred: /prescrit +-?\d/g,
  held: /retenu +-?\d/g,
};

function tally(text: string, told: Map<string, number>): void {
  for (const [name, pattern] of Object.entries(TOLD)) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > 0) told.set(name, (told.get(name) ?? 0) + count);
  }
  expect(['BLANC', 'SIMON', 'Aïcha', 'Rémi', ...NIRS].filter((secret) => text.includes(secret))).toEqual([]);
}

/** Runs one after the other on a ledger that grows. */
interface Life {
  readonly conventions?: World['conventions'];
  readonly runs: readonly { readonly payMonth: string; readonly texts: ExportTexts }[];
}

/** Lives a life run by run, checks what is printed of each against what it did, and gives the text. */
function live({ conventions: settings, runs }: Life): string[] {
  const conventions = settings === undefined ? DEFAULT_CONVENTIONS : engineConventions(settings);
  const ledger = new MemoryLedger();
  return runs.map(({ payMonth, texts }) => {
    const explained = explanations({ texts, payMonth, ledger, regulations, conventions });
    const all = [...explained].map(([award, explanation]) => ({
      award,
      lines: awardLines(explanation, 'fr', { inFull: () => true }),
    }));
    const printed = all.flatMap(({ award, lines }) =>
      redone(lines, conventions.rounding).flatMap(({ payee, month, outcomes }) =>
        outcomes.map((outcome) => `${award} ${payee} ${month} ${outcome}`),
      ),
    );
    const facts = validateTexts(texts, regulations, conventions);
    const computation = runAndPost(facts, regulations, payMonth, ledger, conventions);
    expect(printed.sort()).toEqual(settled(computation));
    return all.flatMap(({ lines }) => lines).join('\n');
  });
}

function settled({ settlements }: Computation): readonly string[] {
  return settlements
    .map((settlement) => {
      const { key, amount, kind } = settlement;
      const what = kind === 'movement' ? settlement.nature : kind === 'held' ? 'retenu' : 'prescrit';
      return `${key.award} ${key.payee} ${formatPayMonth(key.instalmentMonth)} ${what} ${String(amount)}`;
    })
    .sort();
}
