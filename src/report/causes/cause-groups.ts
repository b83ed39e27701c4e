import type { Cause, CausedMovement, Change } from '../../model/cause.js';
import { addCents, type Cents } from '../../money/index.js';
import { byCodePoint } from '../../model/ids.js';
import type { Lang } from '../messages/index.js';
import { causeWords } from './cause-sentences.js';

/** Parts of movements that have the same kind of cause: how many, and what they add up to. */
export interface CauseTotal {
  readonly cause: string;
  readonly lines: number;
  /** Signed. */
  readonly amount: Cents;
}

/** Adds movements up by cause, one after the other. */
export class CauseTotals {
  readonly #lang: Lang;
  readonly #totals = new Map<string, CauseTotal>();

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  add({ parts }: CausedMovement): void {
    for (const part of parts) {
      const cause = groupOf(part.cause, this.#lang);
      const known = this.#totals.get(cause);
      const amount = known === undefined ? part.amount : addCents(known.amount, part.amount);
      this.#totals.set(cause, { cause, lines: (known?.lines ?? 0) + 1, amount });
    }
  }

  /** Those of most lines first. */
  all(): readonly CauseTotal[] {
    return [...this.#totals.values()].sort((a, b) => b.lines - a.lines || byCodePoint(a.cause, b.cause));
  }
}

/** What causes that are told together are called: `missions.csv, date_fin`. */
export function groupOf(cause: Cause, lang: Lang): string {
  const { group, ...words } = causeWords(lang);
  switch (cause.kind) {
    case 'fell-due':
      if (cause.cancelled !== undefined) return group.sentAndCancelled;
      return cause.isOfMonth ? words.dueThisMonth : words.fellDue;
    case 'first-run':
      return words.firstRun;
    case 'answer':
      return group.answer[cause.answer];
    case 'program':
      return group.program;
    case 'barred':
      return words.barred;
    case 'change': {
      const { repaired } = cause;
      const names = [...new Set(byFile(cause.changes, lang))].sort(byCodePoint).join(' + ');
      const isRepair = repaired !== undefined && ['rejected', 'blocked', 'unwritable'].includes(repaired.why);
      return isRepair ? group.repaired(names) : names;
    }
  }
}

/** Changes of several columns of one file are one. */
function byFile(changes: readonly Change[], lang: Lang): string[] {
  const { group } = causeWords(lang);
  return changes.map((change) => {
    switch (change.kind) {
      case 'cell': {
        const columns = changes.flatMap((other) =>
          other.kind === 'cell' && other.file === change.file ? [other.column] : [],
        );
        return group.cells(change.file, [...new Set(columns)].sort(byCodePoint).join(' + '));
      }
      case 'row-added':
        return group.added(change.file);
      case 'row-gone':
        return group.gone(change.file);
      case 'law':
        return group.law(change.file);
      case 'setting':
        return group.setting(change.key);
    }
  });
}
