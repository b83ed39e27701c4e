import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { trentieme, workplace, type Workplace } from '../support/command-line.js';
import { loadExamples, type ExampleCase } from '../support/examples.js';
import { centsOf, looking, paidIn, rowsIn, sumsOfFiles, sumsOfLedger } from './paid-files.js';

/** Each worked case from the command line to the files, over one ledger that grows; every month is run twice. */
describe.each(STORES)('with $name', (store) => {
  test.each(loadExamples())(
    'worked case $name: each cent once, in the files as in the ledger',
    async (example) => {
      const at = workplace({});
      const ledger = await store.freshAddress();
      const retained: string[] = [];
      const anomalies = new Set<string>();
      for (const run of example.runs) {
        const first = await payMonth(at, ledger, run);
        const second = await payMonth(at, ledger, run);
        expect(second.folder).toBe(join(at.output, run.payMonth, 'sans-mouvement'));
        expect(rowsIn(second.folder, 'paiements.csv')).toEqual([]);
        // What is held is still held, and the export is still wrong: both runs say so.
        expect(second.retained).toEqual(first.retained);
        expect(second.anomalies).toEqual(first.anomalies);
        retained.push(...first.retained);
        for (const line of first.anomalies) anomalies.add(`${run.exportName};${line}`);
      }
      expect(
        paidIn(at.output)
          .map((m) => [m.payMonth, m.award, m.payee, m.instalmentMonth, m.nature, m.cents].join(';'))
          .sort(),
      ).toEqual(expectedMovements(example));
      expect(retained.sort()).toEqual(expectedRetained(example));
      expect([...anomalies].sort()).toEqual(expectedAnomalies(example));
      await looking(ledger, async (book) => {
        expect(await all(book.verify())).toEqual([]);
        expect(await sumsOfLedger(book)).toEqual(sumsOfFiles(at.output));
      });
    },
  );
});

interface MonthlyRun {
  readonly folder: string;
  readonly retained: string[];
  readonly anomalies: string[];
}

async function payMonth(
  at: Workplace,
  ledger: string,
  { payMonth, exportFolder }: ExampleCase['runs'][number],
): Promise<MonthlyRun> {
  const { code, out, err } = await trentieme(
    ...['run', '--month', payMonth, '--now', `${payMonth}-20T22:00:00`, '--input', exportFolder],
    ...['--config', at.config, '--output', at.output, '--ledger', ledger],
    ...['--accept-drop', '--accept-recoveries', '--accept-stale'],
  );
  expect([0, 2], err).toContain(code);
  const folder = /^ {2}Fichiers +(.+)$/m.exec(out)?.[1] ?? '';
  return {
    folder,
    retained: rowsIn(folder, 'retenus.csv').map((row) =>
      [
        ...[payMonth, row['motif'], row['id_mission'], row['numen'], row['mois_origine']],
        centsOf(row['montant'] ?? ''),
      ].join(';'),
    ),
    anomalies: rowsIn(folder, 'anomalies.csv').map((row) =>
      [row['gravite'], row['code'], row['fichier'], row['ligne']].join(';'),
    ),
  };
}

function expectedMovements({ expectedMovements }: ExampleCase): string[] {
  return expectedMovements
    .map((m) => [m.payMonth, m.award, m.payee, m.instalmentMonth, m.nature, m.cents].join(';'))
    .sort();
}

function expectedRetained({ expectedRetained }: ExampleCase): string[] {
  return expectedRetained
    .map((r) => [r.payMonth, r.motif, r.award, r.payee, r.instalmentMonth, r.cents].join(';'))
    .sort();
}

function expectedAnomalies({ expectedAnomalies }: ExampleCase): string[] {
  return expectedAnomalies
    .map((a) => [a.exportName, a.severity, a.code, a.file, a.line ?? ''].join(';'))
    .sort();
}
