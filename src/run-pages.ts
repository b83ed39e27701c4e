import type { ControlTotals } from './emit/control-totals.js';
import type { FileDigest, ManifestFacts, OutputFile } from './emit/manifest.js';

import { factsOfRun } from './report-facts-of-run.js';
import { bordereauPage } from './report/page/bordereau.js';
import type { PaymentRow } from './report/page/report-facts.js';
import { reportPage } from './report/page/report-page.js';
import type { RunInputs } from './run-inputs.js';
import type { SettledByParts } from './settled-by-parts.js';

/** What the pages of a run are made of, beside its manifest. */
export interface PageFacts {
  readonly settled: SettledByParts;
  /** Its movements, were they few enough to be shown one by one. */
  readonly payments: readonly PaymentRow[];
  /** As the last record of the movement file states them. */
  readonly control: Pick<ControlTotals, 'hash'> & { readonly records: number; readonly lots: number };
}

/**
 * The pages that a run writes for people: its report, and the sheet that is signed.
 *
 * @param digests of every file so far: each page names those that were there before it
 */
export function* runPages(
  { settled, payments, control }: PageFacts,
  manifest: Omit<ManifestFacts, 'outputs'>,
  digests: () => readonly FileDigest[],
  inputs: RunInputs,
): Generator<OutputFile> {
  const { compared, lang, payMonth } = inputs;
  const facts = factsOfRun({ ...settled, payments }, { ...manifest, outputs: digests() }, compared, inputs);
  yield { name: 'rapport.html', bytes: reportPage(facts, lang) };
  const signed = { ...manifest, outputs: digests(), payMonth, control };
  yield { name: 'bordereau.html', bytes: bordereauPage(signed, lang) };
}
