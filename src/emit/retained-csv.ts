import { formatPayMonth } from '../calendar/index.js';
import { formatCents } from '../money/index.js';
import { byCodePoint, type HeldMotive, type Settlement } from '../model/index.js';
import { csvBytes } from './csv.js';

/** What is owed or overpaid and does not move this month: held, or barred. */
export type Retained = Exclude<Settlement, { kind: 'movement' }>;

export const RETAINED_COLUMNS = ['motif', 'numen', 'id_mission', 'mois_origine', 'montant'] as const;

const MOTIVES: Readonly<Record<HeldMotive, string>> = {
  blocked: 'bloque',
  vanished: 'disparu',
  serviceFait: 'service',
};

/** `bloque`, `disparu`, `service`, `prescrit`. */
export function motiveOf(retained: Retained): string {
  return retained.kind === 'barred' ? 'prescrit' : MOTIVES[retained.motive];
}

/** By payee, award, month of origin, motive: whatever the order of the input rows. */
export function sortedRetained(retained: readonly Retained[]): Retained[] {
  return [...retained].sort(
    (a, b) =>
      byCodePoint(a.key.payee, b.key.payee) ||
      byCodePoint(a.key.award, b.key.award) ||
      a.key.instalmentMonth - b.key.instalmentMonth ||
      byCodePoint(motiveOf(a), motiveOf(b)),
  );
}

/** The bytes of `retenus.csv`, signed amounts, from sorted entries. */
export function retainedCsv(retained: readonly Retained[]): Uint8Array {
  return csvBytes(RETAINED_COLUMNS, retained.map(retainedRow), 'machine');
}

/** A row of `retenus.csv`, in the order of {@link RETAINED_COLUMNS}. */
export function retainedRow(entry: Retained): readonly string[] {
  const { payee, award, instalmentMonth } = entry.key;
  return [motiveOf(entry), payee, award, formatPayMonth(instalmentMonth), formatCents(entry.amount)];
}
