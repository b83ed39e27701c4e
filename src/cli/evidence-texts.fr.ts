/** What `evidence` says in French. */
export const EVIDENCE_FRENCH = {
  help: {
    evidence: "Rassemble les preuves d'une reprise de trop-perçu et prépare la lettre à l'agent",
    reference: 'Référence du mouvement : 24 chiffres hexadécimaux (paiements.csv)',
    output: 'Dossier où créer celui de la reprise, qui porte sa référence',
  },
  badReference: (found: string): string =>
    `--reference : « ${found} » n'est pas une référence ; attendu : 24 chiffres hexadécimaux (0 à 9, A à F), comme dans paiements.csv`,
  unknown: (reference: string): string =>
    `La référence ${reference} n'est celle d'aucun mouvement de ce grand livre. Vérifiez --ledger et la référence, telle qu'elle est dans paiements.csv.`,
  noRecovery: (reference: string, what: string): string =>
    `Le mouvement ${reference} est ${what}, pas une reprise : il n'y a pas de dossier de reprise à faire. Pour l'expliquer : trentieme explain --reference ${reference}`,
  natures: { N: 'un versement du mois', R: 'un rappel', T: 'une reprise' },
  void: {
    rejected: (reference: string): string =>
      `La reprise ${reference} a été rejetée par le payeur : rien n'a été repris, il n'y a pas de lettre à envoyer. Pour l'expliquer : trentieme explain --reference ${reference}`,
    cancelled: (reference: string): string =>
      `La reprise ${reference} est d'une remise annulée : rien n'a été repris, il n'y a pas de lettre à envoyer. Pour l'expliquer : trentieme explain --reference ${reference}`,
    modified: (reference: string): string =>
      `La reprise ${reference} a été ramenée à zéro par le payeur : rien n'a été repris, il n'y a pas de lettre à envoyer. Pour l'expliquer : trentieme explain --reference ${reference}`,
  },
  title: (reference: string): string => `Dossier de la reprise ${reference}`,
  award: 'Mission',
  about: (award: string, payee: string, month: string): string => `${award}, ${payee}, échéance ${month}`,
  taken: 'Repris',
  amount: (amount: string, month: string, rank: string): string => `${amount}, paie ${month}, remise ${rank}`,
  barred: 'Prescrit',
  barredWhy: (amount: string): string => `${amount}, que la lettre ne demande pas`,
  files: 'Fichiers',
  unchanged: "ces fichiers étaient déjà là, à l'octet près",
  next: 'À faire',
  complete:
    'vérifier la lettre, compléter ce qui est entre crochets (dont les voies et délais de recours), signer',
  noLetter:
    "aucune lettre n'est préparée : le programme d'aujourd'hui calcule un autre montant ; voir dossier.md, puis trentieme replay",
  personal: "Ces fichiers nomment l'agent : ils restent dans le service.",
};
