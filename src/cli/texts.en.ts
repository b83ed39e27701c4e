import { APPROVE_ENGLISH } from './approve-texts.en.js';
import { BOOK_ENGLISH } from './book-texts.en.js';
import { CAMPAIGN_ENGLISH } from './campaign-texts.en.js';
import { englishCount as plural } from './counts.js';
import { DOCTOR_ENGLISH } from './doctor-texts.en.js';
import { EXAMPLE_ENGLISH } from './example-texts.en.js';
import { INIT_ENGLISH } from './init-texts.en.js';
import { EVIDENCE_ENGLISH } from './evidence-texts.en.js';
import { DIFF_ENGLISH } from './diff-texts.en.js';
import { EXPLAIN_ENGLISH } from './explain-texts.en.js';
import { FINDING_ENGLISH } from './finding-texts.en.js';
import { LEDGER_ENGLISH } from './ledger-texts.en.js';
import { LOG_ENGLISH } from './log-texts.en.js';
import { NOTIFY_TEXTS_ENGLISH } from './notify-texts.en.js';
import { PROFILE_ENGLISH } from './profile-texts.en.js';
import { SCHEDULE_ENGLISH } from './schedule-texts.en.js';
import { SEAL_ENGLISH } from './seal-texts.en.js';
import { STS_ENGLISH } from './sts-texts.en.js';
import { PURGE_ENGLISH } from './purge-texts.en.js';
import { REPLAY_ENGLISH } from './replay-texts.en.js';
import { REPORT_ENGLISH } from './report-texts.en.js';
import type { FRENCH } from './texts.fr.js';

