import { byCodePoint } from '../model/index.js';
import { compareCells } from './row-cells.js';
import { placeOf, type Rows } from './rows.js';

/** The rows of `paiements.csv` by school, payee, award and month of origin (files.md section 3). */
export function inOutputOrder(rows: Rows): Int32Array {
  const schools = new Map<string, number[]>();
  const uais = rows.texts(UAI);
  let last: string | undefined;
  let own: number[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    const uai = uais[row] ?? '';
    if (uai !== last) {
      last = uai;
      own = schools.get(uai) ?? [];
      schools.set(uai, own);
    }
    own.push(row);
  }
  const ordered = new Int32Array(rows.count);
  let at = 0;
  const withinSchool = (a: number, b: number): number =>
    compareCells(rows, a, b, PAYEE) || compareCells(rows, a, b, AWARD) || compareCells(rows, a, b, MONTH);
  for (const [, ranks] of [...schools].sort(([a], [b]) => byCodePoint(a, b))) {
    ordered.set(ranks.sort(withinSchool), at);
    at += ranks.length;
  }
  return ordered;
}

const UAI = placeOf('uai');
const PAYEE = placeOf('numen');
const AWARD = placeOf('id_mission');
const MONTH = placeOf('mois_origine');

/** Every row with its line end, in another order. */
export function rowsInOrder(rows: Rows, order: Int32Array): Uint8Array {
  const { bytes } = rows;
  const ordered = new Uint8Array(bytes.length);
  let at = 0;
  for (const row of order) {
    const [start, end] = [rows.start(row), rows.end(row) + LINE_END];
    ordered.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return ordered;
}

/** CR and LF. */
const LINE_END = 2;
