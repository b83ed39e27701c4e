import { describe, expect, test } from 'vitest';
import { loadExamples } from '../support/examples.js';
import {
  exportTexts,
  issueLines,
  MemoryLedger,
  movementLines,
  retainedLines,
  runAndPost,
  validateTexts,
} from '../support/engine.js';
import { shippedRegulations } from '../support/regulations.js';

const regulations = shippedRegulations();

describe.each(loadExamples())('worked case $name', (example) => {
  test('pays, holds and reports what the case states, month after month', () => {
    const ledger = new MemoryLedger();
    const movements: string[] = [];
    const retained: string[] = [];
    const issues = new Set<string>();
    for (const { payMonth, exportFolder, exportName } of example.runs) {
      const facts = validateTexts(exportTexts(exportFolder), regulations);
      const computation = runAndPost(facts, regulations, payMonth, ledger);
      movements.push(...movementLines(payMonth, computation));
      retained.push(...retainedLines(payMonth, computation));
      for (const line of issueLines([...facts.issues, ...computation.issues]))
        issues.add(`${exportName};${line}`);
    }
    expect(movements.sort()).toEqual(
      example.expectedMovements
        .map((m) => [m.payMonth, m.award, m.payee, m.instalmentMonth, m.nature, m.cents].join(';'))
        .sort(),
    );
    expect(retained.sort()).toEqual(
      example.expectedRetained
        .map((r) => [r.payMonth, r.motif, r.award, r.payee, r.instalmentMonth, r.cents].join(';'))
        .sort(),
    );
    expect([...issues].sort()).toEqual(
      example.expectedAnomalies
        .map((a) => [a.exportName, a.severity, a.code, a.file, a.line ?? ''].join(';'))
        .sort(),
    );
  });
});
