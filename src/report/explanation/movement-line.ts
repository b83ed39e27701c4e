import { formatIsoDate, formatPayMonth } from '../../calendar/index.js';
import {
  formatCents,
  formatExact,
  formatFraction,
  sumCents,
  subtractCents,
  type Cents,
} from '../../money/index.js';
import {
  PLAN_WORDS,
  type Allowance,
  type Award,
  type InstalmentDue,
  type InstalmentPart,
  type Key,
  type PlanName,
  type Posting,
  type Stretch,
} from '../../model/index.js';
import { closesYear, decimalText, partArithmetic } from './arithmetic.js';
import { daysOfPart } from './part-days.js';

/** What an explanation is about: one movement, the instalment it settles and what was posted before. */
export interface ExplainedMovement {
  readonly reference: string;
  readonly payMonth: Key['instalmentMonth'];
  readonly nature: string;
  readonly amount: Cents;
  readonly key: Key;
  readonly award: Award;
  readonly allowance: Allowance;
  readonly plan: PlanName;
  /** `undefined` when nothing is due any more: everything posted is taken back. */
  readonly instalment: InstalmentDue | undefined;
  readonly postings: readonly Posting[];
}

/**
 * One line of `explications.jsonl`: the reasons a movement was made of, with days, rates, articles and the arithmetic
 * (files.md section 3). Built from the same parts as the amount.
 */
export function explanationLine(movement: ExplainedMovement): string {
  const { key, instalment, allowance, postings, award } = movement;
  const posted = sumCents(postings.map(({ amount }) => amount));
  const due = instalment?.due ?? subtractCents(posted, posted);
  return JSON.stringify({
    reference: movement.reference,
    mois_paie: formatPayMonth(movement.payMonth),
    nature: movement.nature,
    montant: formatCents(movement.amount),
    id_mission: key.award,
    numen: key.payee,
    mois_origine: formatPayMonth(key.instalmentMonth),
    regime: allowance.code,
    texte: allowance.legalText,
    plan: PLAN_WORDS[movement.plan],
    plan_source: allowance.plan.source,
    echeance: instalment === undefined ? null : `${String(instalment.rank)}/${String(instalment.count)}`,
    periodes: instalment === undefined ? [] : instalment.parts.map((part) => partOf(part, instalment, award)),
    montant_exact: instalment === undefined ? '0' : formatFraction(instalment.exact),
    du: formatCents(due),
    deja_verse: formatCents(posted),
    versements: postings.map((posting) => ({
      mois_paie: formatPayMonth(posting.payMonth),
      montant: formatCents(posting.amount),
    })),
    calcul: arithmeticOf(movement, due, posted),
  });
}

/** A stretch of days of an instalment, as files tell it. */
export function partOf(part: InstalmentPart, instalment: InstalmentDue, { schoolYear }: Award) {
  const { stretch } = part;
  const { basis } = instalment;
  const { start, end } = daysOfPart(part, instalment, schoolYear);
  return {
    du: formatIsoDate(start),
    au: formatIsoDate(end),
    unites: formatFraction(part.units),
    base: basis,
    taux_annuel: formatExact(stretch.annualRate),
    taux_source: stretch.rateSource,
    part: formatFraction(stretch.multiplier),
    quotite: formatFraction(stretch.payFraction),
    quotite_ligne: stretch.partTime?.origin.at.line ?? null,
    maintien: formatFraction(stretch.leaveRate),
    conge: leaveOf(stretch),
    montant_exact: formatFraction(part.amount),
    calcul: partArithmetic(part, basis, ','),
  };
}

/** Leave as files tell it. */
export function leaveOf({ leave, served }: Stretch) {
  if (leave === undefined) return null;
  const { rollingYear } = leave;
  return {
    type: leave.type.code,
    nom: leave.type.name,
    id_absence: leave.absence.id,
    fichier: leave.absence.at.file,
    ligne: leave.absence.at.line ?? null,
    source: leave.source,
    jours_perdus: served !== 'days',
    ...(rollingYear === undefined
      ? {}
      : {
          annee_mobile: {
            plein: `${String(rollingYear.fullDays)}/${String(rollingYear.fullLimit)}`,
            demi: `${String(rollingYear.halfDays)}/${String(rollingYear.halfLimit)}`,
          },
        }),
  };
}

/** `125/6 + 25 → dû 45,83 − déjà versé 0,00 = 45,83`. */
export function arithmeticOf(
  { instalment, amount }: Pick<ExplainedMovement, 'instalment' | 'amount'>,
  due: Cents,
  posted: Cents,
): string {
  const exact = instalment?.parts.map((part) => decimalText(part.amount, ',')) ?? [];
  const sum = instalment === undefined || exact.length === 0 ? '' : `${exact.join(' + ')} → `;
  const closing =
    instalment !== undefined && closesYear(instalment)
      ? " (dernière échéance : solde de l'arrondi de l'année)"
      : '';
  return `${sum}dû ${formatCents(due)}${closing} − déjà versé ${formatCents(posted)} = ${formatCents(amount)}`;
}
