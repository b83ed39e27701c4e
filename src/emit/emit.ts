import type { Layout } from '../layout/index.js';
import type { Issue, Lapse } from '../model/index.js';
import type { ManifestBrakes, ManifestFacts } from './manifest.js';
import { csvBytes } from './csv.js';
import { lapsesCsv } from './lapses-csv.js';
import { issuesCsv, sortedIssues } from './issues-csv.js';
import { manifestJson, type OutputFile, type RunSources } from './manifest.js';
import { writeMovementFile, type FileHeader } from './movement-file.js';
import {
  comparePayments,
  PAYMENT_COLUMNS,
  paymentRow,
  recordOf,
  type Payment,
  type Sha256,
} from './payment.js';
import { retainedCsv, sortedRetained, type Retained } from './retained-csv.js';

/** What a run has to say, before it is written. */
export interface Emission {
  readonly layout: Layout;
  readonly header: FileHeader;
  readonly remittance: number | null;
  readonly sources: RunSources;
  readonly brakes: ManifestBrakes;
  readonly payments: readonly Payment[];
  readonly retained: readonly Retained[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
  readonly issues: readonly Issue[];
  readonly equation: ManifestFacts['equation'];
  /** One JSON line per payment, in their order; `undefined` without `--explanations`. */
  readonly explain: ((payment: Payment) => string) | undefined;
  readonly sentenceOf: (issue: Issue) => string;
}

/** The files of a run (files.md section 3), the manifest last: it holds the digests of the others. */
export function emit(emission: Emission, sha256: Sha256): readonly OutputFile[] {
  const { layout, header, explain, sentenceOf } = emission;
  const payments = [...emission.payments].sort(comparePayments);
  const retained = sortedRetained(emission.retained);
  const issues = sortedIssues(emission.issues);
  const files: OutputFile[] = [
    { name: 'mouvements.txt', bytes: writeMovementFile(layout, header, payments.map(recordOf)) },
    { name: 'paiements.csv', bytes: csvBytes(PAYMENT_COLUMNS, payments.map(paymentRow), 'machine') },
    { name: 'anomalies.csv', bytes: issuesCsv(issues, sentenceOf) },
    { name: 'retenus.csv', bytes: retainedCsv(retained) },
    { name: 'prescriptions.csv', bytes: lapsesCsv(retained, emission.lapses) },
  ];
  if (explain !== undefined) {
    const lines = payments.map((payment) => `${explain(payment)}\n`).join('');
    files.push({ name: 'explications.jsonl', bytes: new TextEncoder().encode(lines) });
  }
  const manifest = manifestJson({ ...emission, payments, retained, issues, outputs: files }, sha256);
  return [...files, { name: 'bordereau.json', bytes: manifest }];
}
