/** What `replay` says in French. */
export const REPLAY_FRENCH = {
  run: (month: string, remittance: string, lines: number, changed: number): string =>
    `${month} ${remittance} : ${count(lines, 'ligne')}, ${changed === 0 ? 'aucune ne change' : `${String(changed)} ${changed === 1 ? 'change' : 'changent'}`}`,
  remittance: (number: string): string => `remise ${number}`,
  noMovement: 'sans mouvement',
  unusable: (month: string): string => `${month} : l'export archivé n'est plus lisible par cette version :`,
  none: 'Aucune paie engagée dans ces mois.',
  same: (runs: number): string =>
    `${count(runs, 'paie rejouée', 'paies rejouées')} : rien ne change avec le droit, les réglages et le programme d'aujourd'hui.`,
  differs: (runs: number, lines: number, amount: string): string =>
    `${count(runs, 'paie rejouée', 'paies rejouées')} : ${count(lines, 'ligne change', 'lignes changent')}, ${amount} en tout sur les mouvements. Rien n'est modifié dans le livre.`,
  line: (award: string, payee: string, month: string, what: string, change: string, causes: string): string =>
    `  mission ${award}, ${payee}, ${month}, ${what} : ${change} — ${causes}`,
  change: (posted: string, recomputed: string): string => `${posted} → ${recomputed}`,
  causes: { program: 'programme', law: 'textes', settings: 'réglages' },
  sameAmount: 'nature, régime ou plan',
  badRange: (from: string, to: string): string => `--from ${from} vient après --to ${to}`,
};

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number < 2 ? one : many}`;
}
