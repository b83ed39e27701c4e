import { transliterateName } from '../charset/index.js';
import { recordLayout, type Layout } from '../layout/index.js';
import type { ReadHeader, ReadMovement } from './movement-file-reader.js';
import type { FileHeader, MovementRecord } from './movement-file.js';

/** What the header says, matched with what it was meant to say. */
export function headerMismatches(layout: Layout, read: ReadHeader | undefined, meant: FileHeader): string[] {
  return HEADER_FIELDS.filter(
    ([field, name]) => has(layout, 'E0', name) && read?.[field] !== meant[field],
  ).map(([, name]) => `mouvements.txt: E0 ${name}`);
}

/** Matches movements read back with those meant, in their order. */
export function movementMismatches(
  layout: Layout,
  read: readonly ReadMovement[],
  meant: readonly MovementRecord[],
): string[] {
  const mismatched: string[] = [];
  if (read.length !== meant.length) {
    mismatched.push(`mouvements.txt: ${String(read.length)} ≠ ${String(meant.length)}`);
  }
  const compared = MOVEMENT_FIELDS.filter(([, name]) => has(layout, 'M2', name));
  const nameWidth = has(layout, 'M2', 'nom') ? widthOf(layout, 'nom') : undefined;
  meant.forEach((movement, index) => {
    const found = read[index];
    for (const [field, name] of compared) {
      if (found?.[field] !== movement[field])
        mismatched.push(`mouvements.txt: M2 ${movement.reference} ${name}`);
    }
    if (nameWidth !== undefined && found?.name !== nameOf(movement, nameWidth)) {
      mismatched.push(`mouvements.txt: M2 ${movement.reference} nom`);
    }
  });
  return mismatched;
}

/** What is compared, and the field of the layout it stands in: a layout may do without some. */
const HEADER_FIELDS = [
  ['academie', 'academie'],
  ['ministere', 'ministere'],
  ['payMonth', 'mois_paie'],
  ['remittance', 'remise'],
  ['created', 'created'],
  ['mode', 'mode'],
] as const;

const MOVEMENT_FIELDS = [
  ['nir', 'nir'],
  ['uai', 'uai'],
  ['allowanceCode', 'code_indemnite'],
  ['sign', 'sens'],
  ['cents', 'montant'],
  ['regime', 'regime'],
  ['instalmentMonth', 'mois_origine'],
  ['nature', 'nature'],
  ['reference', 'reference'],
] as const;

function has(layout: Layout, record: string, field: string): boolean {
  return recordLayout(layout, record).fields.some(({ name }) => name === field);
}

function widthOf(layout: Layout, field: string): number {
  return recordLayout(layout, 'M2').fields.find(({ name }) => name === field)?.width ?? 0;
}

/** The name as the payer reads it: transliterated, cut at the width of its field. */
function nameOf({ familyName, givenName }: MovementRecord, width: number): string {
  const name = transliterateName(`${familyName} ${givenName}`);
  return name.ok ? name.text.trim().slice(0, width).trimEnd() : '';
}
