import type { LEDGER_FRENCH } from './ledger-texts.fr.js';

/** What the commands say of the ledger in English. */
export const LEDGER_ENGLISH: typeof LEDGER_FRENCH = {
  notices: {
    'ledger-created': (ledger) =>
      `Ledger created: ${ledger}. It is empty: everything due will be proposed as never paid.`,
    'ledger-empty': (ledger) =>
      `Warning: the ledger ${ledger} was empty. Everything due is proposed as never paid.`,
    'no-ledger': (ledger) => `No ledger: ${ledger}. Draft computed as if nothing had been paid.`,
    reissued: (folder) =>
      `Remittance already posted, folder missing: ${folder} is written again, byte for byte. If it was sent already, do not send it a second time.`,
    'same-export': (month) => `Warning: this export is exactly the one that ${month} was paid from.`,
  },
  place: 'File that holds the address of the ledger, instead of --ledger',
  passwordTyped:
    'Warning: the password of the ledger is on the command line, where every process of the machine can read it (ps). Put the address in the variable TRENTIEME_LEDGER or in a file (--ledger-file), or the password alone in PGPASSWORD.',
  badFile: (path) =>
    `--ledger-file: ${path}; expected: a readable file of one line, a path or postgres://user@host:port/database`,
  faults: {
    locked: (holder, purpose) =>
      holder === ''
        ? 'Another run is writing in the ledger. Wait for it to end, then run again.'
        : `The ledger is held by ${holder}, for “${purpose}”. Wait for it to end, then run again.`,
    leaseLost: (holder) =>
      `The ledger was taken over${holder === '' ? '' : ` by ${holder}`} during this run, which gave no sign of life for too long. Nothing is posted. Run again.`,
    unavailable: (code) =>
      `Ledger out of reach (${code}). Check the disk or the database, then run again: nothing will be paid twice.`,
    noFolder: 'The folder of the ledger does not exist. Create it, or check --ledger.',
    badAddress: (detail) =>
      `--ledger: address refused (${detail}); expected: a file, or postgres://user@host:port/database`,
    missing: 'There is no ledger at this address. Check --ledger.',
    notALedger: 'What --ledger points at is no ledger of trentieme. Check the path or the address.',
    corrupted: (where) =>
      `The ledger is damaged (${where}). Run “trentieme ledger verify”, then restore a backup: nothing is paid on a doubtful book.`,
    purged: (before) =>
      `What is asked for was purged (data before ${before}): totals and digests remain, neither files nor rows. Choose a later month.`,
    newer: (found, supported) =>
      `This ledger was written by a later version of trentieme (format ${String(found)}; this version knows ${String(supported)}). Upgrade the program.`,
  },
  unknownRemittances: (folders) =>
    `The output folder holds remittances that this ledger does not know: ${folders.join(', ')}. To ignore them would pay twice. Check --ledger and --output, or restore the right ledger; if those remittances were never sent, move them away.`,
  refusals: {
    'unknown-remittance': 'This remittance is not in the ledger. “trentieme ledger show” lists them.',
    'already-cancelled': 'This remittance is already cancelled.',
    acknowledged:
      'The payer has answered this remittance: it can no longer be cancelled. Correct the export; the difference goes out next month.',
    'not-the-last': (month, remittance) =>
      `Only the last remittance without an answer can be cancelled: ${month}, remittance ${remittance}.`,
    'remittance-taken': (next) => `The next remittance of this month is ${next}. Run again.`,
    'month-before-last': (last) =>
      `The last posted month is ${last}: an earlier month is no longer paid. Correct the export and run ${last} or a later month (differences go out as arrears and recoveries), or add --dry-run for a draft.`,
    'already-imported': (run) =>
      `This file was imported already (run no. ${String(run)}). Nothing is added twice.`,
  },
  brakes: {
    stopped: 'Stopped by a brake: the figures look like an accident. Nothing was posted.',
    wouldStop: 'Brake: this draft is written, but a pay run would be stopped.',
    rowDrop: (file, before, now) => `${file}: ${now} rows, ${before} in the last pay run`,
    vanished: (vanished, known) =>
      `${vanished} awards already paid have vanished from the export, out of ${known} known to the ledger`,
    recoveries: (lines, amount, credits) =>
      `${lines} for ${amount}, against ${credits} of credits in the month`,
    stale: (exportedAt, last) => `the export is of ${exportedAt}, the last one used was of ${last}`,
    accept: (option) => `if this is meant: --${option}`,
    summary: (lines, people, amount) => `Recoveries stopped: ${lines} for ${people}, ${amount}`,
    byCause: 'By cause (what changed since the last pay run):',
    largest: 'The largest:',
    line: (amount, award, month) => `${amount} — award ${award}, ${month}`,
    lines: (count) => (count === 1 ? '1 recovery' : `${String(count)} recoveries`),
    people: (count) => (count === 1 ? '1 person' : `${String(count)} people`),
    noChange: 'no data of the export: law, settings, version of the program, or an answer of the payer',
  },
};
