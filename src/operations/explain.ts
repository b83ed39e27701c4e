import type { PayMonth } from '../calendar/index.js';
import { awardExplainer, awardsOfAgent, isAgentNamed } from '../explained/award.js';
import type { ExplainedCase } from '../explained/case.js';
import type { Ledger, PostingRecord, RunRecord } from '../ledger/index.js';
import type { CausedMovement } from '../model/cause.js';
import type { AwardId, Key, Numen } from '../model/index.js';
import type { PastCase } from '../past-case.js';
import type { AwardExplanation } from '../report/explanation/award-explanation.js';
import type { SettingsReader } from './archived-settings.js';
import type { CausesContext } from './causes/comparison.js';
import { causesOfMovements } from './causes/differences.js';
import { nameOfRun } from './causes/runs.js';
import { UnusablePastRunError } from './causes/taking.js';
import { explainedBook } from './explained-book.js';
import { postingByReference, runOfMonth } from './find-run.js';
import { reading } from './open-book.js';
import { caseOfRun } from './past-run-case.js';
import { exportSoon, pastRun, type PastRun } from './past-run.js';
import { nameOf } from './replay-ledger.js';
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
  /** Read while the archive is. */
  readonly today: () => Promise<CausesContext['today']>;
  readonly now: () => number;
}

export type ExplainResult =
  | {
      readonly kind: 'explained';
      readonly payMonth: PayMonth;
      readonly awards: readonly AwardExplanation[];
      /** Why its arrears and recoveries are what they are, by key. */
      readonly caused: ReadonlyMap<string, CausedMovement>;
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
  // It is mostly of the last run: its export leaves the archive while the book is searched, unless it has an index.
  const last = await runOfMonth(ledger);
  const early = last === undefined ? undefined : exportSoon(ledger, last);
  const posting = await postingByReference(ledger, reference);
  const run = posting === undefined ? undefined : await ledger.run(posting.run);
  if (posting === undefined || run === undefined) return { kind: 'unknown-reference' };
  const { award } = posting.key;
  const result = await explainRun({ kind: 'award', award, payMonth: undefined }, run, ledger, request, early);
  return result.kind === 'explained' ? { ...result, key: posting.key } : result;
}

async function explainRun(
  what: Exclude<Explained, { kind: 'reference' }>,
  run: RunRecord,
  ledger: Ledger,
  { reader, today: settings }: ExplainRequest,
  early = exportSoon(ledger, run),
): Promise<ExplainResult> {
  const today = await settings();
  const past = await pastRun(ledger, run, reader, today, early);
  const seeds =
    what.kind === 'agent' ? { awards: [], agents: [what.numen] } : { awards: [what.award], agents: [] };
  const found = await caseOfRun(past, seeds);
  if (found.kind === 'unusable') throw new UnusablePastRunError(nameOfRun(run), found.problems);
  const ids = what.kind === 'agent' ? awardsOfAgent(found, what.numen as Numen) : [what.award as AwardId];
  const explained = await explainedCase(found, past, ids, reader);
  const explainAward = awardExplainer(explained.case);
  const awards = ids.flatMap((id) => explainAward(id) ?? []);
  const { payMonth } = past;
  const moved = explained.records.filter((record) => isToBeTold(record, run, what));
  const isKnown = awards.length > 0 || (what.kind === 'agent' && isAgentNamed(found, what.numen as Numen));
  if (!isKnown) return { kind: 'unknown', payMonth };
  const causes = await causesOfMovements(moved, { ledger, reader, today, read: past });
  // Of the first run of a book there is nothing to compare with.
  const compared = causes.filter(({ since }) => since !== undefined);
  const caused = new Map(compared.map((each) => [nameOf(each.key), each]));
  return { kind: 'explained', payMonth, awards, caused, key: undefined };
}

/** An arrears or a recovery of the run, of whom or what is asked for. */
function isToBeTold({ kind, run, nature, key }: PostingRecord, of: RunRecord, what: Explained): boolean {
  const isAsked = what.kind !== 'agent' || key.payee === what.numen;
  return isAsked && run === of.number && kind === 'movement' && nature !== 'N';
}

/** A case with what the book says of the awards that are explained. */
async function explainedCase(
  found: PastCase,
  past: PastRun,
  ids: readonly AwardId[],
  reader: SettingsReader,
): Promise<{ readonly case: ExplainedCase; readonly records: readonly PostingRecord[] }> {
  const records: PostingRecord[] = [];
  for (const award of ids) for await (const record of past.ledger.show({ award })) records.push(record);
  const book = explainedBook(records, past.run);
  const unwritable = unwrittenMovements(found, past, reader);
  return { case: { ...found, remittance: past.run.remittance, book, unwritable }, records };
}
