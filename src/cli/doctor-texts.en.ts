import { englishCount as plural } from './counts.js';
import type { DOCTOR_FRENCH } from './doctor-texts.fr.js';

/** What `doctor` says in English. */
export const DOCTOR_ENGLISH: typeof DOCTOR_FRENCH = {
  help: {
    doctor: 'Checks the installation: configuration, codes, calendar, ledger, disk, clock, permissions',
    ledger: 'Ledger to check (default: that of schedule)',
    input: 'Export or drop folder to check (default: that of schedule)',
    output: 'Folder of results to check (default: that of schedule)',
    json: 'Prints the result as JSON',
  },
  states: { ok: 'OK', look: 'LOOK', error: 'ERROR', skipped: '—' },
  areas: {
    program: 'Program',
    clock: 'Clock',
    settings: 'Configuration',
    codes: 'Codes',
    layout: 'Layout',
    profile: 'Profile',
    calendar: 'Calendar',
    schedule: 'Schedule',
    notify: 'Messages',
    keys: 'Keys',
    input: 'Export',
    ledger: 'Ledger',
    output: 'Results',
  },
  verdicts: {
    ok: 'All is in order.',
    look: 'A run can be made; look at the lines marked LOOK first.',
    error: 'Correct the lines marked ERROR before any run, then run trentieme doctor again.',
  },
  notGiven: (option: string): string => `not checked: give --${option}`,
  node: {
    good: (version: string): string => `Node ${version}`,
    old: (version: string, expected: number): string =>
      `Node ${version} is too old; expected: ${String(expected)} or later. Install it, or run the program with npx.`,
  },
  clock: {
    good: (clock: string): string => `${clock} in Paris`,
    wrong: (clock: string): string =>
      `${clock} in Paris: this year is not plausible. Set the clock of the machine (NTP).`,
    noZone:
      'Node does not know the zone Europe/Paris: install a complete Node (full-icu), that of the official packages.',
  },
  settings: {
    sound: (path: string): string => `${path}: read and accepted`,
    exposed: (path: string): string =>
      `${path}: others than you can change it, and so what is paid. chmod go-w ${path}`,
  },
  codes: (count: number, repealed: string): string =>
    `${plural(count, 'code')}${repealed === '' ? '' : `; without code, and repealed: ${repealed}`}`,
  codesMissing: (codes: string): string =>
    `allowances in force without a code: ${codes}. Their movements will wait. Add their codes, unless they are not paid here.`,
  layout: (path: string): string =>
    path === '' ? 'layout of the program: nothing to report' : `${path}: nothing to report`,
  profile: {
    sound: (name: string): string => `profile ${name}: nothing to report`,
    faulty: (name: string): string =>
      `profile ${name}: required columns have no source. trentieme profile check --profile ${name} says which.`,
  },
  calendar: {
    sound: (count: number): string => `${plural(count, 'cut-off')}, nothing to report`,
    empty: 'no cut-off; trentieme schedule needs some, under “calendar”',
    gap: (month: string): string =>
      `no cut-off for ${month}: that month would never be paid by itself. Add its line.`,
    weekend: (month: string, day: string): string =>
      `${month}: the cut-off ${day} is a Saturday or a Sunday. Check it with the payer.`,
    'after-its-month': (month: string, day: string): string =>
      `${month}: the cut-off ${day} comes after the end of the month. Check the month and the date.`,
    ended: (month: string, day: string): string =>
      `the last cut-off, ${day} (${month}), is past: nothing more will be paid by itself. Add the next months.`,
    'ends-soon': (month: string, day: string): string =>
      `the last cut-off is near: ${day} (${month}). Ask the payer for the next ones.`,
  },
  schedule: {
    none: 'no “schedule” setting: runs are started by hand',
    noPlan: (path: string): string =>
      `the plan of campaign ${path} is not there. Check “schedule.campaign”, or remove it.`,
    sound: (status: string): string => `folders and ledger known; status: ${status}`,
  },
  notify: {
    none: 'no “notify” setting: nobody is told',
    sound: 'secrets and certificates found. trentieme notify --test sends a test message.',
    noVariable: (name: string): string =>
      `the environment variable ${name} is empty or absent here. Set it for the account that runs the program.`,
    noFile: (path: string): string =>
      `${path} cannot be read, or is not a single line. Check the path and the permissions.`,
    plain: (host: string): string =>
      `secure: none: mail goes to ${host} in the clear. For an internal network only; otherwise starttls or tls.`,
    exposed: (path: string): string => `${path} can be read by others than you. chmod 600 ${path}`,
  },
  signing: (path: string): string => `signing key read: ${path}`,
  recipients: (count: number): string => `${plural(count, 'recipient')} of the encrypted copy`,
  input: {
    sound: (path: string, count: number, encoding: string): string =>
      `${path}: ${plural(count, 'known file')}, encoding ${encoding}`,
    drop: (path: string, count: number): string => `${path}: drop folder, ${plural(count, 'subfolder')}`,
    empty: (path: string): string => `${path}: no export file. Put the export of the month there.`,
    missing: (name: string): string =>
      `${name} is missing: the export would be refused. Add it, even empty under its header.`,
    link: (name: string): string => `${name} is a link: put the file itself in the folder.`,
    notUtf8: (name: string): string =>
      `${name} is not UTF-8, which the configuration states. Correct “encoding”, or the export.`,
    looksUtf8: (name: string, encoding: string): string =>
      `${name} looks like UTF-8, and the configuration states ${encoding}. Accents would be wrong: correct “encoding”.`,
  },
  ledger: {
    opened: (path: string, runs: number, postings: number, last: string, hash: string): string =>
      `${path}: ${plural(runs, 'run')}, ${plural(postings, 'posting')}, last month paid ${last}, seal ${hash}…`,
    missing: (path: string): string =>
      `${path} does not exist yet: the first run makes it, empty. If there were runs already, the path is wrong.`,
    held: (holder: string): string => `a run is writing in it now (${holder}). Wait for its end.`,
    unpublished: (count: number): string =>
      `${plural(count, 'posted remittance')} whose folder was not seen. Run the same month again: it will be written byte for byte.`,
    link: (path: string): string => `${path} is a link: give the path of the file itself.`,
    open: (path: string): string => `${path} can be read by others than you: it holds NIR. chmod 600 ${path}`,
    ahead: (created: string): string =>
      `its last run is dated ${created.slice(0, 8)}, after today: the clock is late, or --now was ahead.`,
  },
  disk: {
    writable: (path: string): string => `${path}: written, renamed and flushed`,
    willBeMade: (path: string): string => `${path}: will be made, the folder above can be written`,
    notAFolder: (path: string): string => `${path} is not a folder. Choose another --output.`,
    link: (path: string): string => `${path} is a link: give the path of the folder itself.`,
    openFolder: (path: string): string =>
      `${path} is open to others than you: payment files hold NIR. chmod 700 ${path}`,
    full: (path: string, mebibytes: string): string =>
      `${path}: ${mebibytes} MiB are left. A large run needs some hundreds of MiB: make room.`,
  },
};
