import { englishCount as count } from './counts.js';
import type { PURGE_FRENCH } from './purge-texts.fr.js';

/** What `purge` says in English. */
export const PURGE_ENGLISH: typeof PURGE_FRENCH = {
  badDate: (found) => `--before: "${found}" is not a day; expected: YYYY-MM-DD, for instance 2018-09-01`,
  tooLate: (year, from, latest) =>
    `--before: the school year ${year} is not closed: arrears or a recovery remain possible until ${from} (loi 68-1250 art. 1, loi 2000-321 art. 37-1), and the pay of that month must be posted and acknowledged. Today the latest day is ${latest}`,
  unsettled:
    'No remittance of this ledger was answered by the payer: nothing is final, nothing can be purged. Enter the answers with "trentieme acknowledge".',
  open: 'Purge refused: these remittances may still change.',
  remittances: {
    unanswered: (month, rank) =>
      `${month}, remittance ${rank}: not answered by the payer. Enter the answer (trentieme acknowledge) or cancel it (trentieme cancel).`,
    unpublished: (month, rank) =>
      `${month}, remittance ${rank}: its folder did not appear. Run the pay of that month again: it is written byte for byte.`,
    prepared: (month) =>
      `${month}: a prepared remittance waits to be released. Release it or refuse it (trentieme approve).`,
  },
  planned: (year) => `Purge planned, closed school years up to ${year}. Nothing is removed.`,
  done: (year, run) => `Purged, closed school years up to ${year} (run ${String(run)})`,
  nothing: (year) => `Nothing to purge: closed school years up to ${year}.`,
  labels: { postings: 'Postings', contents: 'Archives', kept: 'Kept', stays: 'Remain', next: 'Next' },
  postings: (postings, awards, amount) =>
    `${count(postings, 'posting')} of ${count(awards, 'award')}, net ${amount}`,
  contents: (contents, size) => `${count(contents, 'archived content')}, ${size}`,
  keptAwards: (awards) => `${count(awards, 'award')} of those years: a later payment, or a limit not reached`,
  stays: 'totals by month, by school year and by allowance; digests; manifests; the chain of the ledger',
  next: {
    erased:
      'Run "trentieme ledger verify". Backups of the ledger and folders of remittances still hold these data: they are yours to destroy.',
    busy: 'The rows are removed, but somebody reads the ledger: traces remain in the file. Run the same command again when it is free.',
    elsewhere:
      'The rows are removed. PostgreSQL keeps their bytes until the next VACUUM FULL, and in its logs and backups: see the administrator of the database.',
  },
  megabytes: (text) => `${text} MB`,
  notice: (postings, before) =>
    `This ledger was purged (before ${before}): ${count(postings, 'posting')} only remain${postings === 1 ? 's' : ''} in the totals by month.`,
  help: {
    purge: 'Removes personal data of closed years; keeps totals, digests and the chain',
    before: 'Purge the school years that ended before this day, YYYY-MM-DD',
    dryRun: 'Say what would be removed, and remove nothing',
  },
};
