import { frenchCount as plural } from './counts.js';

/** What `diff` says in French. */
export const DIFF_FRENCH = {
  help: {
    diff: 'Dit ce qui a changé entre deux paies engagées, cause par cause',
    from: 'Paie de départ, AAAA-MM/NN (AAAA-MM : la dernière du mois)',
    to: "Paie d'arrivée, AAAA-MM/NN (AAAA-MM : la dernière du mois)",
  },
  badRun: (text: string, option: string): string =>
    `--${option} ${text} n'est pas une paie ; attendu : AAAA-MM/NN, par exemple 2025-11/01, ou AAAA-MM`,
  unknownRun: (text: string, option: string, known: readonly string[]): string =>
    `--${option} ${text} n'est pas dans le grand livre ; ${known.length === 0 ? "il n'a aucune paie engagée" : `dernières paies engagées : ${known.join(', ')}`}`,
  badRange: (from: string, to: string): string =>
    `--from ${from} n'a pas été engagée avant --to ${to} : donnez la plus ancienne à --from`,
  run: (month: string, remittance: string | undefined): string =>
    remittance === undefined ? `${month} (sans mouvement)` : `${month}/${remittance}`,
  unreadableSettings: (month: string): string =>
    `les réglages archivés de la paie ${month} ne sont plus lisibles par cette version : donnez ceux d'aujourd'hui avec --config`,
  unusable: (run: string): string =>
    `l'export archivé de la paie ${run} n'est plus lisible par cette version du programme`,
  title: (from: string, to: string, movements: number, amount: string): string =>
    `De ${from} à ${to} : ${plural(movements, 'mouvement')}, ${amount}`,
  compared: (runs: string): string => `Paies comparées, chacune à la précédente : ${runs}`,
  columns: ['cause', 'lignes', 'montant'],
  total: 'ensemble',
  explained: "Mouvements dont un fait a changé, les plus grands d'abord :",
  none: 'Aucun mouvement entre ces deux paies.',
  movement: (
    award: string,
    payee: string,
    month: string,
    nature: string,
    run: string,
    amount: string,
  ): string => `  mission ${award}, ${payee}, échéance ${month}, ${nature} de ${run} : ${amount}`,
  natures: { N: 'paiement', R: 'rappel', T: 'reprise' },
  others: (count: number): string => `… et ${plural(count, 'autre', 'autres')}, voir --format csv`,
};
