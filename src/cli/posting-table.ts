import { formatPayMonth, formatSchoolYear } from '../calendar/index.js';
import { NO_TOTALS, plus } from '../emit/totals.js';
import type { PostingKind, PostingRecord } from '../ledger/index.js';
import { PLAN_WORDS } from '../model/index.js';
import { formatCents } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import type { BookTable } from './book-table.js';
import { eurosIn } from './euros.js';
import { textsIn } from './texts.js';

/** The postings of the ledger as they stand in it, with their net below. */
export function postingTable(lang: Lang): BookTable<PostingRecord> {
  const { postings: texts } = textsIn(lang).book;
  const euros = eurosIn(lang);
  let totals = NO_TOTALS;
  return {
    csvColumns: COLUMNS,
    csvRow: postingRow,
    json: postingJson,
    columns: texts.columns.map((title, at) => ({ title, isRight: RIGHT.has(at) })),
    cells: (posting) => {
      totals = plus(totals, posting);
      return [
        String(posting.number),
        String(posting.run),
        wordOf(posting.kind, texts.kinds),
        payOf(posting),
        posting.key.award,
        posting.key.payee,
        formatPayMonth(posting.key.instalmentMonth),
        posting.allowance,
        wordOf(posting.plan, PLAN_WORDS),
        posting.nature ?? '',
        euros(posting.amount),
        posting.reference ?? '',
        posting.corrects === undefined ? '' : String(posting.corrects),
      ];
    },
    closing: () => {
      const { movements, credits, debits } = totals;
      return [texts.net(movements, euros(credits), euros(debits), euros(credits, debits))];
    },
    empty: texts.none,
  };
}

/** Number, run, amount, and the posting it corrects. */
const RIGHT: ReadonlySet<number> = new Set([0, 1, 10, 12]);

/** `2025-11/01`, as its folder; a correction goes out in no remittance. */
function payOf({ payMonth, remittance }: PostingRecord): string {
  const month = formatPayMonth(payMonth);
  return remittance === undefined ? month : `${month}/${rankOf(remittance)}`;
}

/** `01`: the rank of a remittance, as its folder has it. */
export function rankOf(remittance: number): string {
  return String(remittance).padStart(2, '0');
}

const COLUMNS = [
  'ecriture',
  'execution',
  'type',
  'mois_paie',
  'remise',
  'id_mission',
  'numen',
  'mois_origine',
  'annee_scolaire',
  'regime',
  'plan',
  'nature',
  'montant',
  'reference',
  'corrige',
];

/** Kinds of posting as files name them. */
const KINDS: Readonly<Record<PostingKind, string>> = {
  movement: 'mouvement',
  rejected: 'rejet',
  modified: 'modification',
  cancelled: 'annulation',
  opening: 'ouverture',
};

function postingRow(posting: PostingRecord): string[] {
  const { key, remittance, corrects } = posting;
  return [
    String(posting.number),
    String(posting.run),
    wordOf(posting.kind, KINDS),
    formatPayMonth(posting.payMonth),
    remittance === undefined ? '' : rankOf(remittance),
    key.award,
    key.payee,
    formatPayMonth(key.instalmentMonth),
    formatSchoolYear(posting.schoolYear),
    posting.allowance,
    wordOf(posting.plan, PLAN_WORDS),
    posting.nature ?? '',
    formatCents(posting.amount),
    posting.reference ?? '',
    corrects === undefined ? '' : String(corrects),
  ];
}

/** What somebody wrote by hand in the book is shown as it stands. */
function wordOf(name: string, words: Readonly<Record<string, string>>): string {
  return words[name] ?? name;
}

function postingJson(posting: PostingRecord): object {
  const { number, key, payMonth, schoolYear, remittance, nature, reference, corrects, ...rest } = posting;
  return {
    posting: number,
    run: rest.run,
    kind: rest.kind,
    payMonth: formatPayMonth(payMonth),
    remittance: remittance ?? null,
    award: key.award,
    payee: key.payee,
    instalmentMonth: formatPayMonth(key.instalmentMonth),
    schoolYear: formatSchoolYear(schoolYear),
    allowance: rest.allowance,
    plan: rest.plan,
    nature: nature ?? null,
    amount: rest.amount,
    reference: reference ?? null,
    corrects: corrects ?? null,
  };
}
