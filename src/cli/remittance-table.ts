import { formatPayMonth } from '../calendar/index.js';
import type { RemittanceRecord, Total } from '../ledger/index.js';
import { addCents, formatCents, NO_CENTS } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import type { BookTable } from './book-table.js';
import { eurosIn } from './euros.js';
import { rankOf } from './posting-table.js';
import { textsIn } from './texts.js';

/** The remittances of the ledger, what the payer answered, and below them what is still open. */
export function remittanceTable(lang: Lang): BookTable<RemittanceRecord> {
  const { remittances: texts } = textsIn(lang).book;
  const euros = eurosIn(lang);
  const standing = { sent: NONE, confirmed: NONE, rejected: NONE };
  const open: string[] = [];
  const amounts = ({ sent, confirmed, rejected }: Amounts): string[] =>
    [sent, confirmed, rejected].flatMap(({ count, amount }) => [String(count), euros(amount)]);
  return {
    csvColumns: COLUMNS,
    csvRow: remittanceRow,
    json: remittanceJson,
    columns: texts.columns.map((title, at) => ({ title, isRight: at === 1 || (at > 2 && at < 9) })),
    cells: (remittance) => {
      const state = stateOf(remittance);
      const name = nameOf(remittance);
      if (state !== 'cancelled') {
        for (const side of SIDES) standing[side] = plus(standing[side], remittance[side]);
        if (!remittance.published) open.push(texts.unpublished(name, formatPayMonth(remittance.payMonth)));
      }
      const folder = remittance.published ? texts.published : texts.notPublished;
      return [name, String(remittance.run), texts.states[state], ...amounts(remittance), folder];
    },
    totals: () => [texts.total, '', texts.butCancelled, ...amounts(standing), ''],
    closing: () => open,
    empty: texts.none,
  };
}

type Amounts = Pick<RemittanceRecord, 'sent' | 'confirmed' | 'rejected'>;

const SIDES = ['sent', 'confirmed', 'rejected'] as const;

const NONE: Total = { count: 0, amount: NO_CENTS };

function plus(a: Total, b: Total): Total {
  return { count: a.count + b.count, amount: addCents(a.amount, b.amount) };
}

/** `2025-11/01`, as its folder. */
function nameOf({ payMonth, number }: RemittanceRecord): string {
  return `${formatPayMonth(payMonth)}/${rankOf(number)}`;
}

/** An answer to some movements only leaves the others open. */
function stateOf(remittance: RemittanceRecord): RemittanceRecord['state'] | 'partly-acknowledged' {
  const { state, sent, confirmed, rejected } = remittance;
  const isPartly = state === 'acknowledged' && confirmed.count + rejected.count < sent.count;
  return isPartly ? 'partly-acknowledged' : state;
}

const COLUMNS = [
  'mois_paie',
  'remise',
  'execution',
  'etat',
  'dossier',
  'envoyes',
  'montant_envoye',
  'confirmes',
  'montant_confirme',
  'rejetes',
  'montant_rejete',
];

/** States as files name them. */
const STATES: Readonly<Record<ReturnType<typeof stateOf>, string>> = {
  posted: 'sans-retour',
  acknowledged: 'retour',
  'partly-acknowledged': 'retour-partiel',
  cancelled: 'annulee',
};

function remittanceRow(remittance: RemittanceRecord): string[] {
  const { payMonth, number, run, published } = remittance;
  return [
    formatPayMonth(payMonth),
    rankOf(number),
    String(run),
    STATES[stateOf(remittance)],
    published ? 'O' : 'N',
    ...SIDES.flatMap((side) => [String(remittance[side].count), formatCents(remittance[side].amount)]),
  ];
}

function remittanceJson(remittance: RemittanceRecord): object {
  const { payMonth, number, run, published, sent, confirmed, rejected } = remittance;
  return {
    payMonth: formatPayMonth(payMonth),
    remittance: number,
    run,
    state: stateOf(remittance),
    published,
    sent,
    confirmed,
    rejected,
  };
}
