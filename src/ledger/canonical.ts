import { formatPayMonth, formatSchoolYear, type PayMonth } from '../calendar/index.js';
import type { PostingRecord, RunRecord } from './records.js';
import type { ReturnStatus } from './returns.js';

/**
 * The text of a posting that its hash covers: every field, its run and its remittance included. A JSON array, so that
 * no two postings have the same text whatever their identifiers hold. Changing this breaks every book: add a version.
 */
export function canonicalPosting(posting: PostingRecord): string {
  const { key } = posting;
  return JSON.stringify([
    posting.number,
    posting.run,
    posting.kind,
    key.award,
    key.payee,
    formatPayMonth(key.instalmentMonth),
    formatPayMonth(posting.payMonth),
    posting.remittance ?? null,
    posting.amount.toString(),
    formatSchoolYear(posting.schoolYear),
    posting.allowance,
    posting.plan,
    posting.nature ?? null,
    posting.reference ?? null,
    posting.corrects ?? null,
  ]);
}

/** An answer of the payer, as the seal of its run covers it. */
export interface AnswerRecord {
  readonly posting: number;
  readonly status: ReturnStatus;
  readonly motive: string;
  /** What the payer took, signed. */
  readonly taken: bigint;
}

export function canonicalAnswer({ posting, status, motive, taken }: AnswerRecord): string {
  return JSON.stringify([posting, status, motive, taken.toString()]);
}

/**
 * The text of a run that its seal covers: everything but the seal, and the digest of its answers.
 *
 * @param answers SHA-256 of the canonical answers, each followed by a line feed, in order of postings
 */
export function canonicalRun(run: Omit<RunRecord, 'seal'>, answers: string): string {
  const figures = run.figures;
  return JSON.stringify([
    run.number,
    run.kind,
    monthText(run.payMonth),
    run.remittance ?? null,
    run.mode ?? null,
    run.created,
    run.program,
    run.regulations ?? null,
    run.configuration ?? null,
    run.exportedAt ?? null,
    run.overrides,
    figures === undefined
      ? null
      : [figures.due, figures.postedBefore, figures.movements, figures.held, figures.barred].map(String),
    run.cancels ?? null,
    run.inputs.map(({ name, bytes, rows, digest }) => [name, bytes, rows, digest]),
    run.outputs.map(({ name, bytes, digest }) => [name, bytes, digest]),
    run.firstPosting,
    run.postings,
    answers,
  ]);
}

function monthText(month: PayMonth | undefined): string | null {
  return month === undefined ? null : formatPayMonth(month);
}
