import type { BOOK_FRENCH } from './book-texts.fr.js';
import { englishCount as count } from './counts.js';

/** What the commands on the ledger say in English. */
export const BOOK_ENGLISH: typeof BOOK_FRENCH = {
  next: 'Next',
  amounts: (credits, debits, net) => `credits ${credits}, debits ${debits}, net ${net}`,
  badRemittance: (found) => `--remittance: "${found}" is not the rank of a remittance; expected: 1 to 99`,
  cancel: {
    title: (remittance, month) => `Remittance ${remittance} of ${month} cancelled in the ledger`,
    sent: 'Sent',
    reversed: 'Reversed',
    movements: (movements, amounts) => `${count(movements, 'movement')}: ${amounts}`,
    reversals: (reversals, amounts) => `${count(reversals, 'reversal')}: ${amounts}`,
    dropped: (folder) => `Send nothing more of the folder ${folder}.`,
    again: (month, next) =>
      `Correct the export if need be, then run the pay of ${month} again: it becomes remittance ${next}.`,
  },
  acknowledge: {
    title: (answers, rows) => `Answers of the payer: ${String(answers)} entered, of ${count(rows, 'row')}`,
    statuses: { accepted: 'Accepted', rejected: 'Rejected', modified: 'Modified' },
    total: 'Total',
    amounts: (movements, sent, confirmed) =>
      `${count(movements, 'movement')}: sent ${sent}, confirmed ${confirmed}`,
    nothing: 'Nothing was written in the ledger.',
    rejected: 'Rejected movements are reversed: what is still due comes back in the next pay run.',
    modified:
      'Modified movements count for what the payer took: the difference with what is due comes back in the next pay run.',
    anomalies: (anomalies) => `${count(anomalies, 'row')} to look at, without effect on the ledger:`,
    anomaly: 'anomaly',
    kinds: {
      'unknown-reference': (reference) =>
        `Reference ${reference} is of no movement of this ledger. Check --ledger, and that this file answers your remittances; otherwise tell the payer.`,
      'already-answered': (reference) =>
        `Movement ${reference} has its answer already, from an earlier file or further up in this one: that answer stays. Nothing to do when a file is given twice; otherwise ask the payer which one is right.`,
      'cancelled-remittance': (reference) =>
        `Movement ${reference} is of a cancelled remittance. Ask the payer whether it was paid all the same, before you send the next one: it would pay twice.`,
      'amount-missing': (reference) =>
        `Movement ${reference} is modified without an amount. Ask the payer for a corrected file.`,
      'amount-negative': (reference) =>
        `Movement ${reference} is modified to a negative amount; amounts are written without a sign. Ask the payer for a corrected file.`,
    },
  },
  postings: {
    columns: [
      'No.',
      'Run',
      'Kind',
      'Pay',
      'Award',
      'NUMEN',
      'Origin',
      'Allowance',
      'Plan',
      'Nat.',
      'Amount',
      'Reference',
      'Corrects',
    ],
    kinds: {
      movement: 'movement',
      rejected: 'rejected',
      modified: 'modified',
      cancelled: 'cancelled',
      opening: 'opening',
    },
    net: (postings, credits, debits, net) =>
      `${count(postings, 'posting')}: credits ${credits}, debits ${debits}, net ${net}`,
    none: 'No posting matches.',
    exported: (postings, file) => `${count(postings, 'posting')}: ${file}`,
  },
  remittances: {
    columns: [
      'Remittance',
      'Run',
      'State',
      'Sent',
      'Amount',
      'Confirmed',
      'Amount',
      'Rejected',
      'Amount',
      'Folder',
    ],
    states: {
      posted: 'no answer',
      acknowledged: 'answered',
      'partly-acknowledged': 'partly answered',
      cancelled: 'cancelled',
    },
    total: 'Total',
    butCancelled: 'but cancelled',
    published: 'written',
    notPublished: 'to write',
    unpublished: (remittance, month) =>
      `To do: remittance ${remittance} is posted and its folder did not appear. Run the pay of ${month} again: it will be written byte for byte, and nothing will be paid twice.`,
    opening: (run, postings, month) =>
      `Opening (run ${String(run)}): ${count(postings, 'earlier payment')}, last month paid ${month}.`,
    none: 'No remittance in this ledger.',
  },
  balance: {
    of: { award: 'Award', payee: 'NUMEN', payMonth: 'Month' },
    columns: ['Postings', 'Opening', 'Sent', 'Confirmed', 'Net'],
    total: 'Total',
    note: 'Sent: cancelled remittances and rejected movements included. Net: what stands, opening and corrections included.',
    none: 'No posting matches.',
  },
  import: {
    title: (payments) => `Opening: ${count(payments, 'earlier payment')} imported`,
    amount: 'Amount',
    last: 'Last month paid',
    created: (ledger) => `Ledger created: ${ledger}.`,
    pay: 'The next pay run will pay only what has not been paid already.',
    late: 'Warning: pay runs were posted in this ledger before. If they paid these same instalments again, the next pay run will take them back as overpaid: make a draft first (--dry-run).',
    empty: 'ouverture.csv: no payment in this file.',
    known: (award, origin, paid) =>
      `ouverture.csv: award ${award}, instalment of ${origin} paid in ${paid}: this payment is already in the ledger for this same agent. To add it would count it twice; remove the row.`,
    others: (others) => `and ${count(others, 'other payment')} likewise.`,
  },
  help: {
    cancel: 'Cancel the last remittance, when the payer refused the whole file',
    acknowledge: 'Enter the answers of the payer',
    ledger: 'Verify, show or export the ledger; import earlier payments',
    verify: 'Look for any sign of a posting that was edited, lost or damaged',
    show: 'List the remittances, or the postings that match the filters',
    balance: 'Sum the postings by award, agent or pay month',
    export: 'Write every posting of the ledger',
    import: 'Enter what was paid before trentieme came',
    remittance: 'Rank of the remittance in the month, 1 to 99',
    returnFile: 'Return file: reference;statut;motif;montant',
    openingFile: 'File of earlier payments (ouverture.csv)',
    encoding: 'Encoding of the file',
    manifest: 'Manifest of a remittance, to be found in the ledger (repeatable)',
    agent: 'NUMEN of an agent',
    award: 'Identifier of an award',
    payMonth: 'Pay month, YYYY-MM',
    by: 'What each line sums',
    exportFile: 'File to create (default: standard output)',
  },
};
