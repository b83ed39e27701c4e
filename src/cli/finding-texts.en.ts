import type { FINDING_FRENCH } from './finding-texts.fr.js';

/** What `ledger verify` says in English of each finding: where, what, what to do. */
export const FINDING_ENGLISH: typeof FINDING_FRENCH = {
  'posting-altered': (posting, run, award) =>
    `Posting no. ${posting} (run no. ${run}, award ${award}): it was edited afterwards.`,
  'postings-missing': (from, to) =>
    from === to
      ? `Posting no. ${from}: it is gone from the book.`
      : `Postings no. ${from} to ${to}: they are gone from the book.`,
  'posting-added': (posting) => `Posting no. ${posting}: it was added by hand, no run wrote it.`,
  'run-altered': (run) =>
    `Run no. ${run}: its figures, its files or the answers of the payer were edited afterwards.`,
  'runs-missing': (from, to) =>
    from === to
      ? `Run no. ${from}: it is gone from the book.`
      : `Runs no. ${from} to ${to}: they are gone from the book.`,
  'run-added': (run) => `Run no. ${run}: it was added by hand.`,
  'head-differs': () =>
    'End of the book: it does not end where it says. Its last postings were cut off or replaced.',
  'equation-broken': (run) =>
    `Run no. ${run}: its control equation does not hold (due = posted before + movements + held + barred).`,
  'movements-differ': (run, stated, posted) =>
    `Run no. ${run}: it states ${stated} of movements, its postings make ${posted}.`,
  'correction-differs': (posting) =>
    `Posting no. ${posting}: its cancellation, rejection or modification is missing or not of the right amount.`,
  'archive-missing': (run, name) =>
    `Archive of ${name} (run no. ${run}): this file is no longer in the book.`,
  'archive-damaged': (digest, uses) =>
    `Archive ${digest}${uses === '' ? '' : ` (${uses})`}: its content is damaged or was replaced.`,
  use: (run, name) => `${name} of run no. ${run}`,
  'store-damaged': (detail) => `File or database of the book: a part cannot be read (${detail}).`,
  'point-beyond': (manifest, run, runs) =>
    `Manifest ${manifest}: it knows run no. ${run}, and the book ends at no. ${runs}. The end of the book was cut off, or an old copy took its place.`,
  'point-differs': (manifest, run) =>
    `Manifest ${manifest}: the book does not pass through the point it names (run no. ${run}). This is not the book of that pay run, or it was written again.`,
  'manifest-unknown': (manifest) =>
    `Manifest ${manifest}: no run of this book wrote it. The end of the book was cut off, this is not the book of that pay run, or the manifest was edited.`,
  remedies: {
    edited: 'Restore a backup made before the edit.',
    archive:
      'No amount is concerned, but that run can no longer be written or done again: restore a backup of the book.',
    damaged: 'Have the disk or the database checked, then restore a backup.',
    point: 'Find the right book, or its latest backup, and check --ledger.',
  },
  sound: (runs, postings) => `The ledger is sound: ${runs}, ${postings}.`,
  head: (hash) => `Hash of the end of the book: ${hash}`,
  passes: (manifest) => `Manifest ${manifest}: found in the book.`,
  noPoint: (manifest) => `Manifest ${manifest}: it is of a draft made without a ledger; it proves nothing.`,
  unsound: (findings) =>
    `${findings}. Post no pay run on this book. Keep a copy of it as it is, then call the IT department that keeps it; an edited posting is also for the head of payroll to know.`,
  run: 'run',
  posting: 'posting',
  finding: 'finding',
  notManifest: (manifest) =>
    `${manifest}: this is no bordereau.json of trentieme. Give the one in the folder of a remittance.`,
};
