/** What is said in French of a remittance that a second person releases. */
export const APPROVE_FRENCH = {
  /** In the title of a run. */
  title: (remittance: string): string => `remise ${remittance}, à approuver`,
  who: (name: string, login: string, instant: string): string => `${name} (compte ${login}), le ${instant}`,
  at: (day: string, time: string): string => `${day} à ${time}`,
  prepared: (who: string): string => `Préparée par ${who}. Rien n’est engagé, rien n’est à envoyer.`,
  next: (command: string): string =>
    `Une autre personne relit ces fichiers, puis les approuve depuis son compte :\n  ${command}`,
  released: (prepared: string, approved: string): string =>
    `Préparée par ${prepared} ; approuvée par ${approved}.`,
  completed: (folder: string): string =>
    `Cette remise était déjà engagée : une approbation interrompue est menée à son terme. Rien n’est payé deux fois. Fichiers : ${folder}`,
  refused: (remittance: string, month: string, prepared: string): string =>
    `Remise ${remittance} de ${month} refusée : rien n’est engagé, et ce qui était préparé est supprimé. Le motif est inscrit au grand livre. Préparée par ${prepared}. Corrigez, puis relancez la paie du mois.`,
  notices: {
    replaced: (who: string): string =>
      `Une remise de ce mois attendait son approbation : cette exécution la remplace. Elle avait été préparée par ${who}.`,
    left: (folder: string): string =>
      `Attention : ce dossier n’a pas pu être supprimé : ${folder}. Il ne sert plus à rien et contient des données personnelles : supprimez-le.`,
  },
  faults: {
    'nothing-waits': 'Aucune remise de ce mois n’attend d’approbation. Préparez-la : trentieme run.',
    posted:
      'Cette remise est déjà engagée : il n’y a plus rien à approuver. « trentieme ledger show » dit qui l’a approuvée.',
    'other-remittance': (waiting: string): string =>
      `Ce n’est pas la remise qui attend : c’est la ${waiting}. Relisez-la, puis approuvez-la avec --remittance ${waiting}.`,
    'same-person': {
      name: (who: string): string =>
        `Préparée par ${who} : la même personne ne peut pas l’approuver (même nom). Une autre personne approuve, depuis son propre compte`,
      login: (who: string): string =>
        `Préparée par ${who} : ce compte ne peut pas l’approuver, quel que soit --operator. Une autre personne approuve, depuis son propre compte`,
    },
    'ledger-moved':
      'Le grand livre a changé depuis la préparation (remise engagée, annulée ou refusée, retour du payeur) : ce qui est dû n’est peut-être plus le même.',
    'other-program': (prepared: string, own: string): string =>
      `Préparée par la version ${prepared} du programme ; celle-ci est la ${own}.`,
    unreadable:
      'Le droit, la configuration ou le profil de la préparation ne se lisent plus avec ce programme.',
    'no-folder': (folder: string): string => `Le dossier de la remise à approuver n’est plus là : ${folder}.`,
    altered: (folder: string, names: string): string =>
      `Le dossier ${folder} n’est plus ce qui a été préparé. Modifié, absent ou en trop : ${names}.`,
    differs: (names: string): string =>
      `Refaite aujourd’hui, cette remise ne donne pas les mêmes fichiers${names === '' ? '' : ` : ${names}`}.`,
    again: 'Rien n’est engagé. Préparez à nouveau : relancez la paie du mois (trentieme run).',
  },
  records: {
    approved: (remittance: string, prepared: string, by: string): string =>
      `${remittance} : préparée par ${prepared} ; approuvée par ${by}.`,
    refused: (remittance: string, prepared: string, by: string, motive: string): string =>
      `${remittance} : préparée par ${prepared} ; refusée par ${by} : ${motive}`,
    waiting: (remittance: string, prepared: string): string =>
      `${remittance} : préparée par ${prepared} ; attend une approbation.`,
  },
  badOperator: (found: string): string =>
    `--operator : « ${found} » ; attendu : un nom, de 1 à 80 caractères imprimables`,
  noSummary: '--refuse : attendu : sans --json ni --metrics, un refus n’est pas une paie',
  badMotive: '--refuse : attendu : un motif, de 1 à 300 caractères imprimables, sans donnée personnelle',
  help: {
    approve: 'Engage une remise préparée par une autre personne (réglage « approval: required »)',
    operator: 'Votre nom, inscrit au grand livre à côté du compte (défaut : le compte)',
    refuse: 'Refuse la remise préparée au lieu de l’engager, avec ce motif',
  },
};
