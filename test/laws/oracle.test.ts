import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MemoryLedger,
  movementLines,
  retainedLines,
  runAndPost,
  issueLines,
  validateTexts,
} from '../support/engine.js';
import { oracle, oracleTable, type OracleExport, type OraclePosting } from '../support/oracle/index.js';
import { shippedRegulations } from '../support/regulations.js';
import { randomRuns } from '../support/random-runs.js';
import { engineConventions, worlds, type World } from '../support/worlds.js';

const regulations = shippedRegulations();

test('the engine and the day-by-day oracle agree on any world: movements, held amounts, issues', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(engineLines(world)).toEqual(oracleLines(world));
    }),
    randomRuns(400),
  );
});

function engineLines({ runs, conventions }: World): string[][] {
  const ledger = new MemoryLedger();
  const settings = engineConventions(conventions);
  return runs.map(({ payMonth, texts }) => {
    const facts = validateTexts(texts, regulations, settings);
    const computation = runAndPost(facts, regulations, payMonth, ledger, settings);
    return [
      ...movementLines(payMonth, computation),
      ...retainedLines(payMonth, computation),
      ...issueLines([...facts.issues, ...computation.issues]),
    ];
  });
}

function oracleLines({ runs, conventions }: World): string[][] {
  const postings: OraclePosting[] = [];
  return runs.map(({ payMonth, texts }) => {
    const input: OracleExport = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, oracleTable(text)]),
    );
    const outcome = oracle(input, payMonth, postings, conventions);
    postings.push(...outcome.movements.map((movement) => ({ ...movement, payMonth })));
    return [
      ...outcome.movements
        .map((m) => [payMonth, m.award, m.payee, m.instalmentMonth, m.nature, m.cents].join(';'))
        .sort(),
      ...outcome.retained
        .map((r) => [payMonth, r.motif, r.award, r.payee, r.instalmentMonth, r.cents].join(';'))
        .sort(),
      ...outcome.anomalies.map((a) => [a.severity, a.code, a.file, a.line ?? ''].join(';')).sort(),
    ];
  });
}
