import { formatPayMonth, formatSchoolYear, type PayMonth, type SchoolYear } from '../calendar/index.js';
import { quoted, remembered } from './json-text.js';
import type { PostingRecord, RunRecord, UnplacedPosting } from './records.js';
import type { ReturnStatus } from './returns.js';

/**
 * The text of a posting that its hash covers: every field, its run and its remittance included. A JSON array, so that
 * no two postings have the same text whatever their identifiers hold. Changing this breaks every book: add a version.
 */
export function canonicalPosting(posting: PostingRecord): string {
  return placedText(posting.number, posting.run, unplacedText(posting));
}

/** The same, of what {@link unplacedText} gave. */
export function placedText(number: number, run: number, unplaced: string): string {
  return `[${String(number)},${String(run)},${unplaced.slice(1)}`;
}

/**
 * A posting without its number and its run, as a JSON array: all that can be written before its turn comes. Put together
 * by hand, as `JSON.stringify` would: a run writes a million of them, and most of their words are the same.
 */
export function unplacedText(posting: UnplacedPosting): string {
  const { key, remittance, corrects } = posting;
  const parts =
    `[${word(posting.kind)},${quoted(key.award)},` +
    `${quoted(key.payee)},${monthWord(key.instalmentMonth)},${monthWord(posting.payMonth)},` +
    `${remittance === undefined ? 'null' : String(remittance)},"${posting.amount.toString()}",`;
  return (
    parts +
    `${yearWord(posting.schoolYear)},${word(posting.allowance)},${word(posting.plan)},${word(posting.nature)},` +
    `${posting.reference === undefined ? 'null' : quoted(posting.reference)},` +
    `${corrects === undefined ? 'null' : String(corrects)}]`
  );
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
 * @param answers SHA-256 of the canonical answers, each followed by a line feed, in order of postings; of a purge, that
 *   of what it left behind
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

/** Of a posting: the months, the school years and the words of the model, of which there are few. */
export const word = remembered((text: string | undefined) => JSON.stringify(text ?? null));
export const monthWord = remembered((month: PayMonth) => `"${formatPayMonth(month)}"`);
export const yearWord = remembered((year: SchoolYear) => `"${formatSchoolYear(year)}"`);
