import { formatPayMonth } from '../../calendar/index.js';
import type { RejectRow } from './school-rejects.js';

/** The columns of `rejets/<uai>.csv`, and in the same order those of its workbook. */
export const REJECT_COLUMNS = [
  'gravite',
  'code',
  'fichier',
  'ligne',
  'champ',
  'trouve',
  'attendu',
  'que_faire',
  'objet',
  'depuis',
  'anciennete_mois',
] as const;
export type RejectColumn = (typeof REJECT_COLUMNS)[number];

/** A row of `rejets/<uai>.csv`, in the order of {@link REJECT_COLUMNS}. */
export function rejectCells(row: RejectRow): readonly string[] {
  return [
    row.severity === 'reject' ? 'rejet' : 'alerte',
    row.code,
    row.file,
    row.line === undefined ? '' : String(row.line),
    row.field,
    row.found,
    row.expected,
    row.todo,
    row.subject,
    formatPayMonth(row.since),
    String(row.age),
  ];
}
