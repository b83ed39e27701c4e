import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { absoluteCents, formatCents, type Cents } from '../money/index.js';
import { byCodePoint, type Agent, type Award, type Key, type Nature, type Terms } from '../model/index.js';
import type { MovementRecord } from './movement-file.js';

/** A movement with everything the payer and people need to know about it. */
export interface Payment {
  readonly key: Key;
  readonly payMonth: PayMonth;
  readonly nature: Nature;
  /** Signed, never zero. */
  readonly amount: Cents;
  readonly award: Award;
  /** What it is paid, or taken back, under. */
  readonly terms: Terms;
  /** The payee's row; `undefined` when the export no longer lists the payee: then it cannot be written. */
  readonly agent: Agent | undefined;
  /** Four digits from the configuration; empty when it states none. */
  readonly allowanceCode: string;
  readonly reference: string;
}

/** SHA-256 of a text, in lower-case hexadecimal. */
export type Sha256 = (text: string | Uint8Array) => string;

/**
 * The reference of a movement (files.md section 4): unique and stable, echoed by the return file.
 *
 * @param remittance rank in the pay month, from 1
 */
export function referenceOf(key: Key, payMonth: PayMonth, remittance: number, sha256: Sha256): string {
  const parts = [
    key.award,
    key.payee,
    formatPayMonth(key.instalmentMonth),
    formatPayMonth(payMonth),
    String(remittance).padStart(2, '0'),
  ];
  return sha256(parts.join('|')).slice(0, 24).toUpperCase();
}

/** Order of every output: school, payee, award, month of origin (files.md section 3). */
export function comparePayments(a: Payment, b: Payment): number {
  return (
    byCodePoint(a.award.uai, b.award.uai) ||
    byCodePoint(a.key.payee, b.key.payee) ||
    byCodePoint(a.key.award, b.key.award) ||
    a.key.instalmentMonth - b.key.instalmentMonth
  );
}

/** What the movement file says of a payment. */
export function recordOf(payment: Payment): MovementRecord {
  const { agent, amount, award, key } = payment;
  return {
    nir: agent?.nir ?? '',
    familyName: agent?.familyName ?? '',
    givenName: agent?.givenName ?? '',
    uai: award.uai,
    allowanceCode: payment.allowanceCode,
    sign: signOf(amount),
    cents: absoluteCents(amount),
    regime: payment.terms.allowance,
    instalmentMonth: formatPayMonth(key.instalmentMonth),
    nature: payment.nature,
    reference: payment.reference,
  };
}

export const PAYMENT_COLUMNS = [
  'reference',
  'mois_paie',
  'nature',
  'numen',
  'nir',
  'nom',
  'prenom',
  'id_mission',
  'regime',
  'fonction',
  'uai',
  'code_indemnite',
  'mois_origine',
  'sens',
  'montant',
] as const;

/** The row of `paiements.csv`, in the order of {@link PAYMENT_COLUMNS}. */
export function paymentRow(payment: Payment): readonly string[] {
  const { agent, amount, award, key } = payment;
  return [
    payment.reference,
    formatPayMonth(payment.payMonth),
    payment.nature,
    key.payee,
    agent?.nir ?? '',
    agent?.familyName ?? '',
    agent?.givenName ?? '',
    key.award,
    payment.terms.allowance,
    award.missionFunction,
    award.uai,
    payment.allowanceCode,
    formatPayMonth(key.instalmentMonth),
    signOf(amount),
    formatCents(absoluteCents(amount)),
  ];
}

function signOf(amount: Cents): '+' | '-' {
  return amount < 0n ? '-' : '+';
}
