import { parsePayMonth, type PayMonth, type SchoolYear } from '../calendar/index.js';
import type { AllowanceCode, AwardId, Key, Nature, Numen, PlanName } from '../model/index.js';
import { centsOf, negateCents, type Cents } from '../money/index.js';
import type { MovementRecord } from './movement-file.js';
import { placeOf, type Rows } from './rows.js';
import type { CountedPayment } from './totals.js';
import type { WaitingDetails } from './waiting-payments.js';

/** A row of `paiements.csv` as it was read back. */
export class PaymentCells implements MovementRecord, CountedPayment {
  /** Its rank among the rows that were read. */
  readonly row: number;
  readonly uai: string;
  readonly payee: string;
  readonly award: string;
  readonly instalmentMonth: string;
  readonly sign: '+' | '-';
  /** Unsigned. */
  readonly cents: Cents;
  readonly #rows: Rows;

  constructor(rows: Rows, row: number) {
    this.#rows = rows;
    this.row = row;
    this.uai = rows.text(row, UAI);
    this.payee = rows.text(row, NUMEN);
    this.award = rows.text(row, AWARD);
    this.instalmentMonth = rows.text(row, MONTH);
    this.sign = signOf(rows.text(row, SIGN));
    // With two decimals always: without its comma it is a number of cents.
    const digits = rows.text(row, AMOUNT).replace(',', '');
    this.cents = centsOf(digits.length < 16 ? Number(digits) : BigInt(digits));
  }

  get payMonth(): string {
    return this.#rows.text(this.row, PAY_MONTH);
  }
  get reference(): string {
    return this.#rows.text(this.row, REFERENCE);
  }
  get nature(): Nature {
    return this.#rows.text(this.row, NATURE) as Nature;
  }
  get nir(): string {
    return this.#rows.text(this.row, NIR);
  }
  get familyName(): string {
    return this.#rows.text(this.row, FAMILY_NAME);
  }
  get givenName(): string {
    return this.#rows.text(this.row, GIVEN_NAME);
  }
  get regime(): string {
    return this.#rows.text(this.row, REGIME);
  }
  get allowanceCode(): string {
    return this.#rows.text(this.row, CODE);
  }
  /** Signed. */
  get amount(): Cents {
    return this.sign === '-' ? negateCents(this.cents) : this.cents;
  }
}

function signOf(text: string): '+' | '-' {
  if (text !== '+' && text !== '-') throw new Error('a payment row without its sign');
  return text;
}

const PAY_MONTH = placeOf('mois_paie');
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
const SIGN = placeOf('sens');
const AMOUNT = placeOf('montant');

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

export function keptMovement(cells: PaymentCells, { schoolYear, plan }: WaitingDetails): KeptMovement {
  const { award, payee, amount, regime, nature, reference } = cells;
  const instalmentMonth = parsePayMonth(cells.instalmentMonth);
  if (instalmentMonth === undefined) throw new Error('a movement without its month');
  const key = { award: award as AwardId, payee: payee as Numen, instalmentMonth };
  return { key, amount, schoolYear, allowance: regime as AllowanceCode, plan, nature, reference };
}
