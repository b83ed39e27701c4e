import { nirKey } from './control-totals.js';
import { natureOf, type FileHeader } from './movement-record.js';
import type { Sha256 } from './payment.js';
import { signAt } from './row-amounts.js';
import { placeOf, type Rows } from './rows.js';

/** Whether what a row of `paiements.csv` says holds by itself. */
export type RowCheck = (row: number) => boolean;

/** What two values of a movement imply of each other: the key of the NIR, and the nature. */
export function soundnessCheck(rows: Rows, { payMonth }: FileHeader): RowCheck {
  const nirs = rows.texts(placeOf('nir'));
  const months = rows.texts(placeOf('mois_origine'));
  const natures = rows.texts(placeOf('nature'));
  let last = { nir: '', hasItsKey: false };
  return (row) => {
    const nir = nirs[row] ?? '';
    // The movements of a person follow each other.
    if (nir !== last.nir) last = { nir, hasItsKey: nirKey(nir) === nir.slice(13) };
    return last.hasItsKey && natureOf(signAt(rows, row), months[row] ?? '', payMonth) === natures[row];
  };
}

/**
 * The reference that a row must bear (files.md section 4): it covers the award, the payee and both months, of which the
 * movement file says nothing or less.
 */
export function referenceCheck(rows: Rows, header: FileHeader, sha256: Sha256): RowCheck {
  const awards = rows.texts(placeOf('id_mission'));
  const payees = rows.texts(placeOf('numen'));
  const months = rows.texts(placeOf('mois_origine'));
  const payMonths = rows.texts(placeOf('mois_paie'));
  const sentIn = `${header.payMonth}|${String(header.remittance).padStart(2, '0')}`;
  return (row) =>
    payMonths[row] === header.payMonth &&
    isReference(
      rows,
      row,
      sha256(`${awards[row] ?? ''}|${payees[row] ?? ''}|${months[row] ?? ''}|${sentIn}`),
    );
}

/** The first figures of the digest, in upper case. */
function isReference(rows: Rows, row: number, digest: string): boolean {
  const { bytes } = rows;
  const start = rows.cellStart(row, REFERENCE);
  if (rows.cellEnd(row, REFERENCE) - start !== REFERENCE_LENGTH) return false;
  for (let index = 0; index < REFERENCE_LENGTH; index += 1) {
    const figure = digest.charCodeAt(index);
    if (bytes[start + index] !== (figure > NINE ? figure - TO_UPPER_CASE : figure)) return false;
  }
  return true;
}

const REFERENCE = placeOf('reference');
const REFERENCE_LENGTH = 24;
const NINE = 0x39;
const TO_UPPER_CASE = 0x20;
