import { formatIsoDate, formatPayMonth, type Period } from '../../calendar/index.js';
import { formatCents, formatFraction, subtractCents } from '../../money/index.js';
import { PLAN_WORDS, withoutNir, type Issue, type RollingYearCount } from '../../model/index.js';
import type { CausedMovement } from '../../model/cause.js';
import { causeSentence } from '../causes/cause-sentences.js';
import { issueSentence, type Lang } from '../messages/index.js';
import type {
  AwardExplanation,
  ExplainedDays,
  ExplainedPosting,
  KeyExplanation,
  LaidOut,
  Obstacle,
  Outcome,
  PayeeExplanation,
} from './award-explanation.js';
import type { AskedFor } from './award-lines.js';
import { arithmeticOf, leaveOf, partOf } from './movement-line.js';
import { nothingTexts } from './nothing-lines.js';

/**
 * An explanation as data for a program, under the names of `explications.jsonl`: dates AAAA-MM-JJ, amounts with a
 * decimal comma, exact amounts as fractions.
 */
export function awardJson(
  explanation: AwardExplanation,
  { payee, caused }: Pick<AskedFor, 'payee' | 'caused'>,
  lang: Lang,
): object {
  const { id, payMonth, remittance, award, allowance, obstacles, warnings, laidOut } = explanation;
  return {
    id_mission: withoutNir(id),
    mois_paie: formatPayMonth(payMonth),
    remise: remittance ?? null,
    regime: allowance?.code ?? null,
    texte: allowance?.legalText ?? null,
    mission:
      award === undefined
        ? null
        : {
            fichier: award.at.file,
            ligne: award.at.line ?? null,
            titulaire: withoutNir(award.holder),
            fonction: withoutNir(award.missionFunction),
            uai: withoutNir(award.uai),
            ...datesOf(award.period),
          },
    obstacles: obstacles.map((obstacle) => obstacleOf(obstacle, lang)),
    alertes: warnings.map((issue) => issueOf(issue, lang)),
    ...(laidOut === undefined ? {} : laidOutOf(laidOut)),
    beneficiaires: explanation.payees
      .filter((one) => payee === undefined || one.payee === payee)
      .map((one) => payeeOf(one, explanation, caused, lang)),
  };
}

function datesOf({ start, end }: Period) {
  return { du: formatIsoDate(start), au: formatIsoDate(end) };
}

function issueOf(issue: Issue, lang: Lang) {
  const { code, at } = issue;
  return { code, fichier: at.file, ligne: at.line ?? null, message: issueSentence(issue, lang) };
}

function obstacleOf(obstacle: Obstacle, lang: Lang) {
  const issues = 'issues' in obstacle ? obstacle.issues : [];
  return { motif: OBSTACLES[obstacle.kind], anomalies: issues.map((issue) => issueOf(issue, lang)) };
}

const OBSTACLES: Readonly<Record<Obstacle['kind'], string>> = {
  'award-rejected': 'mission-rejetee',
  'replacement-rejected': 'remplacement-rejete',
  proposed: 'proposee',
  cancelled: 'annulee',
  vanished: 'disparue',
  'other-year': 'autre-annee',
  uncertified: 'service-non-certifie',
  'payee-rejected': 'agent-rejete',
  'payee-blocked': 'agent-bloque',
};

function laidOutOf({ plan, isPlanFixed, basis, months, planned, days, sickLeave }: LaidOut) {
  return {
    plan: PLAN_WORDS[plan],
    plan_fixe: isPlanFixed,
    base: basis,
    mois: months.map(formatPayMonth),
    compte: datesOf(planned),
    jours: days.map(daysOf),
    conges_maladie: sickLeave.map(({ payee, absence, source, atStart, atEnd }) => ({
      numen: withoutNir(payee),
      ...datesOf(absence.period),
      fichier: absence.at.file,
      ligne: absence.at.line ?? null,
      source,
      annee_mobile_debut: rollingYearOf(atStart),
      annee_mobile_fin: rollingYearOf(atEnd),
    })),
  };
}

function daysOf({ period, payee, replacement, stretch }: ExplainedDays) {
  return {
    ...datesOf(period),
    numen: payee === undefined ? null : withoutNir(payee),
    remplacement: replacement === undefined ? null : (replacement.at.line ?? null),
    taux_annuel: stretch === undefined ? null : formatFraction(stretch.annualRate),
    part: stretch === undefined ? null : formatFraction(stretch.multiplier),
    quotite: stretch === undefined ? null : formatFraction(stretch.payFraction),
    maintien: stretch === undefined ? null : formatFraction(stretch.leaveRate),
    conge: stretch === undefined ? null : leaveOf(stretch),
  };
}

