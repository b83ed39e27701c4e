import { expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';

/** Reads a whole académie; best of three, in milliseconds. */
function timeFor(agents: number, errors: number): number {
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    const { tables } = generateAcademie({ agents, schoolYear: 2022, seed: 1, errors });
    for (const { rows } of tables) for (const row of rows) row.at(0);
    return performance.now() - before;
  });
  return Math.min(...times);
}

// Linear work takes sixteen times as long, quadratic work two hundred and fifty-six times.
test.each([
  ['agents', 1_500, 0, 24_000, 0],
  ['agents and faults', 1_500, 60, 24_000, 960],
])(
  'sixteen times the %s take far less than a hundred times as long',
  (_, few, fewErrors, many, manyErrors) => {
    timeFor(few, fewErrors);
    expect(timeFor(many, manyErrors) / timeFor(few, fewErrors)).toBeLessThan(80);
  },
);

test('sixteen times the agents are about sixteen times the rows of each table', () => {
  const rows = (agents: number): ReadonlyMap<string, number> =>
    new Map(
      generateAcademie({ agents, schoolYear: 2022, seed: 1, errors: 0 }).tables.map((table) => [
        table.file,
        [...table.rows].length,
      ]),
    );
  const few = rows(3_000);
  for (const [file, count] of rows(48_000)) {
    expect(count / few.get(file)!).toBeGreaterThan(8);
    expect(count / few.get(file)!).toBeLessThan(32);
  }
});
