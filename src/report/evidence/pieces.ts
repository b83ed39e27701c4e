import { withoutNir } from '../../model/index.js';
import type { PieceTable } from './evidence-facts.js';

/** The columns of `pieces.csv`: one line for each field, since every file has columns of its own. */
export const PIECE_COLUMNS = ['fichier', 'ligne', 'colonne', 'valeur'] as const;

/** The rows of `pieces.csv`, in the order of {@link PIECE_COLUMNS}; empty fields are left out. */
export function pieceRows(pieces: readonly PieceTable[]): string[][] {
  return pieces.flatMap(({ file, columns, rows }) =>
    rows.flatMap(({ line, fields }) =>
      fields.flatMap((value, at) =>
        value.trim() === '' ? [] : [[file, String(line), columns[at] ?? '', value]],
      ),
    ),
  );
}

/** The row with its NIR made of stars, wherever one stands; a column that is to hold it shows nothing of it. */
export function masked(columns: readonly string[], fields: readonly string[]): string[] {
  return fields.map((value, at) =>
    columns[at]?.trim().toLowerCase() === 'nir' ? '*'.repeat(value.length) : withoutNir(value),
  );
}
