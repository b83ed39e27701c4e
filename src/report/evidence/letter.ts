import {
  addPayMonths,
  formatFrenchDate,
  formatSchoolYear,
  type PayMonth,
  type Period,
} from '../../calendar/index.js';
import {
  absoluteCents,
  equals,
  formatEuros,
  ONE,
  subtractCents,
  sumCents,
  type Rounding,
} from '../../money/index.js';
import type { InstalmentDue, InstalmentPart } from '../../model/index.js';
import { closesYear, decimalText, partArithmetic } from '../explanation/arithmetic.js';
import { daysOfPart } from '../explanation/part-days.js';
import { monthName } from '../month-names.js';
import type { Block, EvidenceDocument, Text } from './blocks.js';
import type { EvidenceFacts, PaymentFacts } from './evidence-facts.js';

/**
 * A draft of the letter to the agent, in French whatever the language of the rest: it is sent in France. It says what
 * the rules of the project cite and no more of the law (loi 2000-321 art. 37-1, décret 62-765, the text of the
 * allowance); whoever signs, where, when and how it can be contested are blanks to fill in.
 */
export function letterOf(facts: EvidenceFacts): EvidenceDocument {
  const { key, payee } = facts;
  const name =
    payee === undefined
      ? [{ blank: 'à compléter : nom et prénom' }]
      : [`${payee.givenName} ${payee.familyName}`];
  return {
    title: `Lettre — reprise ${facts.reference}`,
    form: 'letter',
    lang: 'fr',
    blocks: [
      {
        kind: 'warning',
        text: [
          'Projet de lettre : à vérifier, à compléter entre crochets et à signer. Il nomme une personne.',
        ],
      },
      {
        kind: 'place',
        place: 'sender',
        lines: [
          [`Académie ${facts.academie} — `, { blank: 'à compléter : nom de l’académie' }],
          [{ blank: 'à compléter : service gestionnaire, adresse, contact' }],
        ],
      },
      {
        kind: 'place',
        place: 'addressee',
        lines: [name, [`NUMEN ${key.payee}`], [{ blank: 'à compléter : adresse' }]],
      },
      {
        kind: 'place',
        place: 'date',
        lines: [[{ blank: 'à compléter : lieu' }, ', le ', { blank: 'à compléter : date' }]],
      },
      { kind: 'place', place: 'subject', lines: subjectOf(facts) },
      { kind: 'paragraph', text: ['Madame, Monsieur,'] },
      ...whatWasPaid(facts),
      ...whatChanged(facts),
      ...arithmetic(facts),
      { kind: 'paragraph', text: [takenSentence(facts)] },
      { kind: 'paragraph', text: [legalBasis(facts)] },
      {
        kind: 'paragraph',
        text: [{ blank: 'à compléter — voies et délais de recours : paragraphe type de l’académie' }],
      },
      {
        kind: 'paragraph',
        text: ['Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.'],
      },
      {
        kind: 'place',
        place: 'signature',
        lines: [
          [{ blank: 'à compléter : nom et qualité du signataire' }],
          [{ blank: 'à compléter : signature' }],
        ],
      },
    ],
  };
}

function subjectOf({ allowance, key, reference, schoolYear, taken }: EvidenceFacts): Text[] {
  return [
    [
      { strong: 'Objet' },
      ` : trop-perçu de ${formatEuros(taken)}, ${lowered(allowance.name.fr)}, échéance ${ofMonth(key.instalmentMonth)}`,
    ],
    [
      { strong: 'Références' },
      ` : mission ${key.award}, année scolaire ${formatSchoolYear(schoolYear)}, mouvement `,
      { code: reference },
    ],
  ];
}

function whatWasPaid({ allowance, key, payments, postedBefore }: EvidenceFacts): Block[] {
  const standing = payments.filter(({ isVoid }) => !isVoid);
  const title = `${lowered(allowance.name.fr)}, ${lowered(allowance.legalText)}`;
  const paid = `Il vous a été versé ${formatEuros(postedBefore)} pour l’échéance ${ofMonth(key.instalmentMonth)} (${title})`;
  const [only, ...others] = standing;
  if (only?.kind === 'movement' && others.length === 0) {
    return [{ kind: 'paragraph', text: [`${paid}, sur la paie ${ofMonth(only.payMonth)}.`] }];
  }
  return [
    { kind: 'paragraph', text: [`${paid} :`] },
    { kind: 'list', items: standing.map((payment) => [paymentText(payment)]) },
  ];
}

function paymentText({ amount, kind, payMonth }: PaymentFacts): string {
  const on = `sur la paie ${ofMonth(payMonth)}`;
  const sum = formatEuros(absoluteCents(amount));
  if (kind === 'modified') return `${formatEuros(amount)} de correction du payeur ${on}`;
  return amount < 0n ? `${sum} déjà repris ${on}` : `${sum} ${on}`;
}

function whatChanged({ letterCauses }: EvidenceFacts): Block[] {
  if (letterCauses.length === 0) {
    return [{ kind: 'paragraph', text: ['La somme due a été revue : ', { blank: 'à compléter : motif' }] }];
  }
  return [
    {
      kind: 'paragraph',
      text: [
        `La somme due a été revue, pour ${letterCauses.length === 1 ? 'le motif suivant' : 'les motifs suivants'} :`,
      ],
    },
    { kind: 'list', items: letterCauses.map((cause) => [cause]) },
  ];
}

