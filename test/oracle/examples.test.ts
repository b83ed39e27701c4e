import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ExampleCase } from '../support/examples.js';
import { loadExamples } from '../support/examples.js';
import type { OracleExport, OracleOutcome, OraclePosting } from '../support/oracle/index.js';
import { oracle, oracleTable } from '../support/oracle/index.js';

interface PostedRun {
  readonly payMonth: string;
  readonly exportName: string;
  readonly outcome: OracleOutcome;
}

describe.each(loadExamples())('worked case $name', (example) => {
  const runs = postEachRun(example);

  test('pays the expected movements', () => {
    const movements = runs.flatMap(({ payMonth, outcome }) =>
      outcome.movements.map(({ award, payee, instalmentMonth, nature, cents }) =>
        [payMonth, award, payee, instalmentMonth, nature, cents].join(';'),
      ),
    );
    const expected = example.expectedMovements.map(
      ({ payMonth, award, payee, instalmentMonth, nature, cents }) =>
        [payMonth, award, payee, instalmentMonth, nature, cents].join(';'),
    );
    expect(movements.sort()).toEqual(expected.sort());
  });

  test('retains the expected keys', () => {
    const retained = runs.flatMap(({ payMonth, outcome }) =>
      outcome.retained.map(({ motif, award, payee, instalmentMonth, cents }) =>
        [payMonth, motif, award, payee, instalmentMonth, cents].join(';'),
      ),
    );
    const expected = example.expectedRetained.map(
      ({ payMonth, motif, award, payee, instalmentMonth, cents }) =>
        [payMonth, motif, award, payee, instalmentMonth, cents].join(';'),
    );
    expect(retained.sort()).toEqual(expected.sort());
  });

  test.each(runs)('reports the expected anomalies in $payMonth', ({ exportName, outcome }) => {
    const anomalies = outcome.anomalies.map(({ severity, code, file, line }) =>
      [severity, code, file, line].join(';'),
    );
    const expected = example.expectedAnomalies
      .filter((anomaly) => anomaly.exportName === exportName)
      .map(({ severity, code, file, line }) => [severity, code, file, line].join(';'));
    expect(anomalies.sort()).toEqual(expected.sort());
  });
});

/** Each pay month is one posted run, in order, over one growing ledger. */
function postEachRun(example: ExampleCase): PostedRun[] {
  const postings: OraclePosting[] = [];
  return example.runs.map(({ payMonth, exportFolder, exportName }) => {
    const outcome = oracle(readExport(exportFolder), payMonth, [...postings]);
    postings.push(...outcome.movements.map((movement) => ({ payMonth, ...movement })));
    return { payMonth, exportName, outcome };
  });
}

function readExport(folder: string): OracleExport {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      basename(file, '.csv'),
      oracleTable(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}
