/** What `explain` says in French, the explanations themselves apart. */
export const EXPLAIN_FRENCH = {
  help: {
    explain: 'Dit pourquoi une paie a versé ce montant, ou n’a rien versé',
    agent: 'NUMEN : toutes les missions de l’agent',
    award: 'Identifiant de la mission : tous ses bénéficiaires',
    reference: 'Référence d’un mouvement : 24 chiffres hexadécimaux, dans paiements.csv',
    month: 'Mois de paie, AAAA-MM (par défaut : la dernière paie)',
  },
  exactlyOne: 'il faut une option, et une seule, parmi --agent, --award et --reference',
  monthOfReference: '--month ne va pas avec --reference : un mouvement n’est que d’une paie',
  badReference: (found: string): string =>
    `--reference : « ${found} » n’est pas une référence ; attendu : 24 chiffres hexadécimaux (0 à 9, A à F)`,
  unknownReference: (reference: string): string =>
    `--reference : aucun mouvement ${reference} dans le grand livre. Vérifiez la référence dans paiements.csv ou retour.csv, et --ledger`,
  noRun: 'aucune paie dans ce grand livre. Vérifiez --ledger',
  noRunOfMonth: (month: string, last: string): string =>
    `--month : aucune paie de ${month} dans ce grand livre ; la dernière est de ${last}`,
  unknownAgent: (numen: string, month: string): string =>
    `--agent : ${numen} n’est ni dans l’export de la paie de ${month} ni dans le grand livre avant elle. Vérifiez le NUMEN (les majuscules comptent), --month et --ledger`,
  unknownAward: (award: string, month: string): string =>
    `--award : ${award} n’est ni dans l’export de la paie de ${month} ni dans le grand livre avant elle. Vérifiez l’identifiant (les majuscules comptent), --month et --ledger`,
  noAward: (numen: string, month: string): string =>
    `${numen} est dans l’export de la paie de ${month}, sans mission ni remplacement : rien n’est dû.`,
};
