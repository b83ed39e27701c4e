import type { REPLAY_FRENCH } from './replay-texts.fr.js';

/** What `replay` says in English. */
export const REPLAY_ENGLISH: typeof REPLAY_FRENCH = {
  run: (month, remittance, lines, changed) =>
    `${month} ${remittance}: ${count(lines, 'line')}, ${changed === 0 ? 'none changes' : `${String(changed)} ${changed === 1 ? 'changes' : 'change'}`}`,
  remittance: (number) => `remittance ${number}`,
  noMovement: 'no movement',
  unusable: (month) => `${month}: this version can no longer read the archived export:`,
  none: 'No pay run was posted in these months.',
  same: (runs) =>
    `${count(runs, 'pay run')} replayed: nothing changes with the law, the settings and the program of today.`,
  differs: (runs, lines, amount) =>
    `${count(runs, 'pay run')} replayed: ${count(lines, 'line changes', 'lines change')}, ${amount} in all on movements. Nothing is modified in the ledger.`,
  line: (award, payee, month, what, change, causes) =>
    `  award ${award}, ${payee}, ${month}, ${what}: ${change} — ${causes}`,
  change: (posted, recomputed) => `${posted} → ${recomputed}`,
  causes: { program: 'program', law: 'law', settings: 'settings' },
  sameAmount: 'nature, allowance or plan',
  badRange: (from, to) => `--from ${from} comes after --to ${to}`,
};

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
