/** What the commands say of the ledger in French. */
export const LEDGER_FRENCH = {
  notices: {
    'ledger-created': (ledger: string): string =>
      `Grand livre créé : ${ledger}. Il est vide : tout ce qui est dû sera proposé comme jamais versé.`,
    'ledger-empty': (ledger: string): string =>
      `Attention : le grand livre ${ledger} était vide. Tout ce qui est dû est proposé comme jamais versé.`,
    'no-ledger': (ledger: string): string =>
      `Aucun grand livre : ${ledger}. Projet calculé comme si rien n'avait été versé.`,
    reissued: (folder: string): string =>
      `Remise déjà engagée, dossier manquant : ${folder} est réécrit à l'identique. Si elle a déjà été envoyée, ne l'envoyez pas une seconde fois.`,
    'same-export': (month: string): string =>
      `Attention : cet export est exactement celui qui a servi à la paie de ${month}.`,
  },
  place: 'Fichier qui contient l’adresse du grand livre, au lieu de --ledger',
  passwordTyped:
    'Attention : le mot de passe du grand livre est sur la ligne de commande, où tout processus de la machine peut le lire (ps). Mettez l’adresse dans la variable TRENTIEME_LEDGER ou dans un fichier (--ledger-file), ou le mot de passe seul dans PGPASSWORD.',
  badFile: (path: string): string =>
    `--ledger-file : ${path} ; attendu : un fichier lisible d’une ligne, un chemin ou postgres://utilisateur@machine:port/base`,
  faults: {
    locked: (holder: string, purpose: string): string =>
      holder === ''
        ? "Une autre exécution écrit dans le grand livre. Attendez qu'elle finisse, puis relancez."
        : `Le grand livre est tenu par ${holder}, pour « ${purpose} ». Attendez la fin, puis relancez.`,
    leaseLost: (holder: string): string =>
      `Le grand livre a été repris${holder === '' ? '' : ` par ${holder}`} pendant cette exécution, restée trop longtemps sans donner signe de vie. Rien n'est engagé. Relancez.`,
    unavailable: (code: string): string =>
      `Grand livre inaccessible (${code}). Vérifiez le disque ou la base, puis relancez : rien ne sera payé deux fois.`,
    noFolder: "Le dossier du grand livre n'existe pas. Créez-le, ou vérifiez --ledger.",
    badAddress: (detail: string): string =>
      `--ledger : adresse refusée (${detail}) ; attendu : un fichier, ou postgres://utilisateur@machine:port/base`,
    missing: "Il n'y a pas de grand livre à cette adresse. Vérifiez --ledger.",
    notALedger:
      "Ce que désigne --ledger n'est pas un grand livre de trentieme. Vérifiez le chemin ou l'adresse.",
    corrupted: (where: string): string =>
      `Le grand livre est endommagé (${where}). Lancez « trentieme ledger verify », puis restaurez une sauvegarde : rien n'est payé sur un livre douteux.`,
    purged: (before: string): string =>
      `Ce qui est demandé a été purgé (données d’avant le ${before}) : il en reste les totaux et les empreintes, plus les fichiers ni les lignes. Choisissez un mois plus récent.`,
    newer: (found: number, supported: number): string =>
      `Ce grand livre a été écrit par une version plus récente de trentieme (format ${String(found)} ; cette version connaît ${String(supported)}). Mettez le programme à jour.`,
  },
  unknownRemittances: (folders: readonly string[]): string =>
    `Le dossier de sortie contient des remises que ce grand livre ne connaît pas : ${folders.join(', ')}. Les ignorer ferait payer deux fois. Vérifiez --ledger et --output, ou restaurez le bon livre ; si ces remises n'ont pas été envoyées, déplacez-les.`,
  refusals: {
    'unknown-remittance':
      "Cette remise n'existe pas dans le grand livre. « trentieme ledger show » les liste.",
    'already-cancelled': 'Cette remise est déjà annulée.',
    acknowledged:
      "Le payeur a répondu à cette remise : elle ne s'annule plus. Corrigez dans l'export, la différence sera prise au prochain mois.",
    'not-the-last': (month: string, remittance: string): string =>
      `Seule la dernière remise sans retour s'annule : ${month}, remise ${remittance}.`,
    'remittance-taken': (next: string): string => `La prochaine remise de ce mois est la ${next}. Relancez.`,
    'month-before-last': (last: string): string =>
      `Le dernier mois engagé est ${last} : un mois antérieur ne se paie plus. Corrigez l'export et lancez ${last} ou un mois suivant (les différences en rappels et reprises), ou ajoutez --dry-run pour un projet.`,
    'already-imported': (run: number): string =>
      `Ce fichier a déjà été importé (exécution n° ${String(run)}). Rien n'est ajouté deux fois.`,
  },
  brakes: {
    stopped: "Arrêté par un frein : les chiffres ressemblent à un accident. Rien n'a été engagé.",
    wouldStop: 'Frein : ce projet est écrit, mais une paie serait arrêtée.',
    rowDrop: (file: string, before: string, now: string): string =>
      `${file} : ${now} lignes, contre ${before} à la dernière paie`,
    vanished: (vanished: string, known: string): string =>
      `${vanished} missions déjà payées ont disparu de l'export, sur ${known} connues du grand livre`,
    recoveries: (lines: string, amount: string, credits: string): string =>
      `${lines} pour ${amount}, contre ${credits} de crédits dans le mois`,
    stale: (exportedAt: string, last: string): string =>
      `l'export est du ${exportedAt}, le dernier utilisé était du ${last}`,
    accept: (option: string): string => `si c'est voulu : --${option}`,
    summary: (lines: string, people: string, amount: string): string =>
      `Reprises arrêtées : ${lines} pour ${people}, ${amount}`,
    byCause: 'Par cause (ce qui a changé depuis la dernière paie) :',
    largest: 'Les plus fortes :',
    line: (amount: string, award: string, month: string): string => `${amount} — mission ${award}, ${month}`,
    lines: (count: number): string => (count < 2 ? `${String(count)} reprise` : `${String(count)} reprises`),
    people: (count: number): string =>
      count < 2 ? `${String(count)} personne` : `${String(count)} personnes`,
    noChange: "aucune donnée de l'export : texte, réglage, version du programme ou réponse du payeur",
  },
};
