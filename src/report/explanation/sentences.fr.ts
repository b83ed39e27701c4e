import { formatCents, formatEuros } from '../../money/index.js';
import type { ExplainedPosting, Obstacle, PayeeExplanation } from './award-explanation.js';
import type { HeldMotive, Nature, PlanName } from '../../model/index.js';
import type { DecimalMark } from './arithmetic.js';

/** What an explanation says in French. */
export const FRENCH_SENTENCES = {
  mark: ',' as DecimalMark,
  currency: (figures: string): string => `${figures}\u00a0€`,
  euros: formatEuros,
  /** In arithmetic: no unit, no space between thousands. */
  figures: formatCents,
  award: (id: string): string => `Mission ${id}`,
  run: (month: string, remittance: string | undefined): string =>
    `Paie ${ofMonth(month)}, ${remittance === undefined ? 'sans mouvement' : `remise ${remittance}`}`,
  place: (file: string, line: number | undefined): string =>
    line === undefined ? file : `${file}, ligne ${String(line)}`,
  /** A law file comments in French, in any language. */
  source: (text: string): string => `[${text}]`,
  labels: {
    row: 'Ligne',
    duty: 'Fonction',
    school: 'Établissement',
    dates: 'Dates',
    rate: 'Taux',
    share: 'Part',
    plan: 'Échéances',
    partTime: 'Temps partiel',
    leave: 'Congés',
    obstacle: 'Blocage',
    warning: 'À vérifier',
    exact: 'somme exacte',
    year: 'année entière',
    earlier: 'déjà compté',
    rounding: 'arrondi',
    due: 'dû',
    posting: 'versement',
    posted: 'déjà versé',
    difference: 'différence',
    movement: 'mouvement',
    held: 'retenu',
    barred: 'prescrit',
    sent: 'envoyé',
    since: 'depuis',
    changed: 'a changé',
    why: 'pourquoi zéro',
  },
  comparedWith: (remittance: string): string => `par rapport à la paie ${remittance} :`,
  inSchoolYear: (dates: string, year: string): string => `${dates}, année scolaire ${year}`,
  /** On its own line. */
  sentence: (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  plannedAs: (written: string, planned: string): string => `${written}, comptées ${planned}`,
  rate: (amount: string, from: string | undefined): string =>
    `${amount} par an${from === undefined ? '' : ` à partir du ${from}`}`,
  studentRate: (amount: string): string => `${amount} par étudiant`,
  sharedBy: (factor: string, share: string, students: number | undefined): string =>
    `${factor} : participation de ${share} %${students === undefined ? '' : `, ${String(students)} étudiant${students > 1 ? 's' : ''}`}`,
  plans: {
    twelfths: 'douzièmes',
    ninths: 'neuvièmes',
    partial: 'année partielle, en une fois',
    'own-period': 'en une fois',
  } as Readonly<Record<PlanName, string>>,
  plan: (name: string, count: number, first: string, last: string): string =>
    count === 1 ? `${name}, ${first}` : `${String(count)} ${name}, de ${first} à ${last}`,
  noEffect: 'sans effet sur cette indemnité',
  stopped: 'l’indemnité n’est pas maintenue',
  planFixed: ' (fixé par le premier versement)',
  days: 'À qui sont les jours',
  sickLeave: 'Congés de maladie ordinaire : année mobile, le matin du premier jour puis le soir du dernier',
  rolling: (fullBefore: string, fullAfter: string, halfBefore: string, halfAfter: string): string =>
    `plein traitement ${fullBefore} puis ${fullAfter}, demi-traitement ${halfBefore} puis ${halfAfter}`,
  roles: {
    holder: 'titulaire de la mission',
    replacement: 'remplaçant',
    former: 'sans jour sur la mission aujourd’hui',
  } as Readonly<Record<PayeeExplanation['role'], string>>,
  designated: (payee: string, place: string): string => `${payee}, remplaçant (${place})`,
  heldBy: (payee: string): string => `${payee}, titulaire de la mission`,
  nobody: 'à personne : titulaire encore absent après son remplacement',
  thirtieths: (count: number): string => `${String(count)}/30`,
  calendarDays: (count: number): string => `${String(count)} jour${count > 1 ? 's' : ''}`,
  sick: { full: 'plein traitement', half: 'demi-traitement', none: 'sans traitement' },
  kept: { full: 'indemnité maintenue', part: 'indemnité maintenue à', none: 'indemnité non versée' },
  waitingDay: 'jour de carence, un trentième retiré',
  daysLost: 'un trentième retiré par jour',
  monthLost: 'mois entier sans service, rien n’est dû',
  partTime: (fraction: string, place: string): string => `temps partiel payé ${fraction} (${place})`,
  partTimeNeutral: (place: string): string => `temps partiel (${place}) sans effet pendant ce congé`,
  payee: (payee: string, role: string): string => `${payee}, ${role}`,
  key: (month: string, rank: string | undefined, days: string | undefined): string =>
    `Échéance ${ofMonth(month)}${rank === undefined ? '' : `, ${rank}`}${days === undefined ? '' : `, jours ${days}`}`,
  noPart: 'aucun jour payé dans cette échéance',
  notComputed: 'rien n’est calculé : le dû est compté égal au déjà versé',
  nothingDueNow: 'plus rien n’est dû sous cette échéance',
  negative: 'négatif, compté pour 0',
  rounded: {
    'half-up': 'au centime, le demi-centime vers le haut',
    truncate: 'au centime inférieur',
  },
  roundedTo: 'arrondi à',
  closing: 'la dernière échéance solde l’arrondi de l’année',
  neverNegative: 'jamais moins de 0',
  natures: {
    N: 'échéance du mois',
    R: 'rappel',
    T: 'reprise de trop-perçu',
  } as Readonly<Record<Nature, string>>,
  reference: (reference: string): string => `référence ${reference}`,
  motives: {
    blocked: 'en attente : ligne rejetée de l’agent',
    vanished: 'en attente : mission disparue de l’export',
    serviceFait: 'en attente : service fait non certifié',
  } as Readonly<Record<HeldMotive, string>>,
  unwritable: 'en attente : une valeur ne peut pas être écrite dans le fichier de paie',
  barredSince: (month: string, law: string): string => `depuis la paie ${ofMonth(month)} [${law}]`,
  recoverableUntil: (month: string): string => `récupérable jusqu’à la paie ${ofMonth(month)}`,
  notRecoverable: (month: string): string => `plus récupérable depuis la paie ${ofMonth(month)}`,
  posting: (remittance: string, word: string, amount: string, nature: string | undefined): string =>
    `${remittance} : ${word} ${amount}${nature === undefined ? '' : ` (${nature})`}`,
  kinds: {
    movement: 'versé',
    rejected: 'rejeté par le payeur',
    modified: 'modifié par le payeur',
    cancelled: 'annulé',
    opening: 'versé avant ce grand livre',
  } as Readonly<Record<ExplainedPosting['kind'], string>>,
  takenBack: 'repris',
  sentOtherwise: (amount: string | undefined): string =>
    `${amount ?? 'rien'} — le programme d’aujourd’hui calcule autrement ; « trentieme replay » dit pourquoi`,
  nothing: (month: string): string => `Rien n’a été envoyé en ${month}`,
  because: (nothing: string, reason: string): string => `${nothing} : ${reason}.`,
  issue: (place: string, sentence: string): string => `${place} : ${sentence}`,
  semicolon: ' ; ',
  why: {
    obstacles: {
      'award-rejected': 'la ligne de la mission est rejetée, rien n’est calculé',
      'replacement-rejected':
        'une ligne de remplacement de la mission est rejetée, rien n’est calculé tant qu’elle n’est pas corrigée',
      proposed: 'la mission est proposée, le recteur ne l’a pas encore validée',
      cancelled: 'la mission est annulée, plus rien n’est dû',
      vanished:
        'la mission n’est plus dans l’export, qui couvre pourtant son année scolaire ; rien n’est repris, la somme attend',
      'other-year': 'l’export ne couvre pas l’année scolaire de la mission, rien n’y change',
      uncertified: 'le service fait n’est pas certifié, la somme attend le certificat',
      'payee-rejected': 'la ligne de l’agent est rejetée, rien n’est calculé',
      'payee-blocked': 'une ligne d’absence ou de temps partiel de l’agent est rejetée, la somme attend',
    } as Readonly<Record<Obstacle['kind'], string>>,
    barred: (amount: string, since: string): string => `${amount} sont prescrits ${since}`,
    unwritable: (amount: string): string =>
      `${amount} attendent, une valeur ne peut pas être écrite dans le fichier de paie`,
    alreadyPaid: (month: string, amount: string): string =>
      `l’échéance ${ofMonth(month)} est déjà versée, ${amount}`,
    notYet: (month: string, isOnly: boolean): string =>
      isOnly
        ? `la mission se paie en une fois, à la paie ${ofMonth(month)}`
        : `la prochaine échéance est celle ${ofMonth(month)}`,
    nothingDue: (month: string): string => `l’échéance ${ofMonth(month)} est de 0`,
    zero: (month: string, reason: string): string => `l’échéance ${ofMonth(month)} est de 0 ; ${reason}`,
    noDay: (payee: string, others: string): string =>
      `aucun jour de la mission n’est à ${payee}${others === '' ? '' : ` ; ${others}`}`,
    days: (days: string, what: string): string => `${days}, ${what}`,
    noDayInIt: 'la mission n’a aucun jour dans cette échéance',
    belowACent: 'le montant exact ne fait pas un centime de plus que ce qui est déjà compté',
  },
};

/** What an explanation says in one language. */
export type Sentences = typeof FRENCH_SENTENCES;

/** `d’août`, `de mars`. */
function ofMonth(month: string): string {
  return `${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`;
}
