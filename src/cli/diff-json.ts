import { formatPayMonth } from '../calendar/index.js';
import type { Cause, CausedMovement, Change, RunName } from '../model/cause.js';
import { rankOf } from './posting-table.js';

/** A movement with its parts as JSON; amounts are whole cents. */
export function movementJson(movement: CausedMovement): object {
  const { run, since, key, nature, reference, amount, parts, withoutEffect } = movement;
  return {
    run: runJson(run),
    since: since === undefined ? null : runJson(since),
    award: key.award,
    payee: key.payee,
    instalmentMonth: formatPayMonth(key.instalmentMonth),
    ...{ nature, reference, amount },
    parts: parts.map((part) => ({ ...causeJson(part.cause), amount: part.amount })),
    withoutEffect: withoutEffect.map(changeJson),
  };
}

function causeJson(cause: Cause): object {
  switch (cause.kind) {
    case 'fell-due':
      return { ...cause, cancelled: cause.cancelled === undefined ? null : runJson(cause.cancelled) };
    case 'answer':
      return {
        ...cause,
        postings: cause.postings.map(({ reference, amount, ...run }) => ({
          reference: reference ?? null,
          run: runJson(run),
          amount,
        })),
      };
    case 'change': {
      const { kind, changes, repaired } = cause;
      const rows = repaired?.issues.map(({ code, at, subject }) => ({
        code,
        file: at.file,
        line: at.line ?? null,
        subject,
      }));
      return {
        kind,
        changes: changes.map(changeJson),
        repaired: repaired === undefined ? null : { why: repaired.why, rows },
      };
    }
    case 'first-run':
    case 'program':
    case 'barred':
      return cause;
  }
}

function changeJson(change: Change): object {
  switch (change.kind) {
    case 'law':
      return { ...change, before: change.before ?? null, after: change.after ?? null };
    case 'row-added':
    case 'row-gone':
      return { ...change, cells: Object.fromEntries(change.cells) };
    case 'cell':
    case 'setting':
      return change;
  }
}

function runJson({ payMonth, remittance }: RunName): string {
  return remittance === undefined
    ? formatPayMonth(payMonth)
    : `${formatPayMonth(payMonth)}/${rankOf(remittance)}`;
}