/** Two sentences that the amount can be redone from; the first goes on as a list when its days are of several kinds. */
function arithmetic(facts: EvidenceFacts): Block[] {
  const { instalment, due, schoolYear } = facts;
  const difference = differenceSentence(facts);
  if (instalment === undefined || due === 0n) {
    return [{ kind: 'paragraph', text: [`Pour cette échéance, il ne vous est plus rien dû. ${difference}`] }];
  }
  const parts = instalment.parts.map((part) => {
    const days = daysText(daysOfPart(part, instalment, schoolYear));
    return `${days}, ${partArithmetic(part, instalment.basis, ',')} € (${factorsOf(part)})`;
  });
  const owed = `Pour cette échéance, il vous est dû ${formatEuros(due)}`;
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) {
    return [
      { kind: 'paragraph', text: [`${owed} : ${only}, ${roundedText(instalment, facts)}. ${difference}`] },
    ];
  }
  const total = `${decimalText(instalment.exact, ',')} €`;
  return [
    { kind: 'paragraph', text: [`${owed}, soit ${total} ${roundedText(instalment, facts)} :`] },
    { kind: 'list', items: parts.map((part) => [part]) },
    { kind: 'paragraph', text: [difference] },
  ];
}

function daysText({ start, end }: Period): string {
  const [first, last] = [formatFrenchDate(start), formatFrenchDate(end)];
  return first === last ? `le ${first}` : `du ${first} au ${last}`;
}

function roundedText(instalment: InstalmentDue, { closing, due, rounding }: EvidenceFacts): string {
  if (closing === undefined || !closesYear(instalment)) return ROUNDED[rounding];
  const [year, earlier] = [formatEuros(closing.roundedYear), formatEuros(sumCents(closing.earlier))];
  return `dans une dernière échéance qui solde l’arrondi de l’année (${year} − ${earlier} = ${formatEuros(due)})`;
}

const ROUNDED: Readonly<Record<Rounding, string>> = {
  'half-up': 'arrondis au centime',
  truncate: 'arrondis au centime inférieur',
};

/** What is multiplied, in the order of the arithmetic; what is one is left out there too. */
function factorsOf({ stretch: { multiplier, payFraction, leaveRate, served } }: InstalmentPart): string {
  const factors = [
    ['participation', multiplier],
    ['temps partiel', payFraction],
    ['part conservée pendant le congé', leaveRate],
  ] as const;
  const named = factors.filter(([, factor]) => !equals(factor, ONE)).map(([name]) => name);
  const lost = served === 'days' ? '' : ', un trentième retiré';
  return `${['taux', ...named, 'jours'].join(' × ')}${lost}`;
}

function differenceSentence({ due, postedBefore, barred, taken }: EvidenceFacts): string {
  const excess = subtractCents(postedBefore, due);
  const difference =
    due === 0n
      ? `Les ${formatEuros(postedBefore)} versés l’ont donc été en trop`
      : `Il vous a été versé en trop ${formatEuros(postedBefore)} − ${formatEuros(due)} = ${formatEuros(excess)}`;
  if (barred === 0n) return `${difference}.`;
  return `${difference}, dont ${formatEuros(barred)} sont prescrits et ne vous sont pas demandés : reste ${formatEuros(taken)}.`;
}

function takenSentence({ payMonth, remittance, taken, tookInstead }: EvidenceFacts): string {
  const on = `sur votre paie ${ofMonth(payMonth)} (remise ${String(remittance).padStart(2, '0')})`;
  if (tookInstead === undefined) return `Cette somme de ${formatEuros(taken)} est reprise ${on}.`;
  return `Sur cette somme de ${formatEuros(taken)}, le payeur a retenu ${formatEuros(tookInstead)} ${on}.`;
}

/** Nothing of the law but what the rules cite; the thirtieths only where days were counted that way. */
function legalBasis({ allowance, instalment, payments }: EvidenceFacts): string {
  const oldest = payments.find(({ recoverable }) => (recoverable?.taken ?? 0n) > 0n);
  const lapse = oldest?.recoverable?.lapse;
  const until =
    oldest === undefined || lapse === undefined
      ? ''
      : ` Le plus ancien des versements repris, celui de la paie ${ofMonth(oldest.payMonth)}, peut l’être jusqu’à la paie ${ofMonth(addPayMonths(lapse, -1))} comprise.`;
  const thirtieths =
    instalment?.counting === 'accounting' && instalment.parts.length > 0
      ? ' Les jours sont comptés par trentièmes (décret n° 62-765, article 1er).'
      : '';
  return `Cette reprise est fondée sur l’article 37-1 de la loi n° 2000-321, qui la permet pendant deux années à partir du premier jour du mois qui suit le versement.${until} L’indemnité est régie par le texte suivant : ${lowered(allowance.legalText)}.${thirtieths}`;
}

/** `de novembre 2025`, `d’avril 2026`. */
function ofMonth(month: PayMonth): string {
  const name = monthName(month, 'fr');
  return /^[ao]/.test(name) ? `d’${name}` : `de ${name}`;
}

/** Inside a sentence. */
function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
