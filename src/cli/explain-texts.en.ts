import type { EXPLAIN_FRENCH } from './explain-texts.fr.js';

/** What `explain` says in English, the explanations themselves apart. */
export const EXPLAIN_ENGLISH: typeof EXPLAIN_FRENCH = {
  help: {
    explain: 'Says why a pay run paid that amount, or nothing',
    agent: 'NUMEN: every award of the agent',
    award: 'Id of the award: everybody it pays',
    reference: 'Reference of a movement: 24 hexadecimal digits, in paiements.csv',
    month: 'Pay month, YYYY-MM (default: the last pay run)',
  },
  exactlyOne: 'one option is needed, and only one, of --agent, --award and --reference',
  monthOfReference: '--month does not go with --reference: a movement is of one pay run only',
  badReference: (found) =>
    `--reference: “${found}” is no reference; expected: 24 hexadecimal digits (0 to 9, A to F)`,
  unknownReference: (reference) =>
    `--reference: no movement ${reference} in the ledger. Check the reference in paiements.csv or retour.csv, and --ledger`,
  noRun: 'no pay run in this ledger. Check --ledger',
  noRunOfMonth: (month, last) => `--month: no pay run of ${month} in this ledger; the last is of ${last}`,
  unknownAgent: (numen, month) =>
    `--agent: ${numen} is neither in the export of the pay run of ${month} nor in the ledger before it. Check the NUMEN (capitals count), --month and --ledger`,
  unknownAward: (award, month) =>
    `--award: ${award} is neither in the export of the pay run of ${month} nor in the ledger before it. Check the id (capitals count), --month and --ledger`,
  noAward: (numen, month) =>
    `${numen} is in the export of the pay run of ${month}, without award or replacement: nothing is due.`,
};
