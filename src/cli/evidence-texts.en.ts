import type { EVIDENCE_FRENCH } from './evidence-texts.fr.js';

/** What `evidence` says in English. */
export const EVIDENCE_ENGLISH: typeof EVIDENCE_FRENCH = {
  help: {
    evidence: 'Gathers the evidence of a recovery and drafts the letter to the agent (in French)',
    reference: 'Reference of the movement: 24 hexadecimal digits (paiements.csv)',
    output: 'Folder in which that of the recovery is made, under its reference',
  },
  badReference: (found) =>
    `--reference: “${found}” is no reference; expected: 24 hexadecimal digits (0 to 9, A to F), as in paiements.csv`,
  unknown: (reference) =>
    `Reference ${reference} is that of no movement of this ledger. Check --ledger and the reference, as it stands in paiements.csv.`,
  noRecovery: (reference, what) =>
    `Movement ${reference} is ${what}, not a recovery: there is no evidence of recovery to make. To explain it: trentieme explain --reference ${reference}`,
  natures: { N: 'a payment of the month', R: 'arrears', T: 'a recovery' },
  void: {
    rejected: (reference) =>
      `Recovery ${reference} was rejected by the payer: nothing was taken back, there is no letter to send. To explain it: trentieme explain --reference ${reference}`,
    cancelled: (reference) =>
      `Recovery ${reference} is of a cancelled remittance: nothing was taken back, there is no letter to send. To explain it: trentieme explain --reference ${reference}`,
    modified: (reference) =>
      `Recovery ${reference} was brought down to nothing by the payer: nothing was taken back, there is no letter to send. To explain it: trentieme explain --reference ${reference}`,
  },
  title: (reference) => `Evidence of recovery ${reference}`,
  award: 'Award',
  about: (award, payee, month) => `${award}, ${payee}, instalment ${month}`,
  taken: 'Taken back',
  amount: (amount, month, rank) => `${amount}, pay ${month}, remittance ${rank}`,
  barred: 'Barred',
  barredWhy: (amount) => `${amount}, which the letter does not ask for`,
  files: 'Files',
  unchanged: 'these files were there already, byte for byte',
  next: 'To do',
  complete: 'check the letter, fill in what is between brackets (the means of appeal among them), sign',
  noLetter:
    'no letter is prepared: the program of today computes another amount; see dossier.md, then trentieme replay',
  personal: 'These files name the agent: they stay in the office.',
};
