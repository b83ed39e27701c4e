import { transliterateName } from '../charset/index.js';
import { recordLayout, type Layout } from '../layout/index.js';
import type { Emission } from './emit.js';
import { readMovementFile } from './movement-file.js';
import { recordOf, type Payment } from './payment.js';

/** Reads the movement file back, from the layout alone, and matches it with the payments meant, in their order. */
export function movementMismatches(
  bytes: Uint8Array,
  payments: readonly Payment[],
  { layout, header }: Pick<Emission, 'layout' | 'header'>,
): string[] {
  const file = readMovementFile(layout, bytes);
  if (!file.ok) {
    return file.faults.map(({ code, record, field }) => `mouvements.txt: ${code} ${String(record)} ${field}`);
  }
  const mismatched: string[] = [];
  for (const [field, name] of HEADER_FIELDS) {
    if (has(layout, 'E0', name) && file.header[field] !== header[field]) {
      mismatched.push(`mouvements.txt: E0 ${name}`);
    }
  }
  if (file.movements.length !== payments.length) {
    mismatched.push(`mouvements.txt: ${String(file.movements.length)} ≠ ${String(payments.length)}`);
  }
  const compared = MOVEMENT_FIELDS.filter(([, name]) => has(layout, 'M2', name));
  payments.forEach((payment, index) => {
    const meant = { ...recordOf(payment), name: nameOf(payment, layout) };
    const read = file.movements[index];
    for (const [field, name] of compared) {
      if (read?.[field] !== meant[field]) mismatched.push(`mouvements.txt: M2 ${String(index + 1)} ${name}`);
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
  ['name', 'nom'],
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

/** The name as the payer reads it: transliterated, cut at the width of its field. */
function nameOf({ agent }: Payment, layout: Layout): string {
  const width = recordLayout(layout, 'M2').fields.find(({ name }) => name === 'nom')?.width ?? 0;
  const name = transliterateName(`${agent?.familyName ?? ''} ${agent?.givenName ?? ''}`);
  return name.ok ? name.text.trim().slice(0, width).trimEnd() : '';
}
