import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { oracleTable } from './oracle/index.js';

/** A worked case: exports, the pay months each serves, and what every run must give. */
export interface ExampleCase {
  readonly name: string;
  /** In order; each is one posted run over one growing ledger. */
  readonly runs: readonly ExampleRun[];
  readonly expectedMovements: readonly ExpectedMovement[];
  /** Empty where the case has no expected-retenus.csv: nothing is retained. */
  readonly expectedRetained: readonly ExpectedRetained[];
  /** The same for every run on an export. */
  readonly expectedAnomalies: readonly ExpectedAnomaly[];
}

interface ExampleRun {
  /** AAAA-MM */
  readonly payMonth: string;
  /** Absolute path of the folder that holds the CSV files. */
  readonly exportFolder: string;
  /** Its name without `export-`, as expected-anomalies.csv writes it. */
  readonly exportName: string;
}

interface ExpectedMovement {
  readonly payMonth: string;
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly nature: string;
  readonly cents: bigint;
}

interface ExpectedRetained {
  readonly payMonth: string;
  readonly motif: string;
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly cents: bigint;
}

interface ExpectedAnomaly {
  readonly exportName: string;
  readonly severity: string;
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
}

const examplesFolder = fileURLToPath(new URL('../fixtures/examples', import.meta.url));

/** Every worked case of the fixtures, in the order of their names. */
export function loadExamples(): ExampleCase[] {
  return readdirSync(examplesFolder)
    .sort()
    .map((name) => loadExample(name, join(examplesFolder, name)));
}

function loadExample(name: string, folder: string): ExampleCase {
  return {
    name,
    runs: runsOf(folder),
    expectedMovements: rowsOf(join(folder, 'expected-movements.csv')).map((row) => ({
      payMonth: row['mois_paie'] ?? '',
      nature: row['nature'] ?? '',
      ...keyOf(row),
    })),
    expectedRetained: rowsOf(join(folder, 'expected-retenus.csv')).map((row) => ({
      payMonth: row['mois_paie'] ?? '',
      motif: row['motif'] ?? '',
      ...keyOf(row),
    })),
    expectedAnomalies: rowsOf(join(folder, 'expected-anomalies.csv')).map((row) => ({
      exportName: row['export'] ?? '',
      severity: row['gravite'] ?? '',
      code: row['code'] ?? '',
      file: row['fichier'] ?? '',
      line: row['ligne'] ? Number(row['ligne']) : null,
    })),
  };
}

/** The README lists the pay months of each export: "- `export-2015-11`: pay months 2015-11, 2015-12". */
function runsOf(folder: string): ExampleRun[] {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  return [...readme.matchAll(/^- `(export-([^`]+))`: pay months (.+)$/gm)].flatMap(
    ([, exportFolder = '', exportName = '', months = '']) =>
      months.split(',').map((month) => ({
        payMonth: month.trim(),
        exportFolder: join(folder, exportFolder),
        exportName,
      })),
  );
}

function keyOf(row: Readonly<Record<string, string>>): {
  award: string;
  payee: string;
  instalmentMonth: string;
  cents: bigint;
} {
  return {
    award: row['id_mission'] ?? '',
    payee: row['numen'] ?? '',
    instalmentMonth: row['mois_origine'] ?? '',
    cents: BigInt(row['centimes'] ?? ''),
  };
}

function rowsOf(path: string): Readonly<Record<string, string>>[] {
  if (!existsSync(path)) return [];
  return oracleTable(readFileSync(path, 'utf8')).rows.map(({ values }) => values);
}
