import { payMonthOf, schoolYearStarting, yearOf, type PayMonth } from '../calendar/index.js';
import type { AllowanceCode, AwardId, Nature, Numen, PlanName } from '../model/index.js';
import { centsOf } from '../money/index.js';
import type { Figures, PostingKind, PostingRecord, RunKind, RunRecord } from './records.js';
import type { Row, SqlValue } from './store.js';

/** `AAAAMM`, the form of a month in the tables. */
export function storedMonth(month: PayMonth): number {
  return yearOf(month) * 100 + (month % 12) + 1;
}

export function monthFrom(value: SqlValue | undefined): PayMonth {
  const stored = Number(value);
  return payMonthOf(Math.floor(stored / 100), stored % 100);
}

/** A posting as the table `postings` holds it, in the order of its columns. */
export function postingRow(posting: PostingRecord, hash: string): Row {
  const { key } = posting;
  return [
    posting.number,
    posting.run,
    posting.kind,
    key.award,
    key.payee,
    storedMonth(key.instalmentMonth),
    storedMonth(posting.payMonth),
    posting.remittance ?? null,
    posting.amount,
    posting.schoolYear,
    posting.allowance,
    posting.plan,
    posting.nature ?? null,
    posting.reference ?? null,
    posting.corrects ?? null,
    hash,
  ];
}

/** Reads the first fifteen columns of `postings`. */
export function postingFrom(row: Row): PostingRecord {
  return {
    number: Number(row[0]),
    run: Number(row[1]),
    kind: row[2] as PostingKind,
    key: {
      award: row[3] as AwardId,
      payee: row[4] as Numen,
      instalmentMonth: monthFrom(row[5]),
    },
    payMonth: monthFrom(row[6]),
    remittance: numberOrNone(row[7]),
    amount: centsFrom(row[8]),
    schoolYear: schoolYearStarting(Number(row[9])),
    allowance: row[10] as AllowanceCode,
    plan: row[11] as PlanName,
    nature: (row[12] ?? undefined) as Nature | undefined,
    reference: textOrNone(row[13]),
    corrects: numberOrNone(row[14]),
  };
}

/** The place of the hash among the columns of `postings`. */
export const HASH_COLUMN = 15;

/** A run as the table `runs` holds it, in the order of its columns. */
export function runRow(run: RunRecord): Row {
  const { figures } = run;
  return [
    run.number,
    run.kind,
    run.payMonth === undefined ? null : storedMonth(run.payMonth),
    run.remittance ?? null,
    run.mode ?? null,
    run.created,
    run.program,
    run.regulations ?? null,
    run.configuration ?? null,
    run.exportedAt ?? null,
    JSON.stringify(run.overrides),
    figures?.due ?? null,
    figures?.postedBefore ?? null,
    figures?.movements ?? null,
    figures?.held ?? null,
    figures?.barred ?? null,
    run.cancels ?? null,
    run.firstPosting,
    run.postings,
    run.seal,
  ];
}

/** Reads the columns of `runs`, without the lists of files. */
export function runFrom(row: Row): Omit<RunRecord, 'inputs' | 'outputs'> {
  return {
    number: Number(row[0]),
    kind: row[1] as RunKind,
    payMonth: row[2] === null ? undefined : monthFrom(row[2]),
    remittance: numberOrNone(row[3]),
    mode: (row[4] ?? undefined) as RunRecord['mode'],
    created: String(row[5]),
    program: String(row[6]),
    regulations: textOrNone(row[7]),
    configuration: textOrNone(row[8]),
    exportedAt: textOrNone(row[9]),
    overrides: overridesFrom(row[10]),
    figures: row[11] === null ? undefined : figuresFrom(row),
    cancels: numberOrNone(row[16]),
    firstPosting: Number(row[17]),
    postings: Number(row[18]),
    seal: String(row[19]),
  };
}

export function centsFrom(value: SqlValue | undefined): ReturnType<typeof centsOf> {
  return centsOf(BigInt(value as bigint | number | string));
}

function figuresFrom(row: Row): Figures {
  return {
    due: centsFrom(row[11]),
    postedBefore: centsFrom(row[12]),
    movements: centsFrom(row[13]),
    held: centsFrom(row[14]),
    barred: centsFrom(row[15]),
  };
}

/** What somebody wrote by hand in the column must not stop `verify`, whose seal will not match it. */
function overridesFrom(value: SqlValue | undefined): readonly string[] {
  try {
    const list: unknown = JSON.parse(String(value));
    return Array.isArray(list) ? list.map(String) : [String(value)];
  } catch {
    return [String(value)];
  }
}

function numberOrNone(value: SqlValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function textOrNone(value: SqlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
