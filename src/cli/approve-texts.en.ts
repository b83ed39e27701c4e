import type { APPROVE_FRENCH } from './approve-texts.fr.js';

/** What is said in English of a remittance that a second person releases. */
export const APPROVE_ENGLISH: typeof APPROVE_FRENCH = {
  title: (remittance) => `remittance ${remittance}, to be approved`,
  who: (name, login, instant) => `${name} (account ${login}), on ${instant}`,
  at: (day, time) => `${day} at ${time}`,
  prepared: (who) => `Prepared by ${who}. Nothing is posted, nothing is to be sent.`,
  next: (command) =>
    `Another person looks at these files, then approves them from an account of their own:\n  ${command}`,
  released: (prepared, approved) => `Prepared by ${prepared}; approved by ${approved}.`,
  completed: (folder) =>
    `This remittance was posted already: an approval that was interrupted is brought to its end. Nothing is paid twice. Files: ${folder}`,
  refused: (remittance, month, prepared) =>
    `Remittance ${remittance} of ${month} refused: nothing is posted, and what was prepared is removed. The reason is in the ledger. Prepared by ${prepared}. Correct, then run the month again.`,
  notices: {
    replaced: (who) =>
      `A remittance of this month was waiting for approval: this run replaces it. It had been prepared by ${who}.`,
    left: (folder) =>
      `Warning: this folder could not be removed: ${folder}. It serves no purpose any more and holds personal data: remove it.`,
  },
  faults: {
    'nothing-waits': 'No remittance of this month waits for approval. Prepare it: trentieme run.',
    posted:
      'This remittance is posted already: there is nothing left to approve. "trentieme ledger show" says who approved it.',
    'other-remittance': (waiting) =>
      `This is not the remittance that waits: that is ${waiting}. Look at it, then approve it with --remittance ${waiting}.`,
    'same-person': {
      name: (who) =>
        `Prepared by ${who}: the same person cannot approve it (same name). Another person approves, from an account of their own`,
      login: (who) =>
        `Prepared by ${who}: this account cannot approve it, whatever --operator says. Another person approves, from an account of their own`,
    },
    'ledger-moved':
      'The ledger has changed since the preparation (a remittance posted, cancelled or refused, an answer of the payer): what is due may not be the same any more.',
    'other-program': (prepared, own) => `Prepared by version ${prepared} of the program; this is ${own}.`,
    unreadable:
      'The law, the configuration or the profile of the preparation cannot be read by this program.',
    'no-folder': (folder) => `The folder of the remittance to be approved is not there any more: ${folder}.`,
    altered: (folder, names) =>
      `The folder ${folder} is not what was prepared any more. Changed, missing or added: ${names}.`,
    differs: (names) =>
      `Made again today, this remittance does not give the same files${names === '' ? '' : `: ${names}`}.`,
    again: 'Nothing is posted. Prepare again: run the month once more (trentieme run).',
  },
  records: {
    approved: (remittance, prepared, by) => `${remittance}: prepared by ${prepared}; approved by ${by}.`,
    refused: (remittance, prepared, by, motive) =>
      `${remittance}: prepared by ${prepared}; refused by ${by}: ${motive}`,
    waiting: (remittance, prepared) => `${remittance}: prepared by ${prepared}; waits for approval.`,
  },
  badOperator: (found) => `--operator: "${found}"; expected: a name of 1 to 80 printable characters`,
  noSummary: '--refuse: expected: without --json and --metrics, a refusal is no run',
  badMotive: '--refuse: expected: a reason of 1 to 300 printable characters, without personal data',
  help: {
    approve: 'Posts a remittance that another person prepared (setting "approval: required")',
    operator: 'Your name, written in the ledger beside your account (default: the account)',
    refuse: 'Refuses the prepared remittance instead of posting it, for this reason',
  },
};
