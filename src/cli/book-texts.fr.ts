import { frenchCount as count } from './counts.js';

/** What the commands on the ledger say in French. */
export const BOOK_FRENCH = {
  next: 'Ensuite',
  amounts: (credits: string, debits: string, net: string): string =>
    `crédits ${credits}, débits ${debits}, net ${net}`,
  badRemittance: (found: string): string =>
    `--remittance : « ${found} » n'est pas un rang de remise ; attendu : 1 à 99`,
  cancel: {
    title: (remittance: string, month: string): string =>
      `Remise ${remittance} de ${month} annulée dans le grand livre`,
    sent: 'Envoyé',
    reversed: 'Annulé',
    movements: (movements: number, amounts: string): string =>
      `${count(movements, 'mouvement')} : ${amounts}`,
    reversals: (reversals: number, amounts: string): string =>
      `${count(reversals, 'écriture inverse', 'écritures inverses')} : ${amounts}`,
    dropped: (folder: string): string => `N'envoyez plus rien du dossier ${folder}.`,
    again: (month: string, next: string): string =>
      `Corrigez l'export s'il le faut, puis relancez la paie de ${month} : elle fera la remise ${next}.`,
  },
  acknowledge: {
    title: (answers: number, rows: number): string =>
      `Retour du payeur : ${count(answers, 'réponse enregistrée', 'réponses enregistrées')} sur ${count(rows, 'ligne')}`,
    statuses: { accepted: 'Accepté', rejected: 'Rejeté', modified: 'Modifié' },
    total: 'Total',
    amounts: (movements: number, sent: string, confirmed: string): string =>
      `${count(movements, 'mouvement')} : envoyé ${sent}, confirmé ${confirmed}`,
    nothing: "Rien n'a été écrit dans le grand livre.",
    rejected: 'Les mouvements rejetés sont contre-passés : ce qui reste dû revient à la prochaine paie.',
    modified:
      "Les mouvements modifiés comptent pour ce que le payeur a pris : l'écart avec le dû revient à la prochaine paie.",
    anomalies: (anomalies: number): string =>
      `${count(anomalies, 'ligne à voir', 'lignes à voir')}, sans effet sur le grand livre :`,
    anomaly: 'anomalie',
    kinds: {
      'unknown-reference': (reference: string): string =>
        `La référence ${reference} n'est celle d'aucun mouvement de ce grand livre. Vérifier --ledger, et que ce fichier répond bien à vos remises ; sinon, le signaler au payeur.`,
      'already-answered': (reference: string): string =>
        `Le mouvement ${reference} a déjà sa réponse, dans un fichier précédent ou plus haut dans celui-ci : elle reste. Rien à faire si le fichier est donné deux fois ; sinon, demander au payeur laquelle est la bonne.`,
      'cancelled-remittance': (reference: string): string =>
        `Le mouvement ${reference} est d'une remise annulée. Demander au payeur s'il l'a payée malgré tout, avant d'envoyer la suivante : elle paierait deux fois.`,
      'amount-missing': (reference: string): string =>
        `Le mouvement ${reference} est modifié sans montant. Demander au payeur un fichier corrigé.`,
      'amount-negative': (reference: string): string =>
        `Le mouvement ${reference} est modifié pour un montant négatif ; le montant s'écrit sans signe. Demander au payeur un fichier corrigé.`,
    },
  },
  postings: {
    columns: [
      'N°',
      'Exéc.',
      'Type',
      'Paie',
      'Mission',
      'NUMEN',
      'Origine',
      'Régime',
      'Plan',
      'Nat.',
      'Montant',
      'Référence',
      'Corrige',
    ],
    kinds: {
      movement: 'mouvement',
      rejected: 'rejet',
      modified: 'modification',
      cancelled: 'annulation',
      opening: 'ouverture',
    },
    net: (postings: number, credits: string, debits: string, net: string): string =>
      `${count(postings, 'écriture')} : crédits ${credits}, débits ${debits}, net ${net}`,
    none: 'Aucune écriture ne correspond.',
    exported: (postings: number, file: string): string => `${count(postings, 'écriture')} : ${file}`,
  },
  remittances: {
    columns: [
      'Remise',
      'Exéc.',
      'État',
      'Envoyés',
      'Montant',
      'Confirmés',
      'Montant',
      'Rejetés',
      'Montant',
      'Dossier',
    ],
    states: {
      posted: 'sans retour',
      acknowledged: 'retour reçu',
      'partly-acknowledged': 'retour partiel',
      cancelled: 'annulée',
    },
    total: 'Total',
    butCancelled: 'hors annulées',
    published: 'écrit',
    notPublished: 'à écrire',
    unpublished: (remittance: string, month: string): string =>
      `À faire : la remise ${remittance} est engagée et son dossier n'est pas apparu. Relancez la paie de ${month} : il sera écrit à l'identique, sans rien payer deux fois.`,
    opening: (run: number, postings: number, month: string): string =>
      `Ouverture (exécution ${String(run)}) : ${count(postings, 'versement antérieur', 'versements antérieurs')}, dernier mois payé ${month}.`,
    none: 'Aucune remise dans ce grand livre.',
  },
  balance: {
    of: { award: 'Mission', payee: 'NUMEN', payMonth: 'Mois' },
    columns: ['Écritures', 'Ouverture', 'Envoyé', 'Confirmé', 'Net'],
    total: 'Total',
    note: 'Envoyé : remises annulées et mouvements rejetés compris. Net : ce qui reste versé, ouverture et corrections comprises.',
    none: 'Aucune écriture ne correspond.',
  },
  import: {
    title: (payments: number): string =>
      `Ouverture : ${count(payments, 'versement antérieur importé', 'versements antérieurs importés')}`,
    amount: 'Montant',
    last: 'Dernier mois payé',
    created: (ledger: string): string => `Grand livre créé : ${ledger}.`,
    pay: "La prochaine paie ne versera que ce qui n'a pas déjà été payé.",
    late: "Attention : des paies étaient déjà engagées dans ce grand livre. Si elles ont versé de nouveau ces mêmes échéances, la prochaine paie les reprendra comme trop-perçu : faites d'abord un projet (--dry-run).",
    empty: 'ouverture.csv : aucun versement dans ce fichier.',
    known: (award: string, origin: string, paid: string): string =>
      `ouverture.csv : mission ${award}, échéance de ${origin} payée en ${paid} : ce versement est déjà dans le grand livre pour ce même agent. L'ajouter le compterait deux fois ; retirer la ligne.`,
    others: (others: number): string =>
      `et ${count(others, 'autre versement', 'autres versements')} de même.`,
  },
  help: {
    cancel: 'Annule la dernière remise, quand le payeur a refusé tout le fichier',
    acknowledge: 'Enregistre le retour du payeur',
    ledger: 'Contrôle, affiche ou exporte le grand livre ; importe les versements antérieurs',
    verify: "Cherche toute trace d'une écriture modifiée, perdue ou endommagée",
    show: 'Liste les remises, ou les écritures qui répondent aux filtres',
    balance: 'Additionne les écritures par mission, agent ou mois de paie',
    export: 'Écrit toutes les écritures du grand livre',
    import: "Importe ce qui a été payé avant l'arrivée de trentieme",
    remittance: 'Rang de la remise dans le mois, 1 à 99',
    returnFile: 'Fichier de retour : reference;statut;motif;montant',
    openingFile: 'Fichier des versements antérieurs (ouverture.csv)',
    encoding: 'Encodage du fichier',
    manifest: "Bordereau d'une remise, à retrouver dans le grand livre (répétable)",
    agent: "NUMEN d'un agent",
    award: "Identifiant d'une mission",
    payMonth: 'Mois de paie, AAAA-MM',
    by: 'Ce que chaque ligne additionne',
    exportFile: 'Fichier à créer (défaut : la sortie standard)',
  },
};
