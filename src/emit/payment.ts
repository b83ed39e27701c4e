import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { absoluteCents, formatCents, NO_CENTS, type Cents } from '../money/index.js';
import type { Agent, Award, Key, Nature, Terms } from '../model/index.js';
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
 * Gives the references of the movements of a remittance (files.md section 4): unique and stable, echoed by the return
 * file.
 *
 * @param remittance rank in the pay month, from 1
 */
export function referencer(payMonth: PayMonth, remittance: number, sha256: Sha256): (key: Key) => string {
  const sentIn = `|${monthText(payMonth)}|${String(remittance).padStart(2, '0')}`;
  return ({ award, payee, instalmentMonth }) => {
    const text = `${award}|${payee}|${monthText(instalmentMonth)}${sentIn}`;
    return sha256(text).slice(0, 24).toUpperCase();
  };
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
    instalmentMonth: monthText(key.instalmentMonth),
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
    monthText(payment.payMonth),
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
    monthText(key.instalmentMonth),
    signOf(amount),
    amountText(absoluteCents(amount)),
  ];
}

/** The instalments of an award follow each other, and most are of one amount: it is written once. */
function amountText(amount: Cents): string {
  if (amount !== lastAmount) [lastAmount, lastAmountText] = [amount, formatCents(amount)];
  return lastAmountText;
}

let [lastAmount, lastAmountText]: [Cents, string] = [NO_CENTS, formatCents(NO_CENTS)];

function signOf(amount: Cents): '+' | '-' {
  return amount < 0n ? '-' : '+';
}

/** `AAAA-MM`, written once for each month: a file has a few dozen of them and a million movements. */
function monthText(month: PayMonth): string {
  const known = MONTH_TEXTS.get(month);
  if (known !== undefined) return known;
  const text = formatPayMonth(month);
  MONTH_TEXTS.set(month, text);
  return text;
}

const MONTH_TEXTS = new Map<PayMonth, string>();
