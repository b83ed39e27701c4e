import fc from 'fast-check';
import { CsvRows } from '../../src/emit/csv.js';
import { recordBytes, movementWriter, type MovementRecord } from '../../src/emit/movement-file.js';
import { PAYMENT_COLUMNS } from '../../src/emit/payment.js';
import type { Rows } from '../../src/emit/rows.js';
import { readWrittenRows } from '../../src/ingest/written-rows.js';
import { sha256 } from '../../src/io/digest.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { arbitraryMovements, HEADER } from './movements.js';

/** A movement with what its row says besides. */
export interface RowMovement extends MovementRecord {
  readonly payee: string;
  readonly award: string;
}

/** Movements in any order, with identifiers that may hold anything and names that can be written. */
export const arbitraryRowMovements: fc.Arbitrary<readonly RowMovement[]> = arbitraryMovements(
  fc.constantFrom('Durand', 'DE LA Haÿ', 'Œuvrard-ŉß', 'Łódź', 'Ştefan', 'Nguyễn', "L'Haÿ", 'e\u0301'),
).chain((movements) =>
  fc
    .array(
      fc.record({
        payee: identifier,
        award: identifier,
        order: fc.nat(),
      }),
      { minLength: movements.length, maxLength: movements.length },
    )
    .map((keys) =>
      movements
        .map((movement, index) => ({ ...movement, ...keys[index]! }))
        .toSorted((a, b) => a.order - b.order)
        .map((movement) => ({ ...movement, reference: referenceOf(movement) })),
    ),
);

const identifier = fc.oneof(
  fc.constantFrom(
    '98E8889685ZLU',
    '98E9136601TZI',
    'M00092227',
    'M"1',
    'M""',
    'M;1',
    'é',
    '\u{1F468}',
    '\uFF1A',
  ),
  fc.string({
    unit: fc.constantFrom('A', 'B', '"', ';', 'é', '\uFF1A', '\u{1F468}'),
    minLength: 1,
    maxLength: 4,
  }),
);

function referenceOf({ award, payee, instalmentMonth }: Omit<RowMovement, 'reference'>): string {
  const text = `${award}|${payee}|${instalmentMonth}|${HEADER.payMonth}|01`;
  return sha256(text).slice(0, 24).toUpperCase();
}

/** Their rows of `paiements.csv`. */
export function rowBytes(movements: readonly RowMovement[]): Uint8Array {
  const rows = new CsvRows();
  for (const movement of movements) rows.add(PAYMENT_COLUMNS.map((column) => cellOf(movement, column)));
  return rows.take();
}

export function rowsOf(movements: readonly RowMovement[]): Rows {
  return readWrittenRows(rowBytes(movements), PAYMENT_COLUMNS.length);
}

/** Their records, one after the other. */
export function recordsOf(movements: readonly MovementRecord[]): Uint8Array {
  const length = recordBytes(TRENTIEME_160);
  const records = new Uint8Array(length * movements.length);
  const write = movementWriter(TRENTIEME_160, HEADER);
  movements.forEach((movement, index) => {
    const faults = write(movement, records, index * length);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  });
  return records;
}

function cellOf(movement: RowMovement, column: (typeof PAYMENT_COLUMNS)[number]): string {
  const { cents } = movement;
  const digits = String(cents).padStart(3, '0');
  const cells = {
    reference: movement.reference,
    mois_paie: HEADER.payMonth,
    nature: movement.nature,
    numen: movement.payee,
    nir: movement.nir,
    nom: movement.familyName,
    prenom: movement.givenName,
    id_mission: movement.award,
    regime: movement.regime,
    fonction: '',
    uai: movement.uai,
    code_indemnite: movement.allowanceCode,
    mois_origine: movement.instalmentMonth,
    sens: movement.sign,
    montant: `${digits.slice(0, -2)},${digits.slice(-2)}`,
  };
  return cells[column];
}
