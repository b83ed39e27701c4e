import type { CAMPAIGN_FRENCH } from './campaign-texts.fr.js';
import { englishCount as plural } from './counts.js';

/** What `campaign` and `worker` say in English. */
export const CAMPAIGN_ENGLISH: typeof CAMPAIGN_FRENCH = {
  help: {
    campaign: 'Pays, or replays, the académies of a plan on many machines, and writes the national manifest',
    worker: 'Takes units of a campaign and does them, until it is stopped',
    plan: 'Plan of the campaign (YAML)',
    queue: 'Work queue: a postgres:// URL; without it, the variable TRENTIEME_QUEUE',
    schema:
      'Schema of the queue in the database; without it, the variable TRENTIEME_QUEUE_SCHEMA, or trentieme_campagne',
    output: 'File of the national manifest (default: that of the plan)',
    unitIndex: 'Does the unit of this rank of the plan alone, without a queue; ranks begin at 0',
    collect: 'Writes the national manifest from the ledgers, without a queue and without paying anything',
    heartbeat: 'Seconds without a sign of life after which a unit is taken up elsewhere',
    concurrency: 'How many units at a time',
    once: 'Does one unit, then ends',
    drain: 'Ends when nothing is left to do',
  },
  noQueue: (variable) =>
    `no work queue, or one that cannot be used; expected: --queue postgres://…, or the variable ${variable}`,
  badSchema: (found) => `--schema: "${found}"; expected: small letters, digits and _, at most 50 characters`,
  noLedger: (place) =>
    `${place} gives no ledger on this machine; expected: one line, a path or a postgres:// URL`,
  badIndex: (found, units) =>
    `--unit-index: "${found}"; expected: 0 to ${String(units - 1)}, the ranks of the units of the plan`,
  oneWay: '--unit-index and --collect need no queue: give one of them, alone',
  queueLost: (code) =>
    `Work queue out of reach${code === '' ? '' : ` (${code})`}. Check the URL, the permissions and the network, then run again: what is done is not done twice.`,
  trouble: (code) => `Work queue: connection lost${code === '' ? '' : ` (${code})`}; trying again.`,
  retrying: (seconds) => `Work queue out of reach; trying again in ${String(seconds)} s.`,
  begun: (name, units) => `Campaign ${name}: ${plural(units, 'unit')}.`,
  progress: (done, units, running, queued, failed) =>
    `${String(done)}/${String(units)} done, ${String(running)} running, ${String(queued)} queued, ${String(failed)} not done`,
  remaining: (time) => `, about ${time} left`,
  nobody: 'Nobody takes the units: start "trentieme worker" on at least one machine.',
  left: 'Campaign left as it is: its units stay in the queue. Run the same command again to follow it.',
  stopping: 'Asked to stop: the unit under way goes to its end, nothing else is taken.',
  ready: (concurrency) => `Waiting for units, ${String(concurrency)} at a time.`,
  taken: (unit, attempt) => `${unit}: taken${attempt === 1 ? '' : `, try ${String(attempt)}`}`,
  ended: (unit, outcome) => `${unit}: ${outcome}`,
  crashed: (how) =>
    `The process of the unit ended abruptly (${how}): not enough memory, or the machine stopped.`,
  heldBack: (unit, after) =>
    `${unit} waits: the month ${after} of this académie is not posted in its ledger.`,
  outcomes: {
    posted: 'paid',
    nothing: 'nothing to send',
    replayed: 'replayed',
    waiting: 'prepared, waits for approval',
    braked: 'stopped by a brake',
    unusable: 'unusable export',
    refused: 'settings refused',
    'held-back': 'waits for the month before',
    failed: 'failed',
    'not-run': 'not run yet',
  },
  summary: (remittances, movements, credits, debits) =>
    `${plural(remittances, 'remittance')}, ${plural(movements, 'movement')}: ${credits} to pay, ${debits} to recover`,
  replaySummary: (runs, changed) =>
    `${plural(runs, 'pay run')} replayed, ${plural(changed, 'line would change', 'lines would change')}`,
  notDone: (count) => `${plural(count, 'unit')} not done:`,
  manifest: (path) => `National manifest: ${path}`,
};
