import { daysOf, formatFrenchDate, formatSchoolYear } from '../../calendar/index.js';
import { negateCents, subtractCents, type Cents } from '../../money/index.js';
import { sentencesIn } from '../explanation/sentences.js';
import type { Lang } from '../messages/index.js';
import { instantText } from '../instant-text.js';
import { monthName } from '../month-names.js';
import type { Block, EvidenceDocument, Text } from './blocks.js';
import { DOSSIER_ENGLISH } from './dossier-texts.en.js';
import { DOSSIER_FRENCH } from './dossier-texts.fr.js';
import type { EvidenceFacts, PaymentFacts, PieceTable } from './evidence-facts.js';

/** Everything there is to show about a recovery: the amount, why, what was paid before, the rows it rests on. */
export function dossierOf(facts: EvidenceFacts, lang: Lang): EvidenceDocument {
  const { euros } = sentencesIn(lang);
  const said: Said = { facts, lang, texts: { ...(lang === 'en' ? DOSSIER_ENGLISH : DOSSIER_FRENCH), euros } };
  const title = said.texts.title(facts.reference);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    ...warnings(said),
    ...inShort(said),
    ...sum(said),
    ...causes(said),
    ...payments(said),
    ...explanation(said),
    ...pieces(said),
    ...companions(said),
    ...origin(said),
  ];
  return { title, form: 'dossier', lang, blocks };
}

interface Said {
  readonly facts: EvidenceFacts;
  readonly lang: Lang;
  readonly texts: typeof DOSSIER_FRENCH & Pick<ReturnType<typeof sentencesIn>, 'euros'>;
}

function warnings({ facts: { otherwise, taken, tookInstead }, texts }: Said): Block[] {
  const sent = texts.euros(negateCents(taken));
  return [
    ...(otherwise === undefined ? [] : [texts.otherwise(texts.euros(otherwise), sent)]),
    ...(tookInstead === undefined ? [] : [texts.tookInstead(texts.euros(tookInstead), texts.euros(taken))]),
    texts.personal,
  ].map((text): Block => ({ kind: 'warning', text: [text] }));
}

function inShort({ facts, lang, texts }: Said): Block[] {
  const { allowance, instalment, key, payee, schoolYear } = facts;
  const month = monthName(key.instalmentMonth, lang);
  const names = texts.facts;
  const named = payee === undefined ? texts.noPayee : `${payee.givenName} ${payee.familyName}`;
  const rows: (readonly [string, Text])[] = [
    [names.reference, [{ code: facts.reference }]],
    [names.payee, [`${named}, NUMEN ${key.payee}`]],
    [names.award, [texts.ofYear(key.award, formatSchoolYear(schoolYear))]],
    [names.allowance, [`${allowance.name[lang]} (${allowance.code})`]],
    [names.text, [allowance.legalText]],
    ...(facts.missionFunction === '' ? [] : [[names.missionFunction, [facts.missionFunction]] as const]),
    ...(facts.uai === '' ? [] : [[names.school, [facts.uai]] as const]),
    [
      names.instalment,
      [instalment === undefined ? month : texts.ranked(month, instalment.rank, instalment.count)],
    ],
    [names.pay, [texts.pay(monthName(facts.payMonth, lang), rankText(facts.remittance))]],
    [names.taken, [{ strong: texts.euros(facts.taken) }]],
  ];
  return [
    { kind: 'heading', level: 2, text: texts.inShort },
    { kind: 'facts', rows },
  ];
}

function sum({ facts: { due, postedBefore, barred, taken }, texts }: Said): Block[] {
  const row = (name: string, amount: Cents): readonly Text[] => [[name], [texts.euros(amount)]];
  const last: readonly Text[] = [[{ strong: texts.taken }], [{ strong: texts.euros(negateCents(taken)) }]];
  return [
    { kind: 'heading', level: 2, text: texts.sum },
    {
      kind: 'table',
      caption: texts.sumCaption,
      columns: texts.sumColumns.map((name, at) => ({ name, isNumber: at === 1 })),
      rows: [
        row(texts.due, due),
        row(texts.postedBefore, postedBefore),
        row(texts.difference, subtractCents(due, postedBefore)),
        ...(barred === 0n ? [] : [row(texts.barred, negateCents(barred))]),
        last,
      ],
    },
  ];
}

function causes({ facts: { since, causes: found }, lang, texts }: Said): Block[] {
  const run = since === undefined ? undefined : runText(since, lang, texts);
  return [
    { kind: 'heading', level: 2, text: texts.causes },
    ...(run === undefined ? [] : [{ kind: 'paragraph', text: [texts.comparedWith(run)] } satisfies Block]),
    found.length === 0
      ? { kind: 'paragraph', text: [texts.noCause] }
      : { kind: 'list', items: found.map((cause) => [cause]) },
  ];
}

