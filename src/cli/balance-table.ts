import type { BalanceBy, BalanceLine } from '../ledger/index.js';
import { addCents, formatCents, NO_CENTS } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import type { BookTable } from './book-table.js';
import { eurosIn } from './euros.js';
import { textsIn } from './texts.js';

/** Sums of the ledger, and their total. */
export function balanceTable(by: BalanceBy, lang: Lang): BookTable<BalanceLine> {
  const { balance: texts } = textsIn(lang).book;
  const euros = eurosIn(lang);
  const total = {
    of: texts.total,
    postings: 0,
    opening: NO_CENTS,
    sent: NO_CENTS,
    confirmed: NO_CENTS,
    net: NO_CENTS,
  };
  const cells = (line: BalanceLine): string[] => [
    line.of,
    String(line.postings),
    ...AMOUNTS.map((amount) => euros(line[amount])),
  ];
  return {
    csvColumns: [NAMES[by], 'ecritures', 'ouverture', 'envoye', 'confirme', 'net'],
    csvRow: (line) => [line.of, String(line.postings), ...AMOUNTS.map((amount) => formatCents(line[amount]))],
    json: ({ of, ...line }) => ({ [by]: of, ...line }),
    columns: [texts.of[by], ...texts.columns].map((title, at) => ({ title, isRight: at > 0 })),
    cells: (line) => {
      total.postings += line.postings;
      for (const amount of AMOUNTS) total[amount] = addCents(total[amount], line[amount]);
      return cells(line);
    },
    totals: () => cells(total),
    closing: () => [texts.note],
    empty: texts.none,
  };
}

const AMOUNTS = ['opening', 'sent', 'confirmed', 'net'] as const;

/** What lines are of, as the other files of the program name it: in CSV. */
const NAMES: Readonly<Record<BalanceBy, string>> = {
  award: 'id_mission',
  payee: 'numen',
  payMonth: 'mois_paie',
};
