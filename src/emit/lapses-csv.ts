import { daysOf, formatIsoDate, formatPayMonth, type PayMonth } from '../calendar/index.js';
import { formatCents, type Cents } from '../money/index.js';
import { byCodePoint, type Key, type Lapse } from '../model/index.js';
import { csvBytes } from './csv.js';
import { motiveOf, type Retained } from './retained-csv.js';

export const LAPSE_COLUMNS = [
  'etat',
  'date',
  'motif',
  'numen',
  'id_mission',
  'mois_origine',
  'montant',
] as const;

/**
 * The rows of `prescriptions.csv`, in the order of {@link LAPSE_COLUMNS}: what is barred (`prescrit`) with the day it
 * lapsed, then what is held and lapses within six months (`a-prescrire`) with the day it will; each by day, payee,
 * award and month of origin.
 */
export function lapseRows(retained: readonly Retained[], soon: readonly Lapse[]): string[][] {
  const barred = retained.flatMap((entry) =>
    entry.kind === 'barred' ? [{ ...entry, from: entry.since, motive: motiveOf(entry) }] : [],
  );
  const waiting = soon.map((lapse) => ({ ...lapse, motive: motiveOf({ kind: 'held', ...lapse }) }));
  return [
    ...barred.sort(byDate).map((lapse) => lapseRow('prescrit', lapse)),
    ...waiting.sort(byDate).map((lapse) => lapseRow('a-prescrire', lapse)),
  ];
}

/** The bytes of `prescriptions.csv`. */
export function lapsesCsv(retained: readonly Retained[], soon: readonly Lapse[]): Uint8Array {
  return csvBytes(LAPSE_COLUMNS, lapseRows(retained, soon), 'machine');
}

interface DatedAmount {
  readonly key: Key;
  readonly motive: string;
  readonly amount: Cents;
  readonly from: PayMonth;
}

function byDate(a: DatedAmount, b: DatedAmount): number {
  return (
    a.from - b.from ||
    byCodePoint(a.key.payee, b.key.payee) ||
    byCodePoint(a.key.award, b.key.award) ||
    a.key.instalmentMonth - b.key.instalmentMonth
  );
}

function lapseRow(state: string, { key, motive, amount, from }: DatedAmount): string[] {
  const { payee, award, instalmentMonth } = key;
  const day = formatIsoDate(daysOf(from).start);
  return [state, day, motive, payee, award, formatPayMonth(instalmentMonth), formatCents(amount)];
}
