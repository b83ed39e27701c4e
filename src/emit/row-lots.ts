import type { WrittenLot } from './movement-file.js';
import { isSameCell } from './row-cells.js';
import { RowTally } from './row-tally.js';
import { placeOf, type Rows } from './rows.js';

/** The rows of each school, with their totals; the record of a row has its rank. */
export function lotsOfRows(rows: Rows, order: Int32Array): WrittenLot[] {
  const lots: WrittenLot[] = [];
  const tally = new RowTally(rows);
  for (let first = 0; first < order.length;) {
    const [opening = 0] = order.subarray(first);
    let next = first;
    for (
      let row = opening;
      next < order.length && isSameCell(rows, row, opening, UAI);
      row = order[next] ?? 0
    ) {
      tally.add(row);
      next += 1;
    }
    lots.push({ uai: rows.text(opening, UAI), records: order.subarray(first, next), totals: tally.take() });
    first = next;
  }
  return lots;
}

const UAI = placeOf('uai');
