import { englishCount as plural } from './counts.js';
import type { DIFF_FRENCH } from './diff-texts.fr.js';

/** What `diff` says in English. */
export const DIFF_ENGLISH: typeof DIFF_FRENCH = {
  help: {
    diff: 'Tells what changed between two posted pay runs, cause by cause',
    from: 'First pay run, YYYY-MM/NN (YYYY-MM: the last of the month)',
    to: 'Last pay run, YYYY-MM/NN (YYYY-MM: the last of the month)',
  },
  badRun: (text, option) =>
    `--${option} ${text} is no pay run; expected: YYYY-MM/NN, for example 2025-11/01, or YYYY-MM`,
  unknownRun: (text, option, known) =>
    `--${option} ${text} is not in the ledger; ${known.length === 0 ? 'it holds no posted pay run' : `last posted pay runs: ${known.join(', ')}`}`,
  badRange: (from, to) => `--from ${from} was not posted before --to ${to}: give the older one to --from`,
  run: (month, remittance) =>
    remittance === undefined ? `${month} (no movement)` : `${month}/${remittance}`,
  unreadableSettings: (month) =>
    `the archived settings of pay run ${month} cannot be read by this version any more: give those of today with --config`,
  unusable: (run) => `the archived export of pay run ${run} cannot be read by this version any more`,
  title: (from, to, movements, amount) =>
    `From ${from} to ${to}: ${plural(movements, 'movement')}, ${amount}`,
  compared: (runs) => `Pay runs compared, each with the one before: ${runs}`,
  columns: ['cause', 'lines', 'amount'],
  total: 'all',
  explained: 'Movements of which a fact changed, largest first:',
  none: 'No movement between these two pay runs.',
  movement: (award, payee, month, nature, run, amount) =>
    `  award ${award}, ${payee}, instalment ${month}, ${nature} of ${run}: ${amount}`,
  natures: { N: 'payment', R: 'arrears', T: 'recovery' },
  others: (count) => `… and ${plural(count, 'other')}, see --format csv`,
};