/** What the commands say in English. */
export const ENGLISH: typeof FRENCH = {
  ledger: LEDGER_ENGLISH,
  book: BOOK_ENGLISH,
  campaign: CAMPAIGN_ENGLISH,
  approve: APPROVE_ENGLISH,
  evidence: EVIDENCE_ENGLISH,
  explain: EXPLAIN_ENGLISH,
  findings: FINDING_ENGLISH,
  diff: DIFF_ENGLISH,
  doctor: DOCTOR_ENGLISH,
  examples: EXAMPLE_ENGLISH,
  init: INIT_ENGLISH,
  purge: PURGE_ENGLISH,
  replay: REPLAY_ENGLISH,
  report: REPORT_ENGLISH,
  profile: PROFILE_ENGLISH,
  log: LOG_ENGLISH,
  notify: NOTIFY_TEXTS_ENGLISH,
  schedule: SCHEDULE_ENGLISH,
  seal: SEAL_ENGLISH,
  sts: STS_ENGLISH,
  usageRefused: 'Command or configuration refused:',
  seeHelp: 'Help: trentieme --help, or trentieme <command> --help.',
  inputRefused: 'The export cannot be used:',
  fileRefused: 'The file cannot be used:',
  nothingWritten: 'Nothing was written.',
  bug: (kind) =>
    `Internal error (${kind}). Run again with --debug and send the trace to the maintainers of trentieme, without any personal data.`,
  folder: (kind, path, code) => {
    const reason = code === '' ? '' : ` (${code})`;
    if (kind === 'unreadable') return `Cannot read ${path}${reason}. Check the path and the permissions.`;
    if (kind === 'changed') {
      return `The file changed while it was read: ${path}. Wait until the export is complete, then run again.`;
    }
    if (kind === 'elsewhere') {
      return `This link leads out of the export folder: ${path}. Nothing is read elsewhere: put the file itself in the folder, then run again.`;
    }
    if (kind === 'not-a-file') {
      return `This is not a file: ${path}. A folder, a pipe or a device bears the name of a file of the export: take it away, then run again.`;
    }
    if (kind === 'exists') {
      return `The folder is already there with other content: ${path}. A remittance may have been sent: nothing is replaced. Move that folder or choose another --output.`;
    }
    if (kind === 'taken')
      return `There is a file already: ${path}. Nothing is replaced: move it or choose another --output.`;
    if (kind === 'link')
      return `A link, or something else, stands in place of a folder of results: ${path}. Nothing is written elsewhere than in --output: take it away, find out who put it there, then run again.`;
    if (kind === 'pending') {
      return `The remittance is posted in the ledger, but its folder could not appear: ${path}${reason}. Check disk space and permissions, then run the same command again: it will be written byte for byte, and nothing will be paid twice.`;
    }
    if (kind === 'unconfirmed') {
      return `The remittance is posted and its folder is there: ${path}. The ledger could not note it${reason}. Run the same command again: nothing will be paid twice.`;
    }
    if (kind === 'altered') {
      return `The remittance is posted, but this file is not that of its manifest: ${path}. No encrypted copy of it is made. Move the folder of the remittance and run the same command again: it will be written to the byte, then encrypted.`;
    }
    if (kind === 'unsealed') {
      return `The remittance is posted and its folder is there, but its encrypted copy could not be written: ${path}${reason}. Check the disk space and the permissions, then run the same command again: only the copy will be made.`;
    }
    return `Cannot write ${path}${reason}. Check disk space and permissions, then run again.`;
  },
  setting: (kind, key, found, expected) => {
    const allowed = expected === '' ? '' : `; expected: ${expected}`;
    switch (kind) {
      case 'unreadable':
        return `line ${key}: unreadable YAML (${found})`;
      case 'inline-secret':
        return `"${key}": a secret is not written in the configuration, which is archived and passed on. Put it in an environment variable, or in a file that you alone can read; accepted keys: ${expected}`;
      case 'unknown-key':
        return `unknown key "${key}"${expected === '' ? '' : `; allowed keys: ${expected}`}`;
      case 'missing-key':
        return `missing key "${key}"${allowed}`;
      case 'gap':
        return `"${key}": no value for ${found}`;
      case 'clash':
        return `"${key}": two values for ${found}`;
      default:
        return `${key === '' ? '' : `"${key}": `}value "${found}" not allowed${allowed}`;
    }
  },
  option: {
    empty: (name) => `--${name}: empty value`,
    twice: (name) => `--${name}: given twice, only one value is possible`,
    flag: (name, found) => `--${name}: "${found}"; expected: --${name} alone (or --${name}=false)`,
  },
  badMonth: (found, option) => `--${option}: "${found}" is not a month; expected: YYYY-MM`,
  badNow: (found) => `--now: "${found}" is not an instant; expected: YYYY-MM-DDTHH:MM:SS`,
  badSet: (found) => `--set: "${found}"; expected: key=value, for example conventions.ninths=pay-month`,
  badCount: (option, found, expected) => `--${option}: "${found}"; expected: ${expected}`,
  noConfig: (name) => `no configuration file: ${name}`,
  noRegulations: (folder) => `--regulations: no .yaml file in ${folder}`,
  noLayout: (path) => `no record layout: ${path}`,
  layoutNotJson: (path) => `unreadable record layout: ${path} is not JSON`,
  layoutRefused: (path) => `record layout refused: ${path}`,
  ignoredFiles: (names) => `Files ignored in the input folder: ${names}`,
  summary: {
    title: (month, mode) => `Pay of ${month} — ${mode}`,
    remittance: (number) => `remittance ${number}`,
    draft: 'draft (nothing to send)',
    nothingToSend: 'no movement',
    paid: 'Paid',
    rejected: 'Rejected',
    held: 'Held',
    barred: 'Barred',
    lapsing: 'Lapsing',
    control: 'Control',
    files: 'Files',
    movements: (count, persons) => `${plural(count, 'movement')} for ${plural(persons, 'person', 'people')}`,
    payments: (movements, credits, debits) => `${movements}: credits ${credits}, debits ${debits}`,
    euros: (amount) => {
      const [, sign = '', figures = ''] = /^(-?)(.*?)\s*€$/.exec(amount) ?? [];
      return `${sign}€${figures.replace(',', '.').replaceAll(/\s/g, ',')}`;
    },
    rows: (rejects, warnings) => `${plural(rejects, 'reject')}, ${plural(warnings, 'warning')}`,
    keys: (count) => plural(count, 'instalment'),
    none: 'nothing',
    equation: (due, before, movements, held, barred) =>
      `due ${due} = posted before ${before} + movements ${movements} + held ${held} + barred ${barred}`,
    unchanged: 'these files were already there, to the byte',
    seeIssues: 'details in anomalies.csv',
    seeRetained: 'details in retenus.csv',
    seeLapses: 'details in prescriptions.csv',
    lapses: (keys, amount, day) => `${keys}, ${amount}, from ${day} on unless released`,
    motives: { bloque: 'blocked', disparu: 'vanished', service: 'service not certified', prescrit: 'barred' },
  },
  check: {
    clean: (rows) => `Export checked: ${plural(rows, 'row')}, nothing to report.`,
    found: (rows, rejects, warnings) =>
      `Export checked: ${plural(rows, 'row')}, ${plural(rejects, 'reject')}, ${plural(warnings, 'warning')}.`,
    line: (line) => `line ${String(line)}`,
    reject: 'reject',
    warn: 'warning',
  },
  generate: {
    done: (folder, rows) => `Fictitious académie written to ${folder} (${rows}).`,
    planted: (count) => `Planted faults that the checks must report (${String(count)}):`,
  },
  lint: {
    clean: (name) => `Layout ${name}: nothing to report.`,
    error: 'error',
    warning: 'warning',
  },
  regulations: {
    leave: 'Leave: share of the allowance that is kept',
    kept: (percent) => `${percent} %`,
    throughYear: (kept, year) => `${kept} to the end of year ${String(year)} of the leave`,
    afterwards: (kept) => `${kept} after`,
    lostDay: 'each day loses a thirtieth',
    rollingYear: 'full then half rate in a rolling year, by status and first day of the leave',
    at: (date) => `Law in force on ${date}`,
    none: 'not in force',
    perStudent: '€ per student',
    perYear: '€ per year',
    decided: (minimum, maximum) => `amount decided, from ${minimum} to ${maximum} €`,
    permitted: 'permitted rates',
    badDate: (found) => `--at: "${found}" is not a date; expected: YYYY-MM-DD`,
  },
  help: {
    usage: 'Usage: trentieme <command> [options]',
    run: 'Compute one pay month and write the payment files',
    check: 'Check an export without computing or writing anything',
    replay: 'Do closed months again with the law and the program of today, and list what would change',
    from: 'First pay month, YYYY-MM',
    to: 'Last pay month, YYYY-MM',
    format: 'Form of the answer',
    generate: 'Write a fictitious, reproducible export',
    layout: 'Describe or lint a record layout',
    regulations: 'Print the rates in force with their sources',
    month: 'Pay month, YYYY-MM',
    input: 'Folder of the export',
    output: 'Folder of the results',
    config: 'Configuration file',
    set: 'Override a configuration value, key=value (repeatable)',
    regulationsDir: 'Folder of law files that add or replace',
    ledger: 'Ledger: a file, or a postgres:// URL',
    dryRun: 'Do everything but post: folder "projet", mode T',
    acceptDrop: 'Accept a sharp fall: rows of a file, or vanished awards',
    acceptRecoveries: 'Accept heavy recoveries of overpayments',
    acceptStale: 'Accept an export older than the last one used',
    workers: 'Threads for a large export (by default: as many as processors)',
    explanations: 'Write explications.jsonl',
    now: 'Instant written in the files, YYYY-MM-DDTHH:MM:SS (default: Paris time)',
    lang: 'Language of the messages',
    debug: 'Print the trace of an internal error',
    at: 'Date, YYYY-MM-DD',
    agents: 'Number of agents',
    schoolYear: 'School year, YYYY-YYYY',
    seed: 'Seed of the draw',
    errors: 'Number of planted faults',
    layoutFile: 'Record layout, JSON',
    describe: 'Positions, widths, a sample under a ruler',
    lint: 'Gaps, overlaps, widths, missing fields',
  },
};
