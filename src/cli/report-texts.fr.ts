/** What `report` says in French. */
export const REPORT_FRENCH = {
  written: (run: string, path: string): string => `Rapport de la paie ${run} : ${path}`,
  withoutNames: 'Version sans noms : ni nom, ni NUMEN, ni NIR, ni référence.',
  month: (month: string, rank: string): string => `${month}, ${rank}`,
  remittance: (rank: string): string => `remise ${rank}`,
  nothingToSend: 'sans mouvement',
  help: {
    report: 'Refait rapport.html d’une paie engagée, à partir du grand livre seul',
    remittance: 'Rang de la remise dans le mois (par défaut : la dernière non annulée)',
    output: 'Fichier à créer ; il n’est jamais écrit par-dessus un autre',
    noNames: 'Sans nom, NUMEN ni référence : une version à partager',
  },
};