function runText(
  { payMonth, remittance }: Pick<PaymentFacts, 'payMonth' | 'remittance'>,
  lang: Lang,
  texts: Said['texts'],
): string {
  const month = monthName(payMonth, lang);
  return remittance === undefined ? month : texts.remitted(month, rankText(remittance));
}

function payments({ facts, lang, texts }: Said): Block[] {
  const numbers = [2, 5, 6];
  const lost = facts.barred;
  return [
    { kind: 'heading', level: 2, text: texts.payments },
    {
      kind: 'table',
      caption: texts.paymentsCaption,
      columns: texts.paymentColumns.map((name, at) => ({ name, isNumber: numbers.includes(at) })),
      rows: facts.payments.map((payment) => paymentRow(payment, lang, texts)),
    },
    { kind: 'paragraph', text: [texts.limitation] },
    ...(lost === 0n
      ? []
      : [{ kind: 'paragraph', text: [texts.barredWhy(texts.euros(lost))] } satisfies Block]),
  ];
}

function paymentRow(payment: PaymentFacts, lang: Lang, texts: Said['texts']): Text[] {
  const { kind, nature, reference, recoverable } = payment;
  const what = kind === 'movement' && nature !== undefined ? texts.natures[nature] : texts.kinds[kind];
  return [
    [runText(payment, lang, texts)],
    [payment.isVoid ? texts.void(what) : what],
    [texts.euros(payment.amount)],
    reference === undefined ? [] : [{ code: reference }],
    recoverable === undefined ? [] : [formatFrenchDate(daysOf(recoverable.lapse).start)],
    recoverable === undefined ? [] : [texts.euros(recoverable.remaining)],
    recoverable === undefined ? [] : [texts.euros(recoverable.taken)],
  ];
}

function explanation({ facts, texts }: Said): Block[] {
  return [
    { kind: 'heading', level: 2, text: texts.explanation },
    { kind: 'paragraph', text: [texts.explanationWhy] },
    { kind: 'verbatim', label: texts.explanationLabel, lines: facts.explanation },
  ];
}

function pieces({ facts, texts }: Said): Block[] {
  return [
    { kind: 'heading', level: 2, text: texts.pieces },
    { kind: 'paragraph', text: [texts.piecesWhy] },
    ...facts.pieces.map((piece) => pieceTable(piece, texts)),
  ];
}

/** Columns without a value in these rows are left out: they are in `pieces.csv`. */
function pieceTable({ file, columns, rows }: PieceTable, texts: Said['texts']): Block {
  const filled = columns
    .map((name, at) => ({ name, at }))
    .filter(({ at }) => rows.some(({ fields }) => (fields[at] ?? '').trim() !== ''));
  return {
    kind: 'table',
    caption: file,
    columns: [{ name: texts.line, isNumber: true }, ...filled.map(({ name }) => ({ name, isNumber: false }))],
    rows: rows.map(({ line, fields }) => [[String(line)], ...filled.map(({ at }) => [fields[at] ?? ''])]),
  };
}

function companions({ facts, lang, texts }: Said): Block[] {
  if (facts.companions.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: texts.companions },
    {
      kind: 'table',
      caption: texts.companionsCaption,
      columns: texts.companionColumns.map((name, at) => ({ name, isNumber: at === 2 })),
      rows: facts.companions.map(({ instalmentMonth, nature, amount, reference }) => [
        [monthName(instalmentMonth, lang)],
        [texts.natures[nature]],
        [texts.euros(amount)],
        [{ code: reference }],
      ]),
    },
    { kind: 'paragraph', text: [texts.companionsWhy] },
  ];
}

function origin({ facts: { origin: from }, texts }: Said): Block[] {
  const names = texts.originFacts;
  const digest = (name: string, value: string | undefined): readonly (readonly [string, Text])[] =>
    value === undefined ? [] : [[name, [{ code: value }]]];
  return [
    { kind: 'heading', level: 2, text: texts.origin },
    {
      kind: 'facts',
      rows: [
        [names.run, [String(from.run)]],
        [names.created, [instantText(from.created, texts.at)]],
        [names.program, [from.program]],
        ...digest(names.seal, from.seal),
        ...digest(names.regulations, from.regulations),
        ...digest(names.configuration, from.configuration),
      ],
    },
  ];
}

function rankText(remittance: number): string {
  return String(remittance).padStart(2, '0');
}
