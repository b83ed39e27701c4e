import { parsePayMonth, type PayMonth, type SchoolYear } from '../calendar/index.js';
import type { AllowanceCode, AwardId, Key, Nature, Numen, PlanName } from '../model/index.js';
import { centsOf, negateCents, type Cents } from '../money/index.js';
import type { MovementRecord } from './movement-file.js';
import { centsAt, signAt } from './row-amounts.js';
import { placeOf, type Rows } from './rows.js';
import { waitingDetails } from './waiting-payments.js';

/** A row of `paiements.csv` as it was read back, in texts: for the few that are looked at by themselves. */
export function movementOfRow(rows: Rows, row: number): MovementRecord {
  return {
    nir: rows.text(row, NIR),
    familyName: rows.text(row, FAMILY_NAME),
    givenName: rows.text(row, GIVEN_NAME),
    uai: rows.text(row, UAI),
    allowanceCode: rows.text(row, CODE),
    sign: signAt(rows, row),
    cents: centsOf(centsAt(rows, row)),
    regime: rows.text(row, REGIME),
    instalmentMonth: rows.text(row, MONTH),
    nature: rows.text(row, NATURE) as Nature,
    reference: rows.text(row, REFERENCE),
  };
}

/** What the ledger keeps of a movement. */
export interface KeptMovement {
  readonly key: Key;
  /** Signed. */
  readonly amount: Cents;
  readonly schoolYear: SchoolYear;
  readonly allowance: AllowanceCode;
  readonly plan: PlanName;
  readonly nature: Nature;
  readonly reference: string;
}

/** Makes movements of a remittance ready for the ledger, which alone knows how. */
export type MovementKeeper = (
  movements: Iterable<KeptMovement>,
  sentIn: { readonly payMonth: PayMonth; readonly remittance: number },
) => Uint8Array;

/**
 * The movements of rows as they were read back, made one by one.
 *
 * @param details beside each row, as `WaitingList` wrote them
 */
export function* keptMovements(rows: Rows, details: Rows, order: Int32Array): Generator<KeptMovement> {
  const awards = rows.texts(AWARD);
  const payees = rows.texts(NUMEN);
  const months = rows.texts(MONTH);
  const regimes = rows.texts(REGIME);
  const natures = rows.texts(NATURE);
  const detailsOf = waitingDetails(details);
  for (const row of order) {
    const cents = centsOf(centsAt(rows, row));
    const { schoolYear, plan } = detailsOf(row);
    yield {
      key: {
        award: awards[row] as AwardId,
        payee: payees[row] as Numen,
        instalmentMonth: monthOf(months[row] ?? ''),
      },
      amount: signAt(rows, row) === '-' ? negateCents(cents) : cents,
      schoolYear,
      allowance: regimes[row] as AllowanceCode,
      plan,
      nature: natures[row] as Nature,
      reference: rows.text(row, REFERENCE),
    };
  }
}

/** A file has a few dozen months: each is read once. */
function monthOf(text: string): PayMonth {
  const known = MONTHS.get(text);
  if (known !== undefined) return known;
  const month = parsePayMonth(text);
  if (month === undefined) throw new Error('a movement without its month');
  MONTHS.set(text, month);
  return month;
}

const MONTHS = new Map<string, PayMonth>();

const REFERENCE = placeOf('reference');
const NATURE = placeOf('nature');
const NUMEN = placeOf('numen');
const NIR = placeOf('nir');
const FAMILY_NAME = placeOf('nom');
const GIVEN_NAME = placeOf('prenom');
const AWARD = placeOf('id_mission');
const REGIME = placeOf('regime');
const UAI = placeOf('uai');
const CODE = placeOf('code_indemnite');
const MONTH = placeOf('mois_origine');