function rollingYearOf({ fullDays, fullLimit, halfDays, halfLimit }: RollingYearCount) {
  return {
    plein: `${String(fullDays)}/${String(fullLimit)}`,
    demi: `${String(halfDays)}/${String(halfLimit)}`,
  };
}

function payeeOf(
  explained: PayeeExplanation,
  explanation: AwardExplanation,
  caused: AskedFor['caused'],
  lang: Lang,
) {
  return {
    numen: withoutNir(explained.payee),
    role: ROLES[explained.role],
    obstacles: explained.obstacles.map((obstacle) => obstacleOf(obstacle, lang)),
    pourquoi_rien: nothingTexts(explained, explanation, lang),
    echeances: explained.keys.map((key) => ({
      ...keyOf(key, explanation, lang),
      a_change: causesOf(caused?.(key.key), lang),
    })),
  };
}

function causesOf(caused: CausedMovement | undefined, lang: Lang) {
  return (caused?.parts ?? []).map(({ cause, amount }) => ({
    cause: causeSentence(cause, lang),
    montant: formatCents(amount),
  }));
}

const ROLES = { holder: 'titulaire', replacement: 'remplacant', former: 'ancien' } as const;

function keyOf(key: KeyExplanation, { award }: AwardExplanation, lang: Lang) {
  const { instalment, due, posted, closing } = key;
  const amount = subtractCents(due, posted);
  return {
    mois_origine: formatPayMonth(key.key.instalmentMonth),
    plan: PLAN_WORDS[key.plan],
    echeance: instalment === undefined ? null : `${String(instalment.rank)}/${String(instalment.count)}`,
    jours: key.days === undefined ? null : datesOf(key.days),
    periodes:
      instalment === undefined || award === undefined
        ? []
        : instalment.parts.map((part) => partOf(part, instalment, award)),
    montant_exact: instalment === undefined ? '0' : formatFraction(instalment.exact),
    cloture:
      closing === undefined
        ? null
        : {
            montants_exacts: closing.amounts.map(formatFraction),
            annee_exacte: formatFraction(closing.exactYear),
            annee: formatCents(closing.roundedYear),
            echeances_precedentes: closing.earlier.map(formatCents),
          },
    gele: key.isFrozen,
    du: formatCents(due),
    deja_verse: formatCents(posted),
    versements: key.postings.map(postingOf),
    calcul: arithmeticOf({ instalment, amount }, due, posted),
    suites: key.outcomes.map((outcome) => outcomeOf(outcome, lang)),
    envoye_autrement:
      key.otherwiseSent === undefined
        ? null
        : {
            montant: key.otherwiseSent.sent === undefined ? null : formatCents(key.otherwiseSent.sent.amount),
          },
    depuis: key.since.map(postingOf),
  };
}

function postingOf(posting: ExplainedPosting) {
  const { payMonth, remittance, kind, nature, amount, reference, fate } = posting;
  return {
    mois_paie: formatPayMonth(payMonth),
    remise: remittance ?? null,
    type: KINDS[kind],
    nature: nature ?? null,
    montant: formatCents(amount),
    reference: reference ?? null,
    devenu: fate === undefined ? null : KINDS[fate],
  };
}

/** As `ledger show` names them. */
const KINDS: Readonly<Record<ExplainedPosting['kind'], string>> = {
  movement: 'mouvement',
  rejected: 'rejet',
  modified: 'modification',
  cancelled: 'annulation',
  opening: 'ouverture',
};

function outcomeOf(outcome: Outcome, lang: Lang) {
  const montant = formatCents(outcome.amount);
  switch (outcome.kind) {
    case 'movement':
      return { type: 'mouvement', nature: outcome.nature, montant, reference: outcome.reference ?? null };
    case 'held':
      return { type: 'retenu', motif: MOTIVES[outcome.motive], montant };
    case 'barred':
      return { type: 'prescrit', depuis: formatPayMonth(outcome.since), montant };
    case 'unwritable':
      return {
        type: 'retenu',
        motif: 'bloque',
        montant,
        anomalies: outcome.issues.map((issue) => issueOf(issue, lang)),
      };
  }
}

/** As `retenus.csv` names them. */
const MOTIVES = { blocked: 'bloque', vanished: 'disparu', serviceFait: 'service' } as const;
