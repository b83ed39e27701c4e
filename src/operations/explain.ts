import type { PayMonth } from '../calendar/index.js';
import { awardExplainer, awardsOfAgent, isAgentNamed } from '../explained-award.js';
import type { ExplainedCase } from '../explained-case.js';
import type { Ledger, PostingRecord, RunRecord } from '../ledger/index.js';
import type { AwardId, Key, Numen } from '../model/index.js';
import type { PastCase } from '../past-case.js';
import type { AwardExplanation } from '../report/explanation/award-explanation.js';
import type { SettingsReader } from './archived-settings.js';
import { nameOfRun } from './caused-runs.js';
import { UnusablePastRunError } from './caused-taking.js';
import { explainedBook } from './explained-book.js';
import { postingByReference, runOfMonth } from './find-run.js';
import { reading } from './open-book.js';
import { caseOfRun } from './past-run-case.js';
import { pastRun, type PastRun, type Today } from './past-run.js';
import { unwrittenMovements } from './unwritten-movements.js';

/** What is to be explained: everything of an agent or of an award at a pay month, or one movement. */
export type Explained =
  | { readonly kind: 'agent'; readonly numen: string; readonly payMonth: PayMonth | undefined }
  | { readonly kind: 'award'; readonly award: string; readonly payMonth: PayMonth | undefined }
  | { readonly kind: 'reference'; readonly reference: string };

export interface ExplainRequest {
  readonly what: Explained;
  readonly ledger: string;
  readonly reader: SettingsReader;
  readonly today: Today;
  readonly now: () => number;
}

export type ExplainResult =
  | {
      readonly kind: 'explained';
      readonly payMonth: PayMonth;
      readonly awards: readonly AwardExplanation[];
      /** Of a reference: its movement. */
      readonly key: Key | undefined;
    }
  /** No pay run, or none of that month. */
  | { readonly kind: 'no-run'; readonly last: PayMonth | undefined }
  | { readonly kind: 'unknown-reference' }
  /** Neither the export of the run nor the ledger knows it. */
  | { readonly kind: 'unknown'; readonly payMonth: PayMonth };

/**
 * Says what a pay run did, and why, with the facts, the law and the settings it was made from, as the archive kept them.
 *
 * @throws LedgerError, UnreadableSettingsError, UnusablePastRunError
 */
export async function explain(request: ExplainRequest): Promise<ExplainResult> {
  return reading(request, async (ledger) => {
    const { what } = request;
    if (what.kind === 'reference') return explainReference(what.reference, ledger, request);
    const run = await runOfMonth(ledger, what.payMonth);
    if (run === undefined) return { kind: 'no-run', last: (await runOfMonth(ledger))?.payMonth };
    return explainRun(what, run, ledger, request);
  });
}

async function explainReference(
  reference: string,
  ledger: Ledger,
  request: ExplainRequest,
): Promise<ExplainResult> {
  const posting = await postingByReference(ledger, reference);
  const run = posting === undefined ? undefined : await ledger.run(posting.run);
  if (posting === undefined || run === undefined) return { kind: 'unknown-reference' };
  const { award } = posting.key;
  const result = await explainRun({ kind: 'award', award, payMonth: undefined }, run, ledger, request);
  return result.kind === 'explained' ? { ...result, key: posting.key } : result;
}

async function explainRun(
  what: Exclude<Explained, { kind: 'reference' }>,
  run: RunRecord,
  ledger: Ledger,
  { reader, today }: ExplainRequest,
): Promise<ExplainResult> {
  const past = await pastRun(ledger, run, reader, today, 'soon');
  const seeds =
    what.kind === 'agent' ? { awards: [], agents: [what.numen] } : { awards: [what.award], agents: [] };
  const found = await caseOfRun(past, seeds);
  if (found.kind === 'unusable') throw new UnusablePastRunError(nameOfRun(run), found.problems);
  const ids = what.kind === 'agent' ? awardsOfAgent(found, what.numen as Numen) : [what.award as AwardId];
  const explained = await explainedCase(found, past, ids, reader);
  const explainAward = awardExplainer(explained);
  const awards = ids.flatMap((id) => explainAward(id) ?? []);
  const { payMonth } = past;
  const isKnown = awards.length > 0 || (what.kind === 'agent' && isAgentNamed(found, what.numen as Numen));
  return isKnown ? { kind: 'explained', payMonth, awards, key: undefined } : { kind: 'unknown', payMonth };
}

/** A case with what the book says of the awards that are explained. */
async function explainedCase(
  found: PastCase,
  past: PastRun,
  ids: readonly AwardId[],
  reader: SettingsReader,
): Promise<ExplainedCase> {
  const records: PostingRecord[] = [];
  for (const award of ids) for await (const record of past.ledger.show({ award })) records.push(record);
  return {
    ...found,
    remittance: past.run.remittance,
    book: explainedBook(records, past.run),
    unwritable: unwrittenMovements(found, past, reader),
  };
}
