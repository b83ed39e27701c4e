import type { LOG_FRENCH } from './log-texts.fr.js';

/** What logs, progress and metrics say in English. */
export const LOG_ENGLISH: typeof LOG_FRENCH = {
  help: {
    quiet: 'Says nothing but errors (and the summary of --json)',
    log: 'Form of messages: auto (JSON lines when standard error is not a terminal), json or text',
    json: 'One JSON summary on standard output (schemas/summary.schema.json)',
    metrics: 'Writes the metrics of the run to this file (.prom, Prometheus textfile collector)',
  },
  began: {
    run: (month) => `Pay of ${month}: run begun.`,
    draft: (month) => `Pay of ${month}: draft begun.`,
    release: (month) => `Pay of ${month}: release begun.`,
  },
  stages: {
    loaded: 'Settings and export loaded',
    opened: 'Ledger open',
    leased: 'Ledger leased',
    reissued: 'Earlier remittances in order',
    read: 'Export read',
    settled: 'Entitlements computed',
    computed: 'Pay computed',
    archived: 'Inputs archived',
    written: 'Movements written',
    drafted: 'Files written and read back',
    posted: 'Movements posted in the ledger',
    published: 'Folder in place',
    confirmed: 'Folder noted in the ledger',
    ended: 'Last writings',
  },
  stageEnded: (what, seconds) => `${what} (${seconds} s).`,
  seconds: (milliseconds) => (milliseconds / 1000).toFixed(1),
  outcomes: {
    done: 'done',
    rejects: 'done with rejected rows or held keys',
    brake: 'stopped by a brake',
    failure: 'failed',
  },
  runEnded: (month, outcome, code) => `Pay of ${month}: ${outcome} (code ${String(code)}).`,
  commandEnded: (command, code) => `Command ${command} ended (code ${String(code)}).`,
  metricsNotWritten: (path, code) =>
    `Metrics not written: ${path}${code === '' ? '' : ` (${code})`}. Check the path and the permissions of --metrics. The pay is not affected.`,
  progress: {
    remaining: (time) => `${time} left`,
    perSecond: '/s',
    mark: '.',
  },
  doing: {
    read: { label: 'Reading', unit: () => 'MB' },
    settled: { label: 'Computing', unit: (count) => (count === 1 ? 'part' : 'parts') },
    written: { label: 'Writing', unit: (count) => (count === 1 ? 'movement' : 'movements') },
    replayed: { label: 'Replaying', unit: (count) => (count === 1 ? 'run' : 'runs') },
    exported: { label: 'Copying', unit: (count) => (count === 1 ? 'posting' : 'postings') },
  },
};
