import { englishCount as plural } from './counts.js';
import type { SCHEDULE_FRENCH } from './schedule-texts.fr.js';

/** What `schedule`, `status` and drop folders say in English. */
export const SCHEDULE_ENGLISH: typeof SCHEDULE_FRENCH = {
  help: {
    schedule: 'Runs by itself: a draft every night, the pay run on each cut-off of the calendar',
    once: 'Does what is due now, then ends: for cron, systemd or Kubernetes',
    status: 'Says the last runs, the next one and the last error of the scheduler',
    statusFile: 'Status file (default: that of the configuration)',
    json: 'Prints the status file as it is',
  },
  missingKey: (key) => `missing key "schedule.${key}": without it the scheduler does not know where to work`,
  missingLedger:
    'missing key "schedule.ledger": the path of the ledger; for a URL with a password, schedule.ledgerEnv or schedule.ledgerFile',
  emptyCalendar:
    'missing key "calendar": at least one line "YYYY-MM: YYYY-MM-DD", the pay month and its cut-off',
  noSecret: (place) => `schedule: ${place} gives no ledger; expected: one line, a path or a postgres:// URL`,
  portTaken: (port) =>
    `"schedule.health": port ${String(port)} of 127.0.0.1 is taken or forbidden; choose another one`,
  alreadyRuns: (pid, status) =>
    `A scheduler is already running (process ${String(pid)}, status file ${status}). Nothing was started.`,
  damagedStatus: (path) =>
    `Unreadable status file: ${path}. It is written anew; the ledger still knows what was paid.`,
  statusNotWritten: (path, code) =>
    `Status file not written: ${path} (${code}). The scheduler goes on; check disk space and permissions.`,
  begun: (status) => `Scheduler started. Status: ${status}`,
  stopping: 'Asked to stop: what is under way goes to its end, nothing else begins.',
  stopped: 'Scheduler stopped.',
  started: (kind, month) => `— ${kind}, ${month}`,
  kinds: {
    post: 'pay run',
    draft: 'draft',
    missed: 'missed cut-offs',
    'no-month': 'calendar',
  },
  late: (month, day) =>
    `The pay run of ${month} is caught up: its cut-off, ${day}, has passed. It is made from the export at hand today.`,
  missed: {
    superseded: (months) =>
      `The pay run of ${months} was not made on its cut-off. A later cut-off has passed: what was due goes as arrears with its run. As long as that run is not posted, "trentieme run --month" can still make the older one apart.`,
    'before-service': (months) =>
      `The cut-off of ${months} passed before this was in service, and the ledger is empty: everything would look unpaid. Nothing is paid by itself. Check the path of the ledger, import the opening balances if there are any, then run by hand: trentieme run --month ${months} …`,
  },
  noMonth: (night) =>
    `No draft for the night of ${night}: the calendar has no cut-off left. Add the next months under "calendar", then restart the scheduler.`,
  outcomes: {
    done: 'done',
    rejects: 'done, with rejects or held payments',
    brake: 'stopped by a brake',
    failure: 'failed',
    nothing: 'nothing new to process',
    interrupted: 'interrupted',
  },
  status: {
    title: (program, pid) => `Scheduler ${program} (process ${String(pid)})`,
    none: (path) => `No status in ${path}. The scheduler never ran here, or the path is wrong.`,
    damaged: (path) => `Not a status file that this version can read: ${path}`,
    noPlace: 'give --status, or --config with schedule.output or schedule.status',
    alive: (at) => `in service, last sign of life on ${at}`,
    running: (kind, month, at) => `${kind} of ${month} under way since ${at}`,
    stopped: (at) => `stopped on ${at}`,
    once: (at) => `called from outside, last on ${at}`,
    dead: (at) => `no sign of life since ${at}: it seems dead. Start it again; nothing will be paid twice.`,
    state: 'State',
    next: 'Next',
    nextRun: (kind, month, at) => `${kind} of ${month}, on ${at}`,
    noNext: 'nothing: the calendar has no cut-off left',
    lastError: 'Last error',
    noError: 'none',
    runs: 'Last runs',
    noRuns: 'none',
    run: (kind, month, outcome) => `${kind} of ${month}: ${outcome}`,
    late: 'caught up after its cut-off',
    tries: (count) => `${String(count)} tries`,
    skipped: (count) => `${plural(count, 'tick')} skipped meanwhile`,
    counts: (movements, rejects, held) =>
      `movements ${String(movements)}, rejects ${String(rejects)}, held ${String(held)}`,
  },
  inbox: {
    taken: (path) => `Export taken from the drop folder: ${path}`,
    noExport: (root) =>
      `No complete export in the drop folder ${root}: it takes a sub-folder with its COMPLET marker, which gives the name, bytes and SHA-256 of every file.`,
    incomplete: (path) => `Not complete yet, left alone: ${path} (no COMPLET marker, or one without files).`,
    link: (path) => `Link ignored: ${path}. An export is dropped in the folder itself.`,
    unstated: (name) => `${name} is there, and the COMPLET marker does not state it`,
    reason: (name) => `Export refused: ${name}`,
    refused: (path, aside) =>
      `Export refused: ${path}. It was moved to ${aside}, with the reasons in MOTIF.txt:`,
    notAside: (path, folder) =>
      `Export refused: ${path}. It could not be moved to ${folder}; remove it by hand. Reasons:`,
    olderLeft:
      'An older export is still in the drop folder: it does not take its place. Run again to use it, or drop a corrected export.',
    archived: (name, folder) => `Export ${name} put in ${folder}`,
    superseded: (names, by) =>
      `Exports older than ${by}, put away with it without having been used: ${names}`,
    notArchived: (path, code) =>
      `Export not put away: ${path} (${code}). The run is done; using it again would pay nothing twice.`,
  },
};
