import { frenchCount as plural } from './counts.js';

/** What `doctor` says in French: how a thing is and, where something is wrong, what to do. */
export const DOCTOR_FRENCH = {
  help: {
    doctor:
      'Contrôle l’installation : configuration, codes, calendrier, grand livre, disque, horloge, droits',
    ledger: 'Grand livre à contrôler (défaut : celui de schedule)',
    input: 'Dossier d’export ou de dépôt à contrôler (défaut : celui de schedule)',
    output: 'Dossier des résultats à contrôler (défaut : celui de schedule)',
    json: 'Affiche le résultat en JSON',
  },
  states: { ok: 'OK', look: 'À VOIR', error: 'ERREUR', skipped: '—' },
  areas: {
    program: 'Programme',
    clock: 'Horloge',
    settings: 'Configuration',
    codes: 'Codes',
    layout: 'Dessin',
    profile: 'Profil',
    calendar: 'Calendrier',
    schedule: 'Ordonnanceur',
    notify: 'Messages',
    keys: 'Clés',
    input: 'Export',
    ledger: 'Grand livre',
    output: 'Résultats',
  },
  verdicts: {
    ok: 'Tout est en ordre.',
    look: 'Une paie peut se faire ; regardez d’abord les lignes « À VOIR ».',
    error: 'Corrigez les lignes « ERREUR » avant toute paie, puis relancez trentieme doctor.',
  },
  notGiven: (option: string): string => `non contrôlé : donnez --${option}`,
  node: {
    good: (version: string): string => `Node ${version}`,
    old: (version: string, expected: number): string =>
      `Node ${version} est trop ancien ; attendu : ${String(expected)} ou plus. Installez-le, ou lancez le programme par npx.`,
  },
  clock: {
    good: (clock: string): string => `${clock} à Paris`,
    wrong: (clock: string): string =>
      `${clock} à Paris : cette année n’est pas plausible. Réglez l’horloge de la machine (NTP).`,
    noZone:
      'Node ne connaît pas le fuseau Europe/Paris : installez un Node complet (full-icu), celui des paquets officiels.',
  },
  settings: {
    sound: (path: string): string => `${path} : lue et admise`,
    exposed: (path: string): string =>
      `${path} : d’autres que vous peuvent la modifier, donc changer ce qui est payé. chmod go-w ${path}`,
  },
  codes: (count: number, repealed: string): string =>
    `${plural(count, 'code')}${repealed === '' ? '' : ` ; sans code, et abrogés : ${repealed}`}`,
  codesMissing: (codes: string): string =>
    `régimes en vigueur sans code : ${codes}. Leurs mouvements attendront. Ajoutez leurs codes, sauf si l’académie ne les paie pas.`,
  layout: (path: string): string =>
    path === '' ? 'dessin du programme : rien à signaler' : `${path} : rien à signaler`,
  profile: {
    sound: (name: string): string => `profil ${name} : rien à signaler`,
    faulty: (name: string): string =>
      `profil ${name} : des colonnes obligatoires n’ont pas de source. trentieme profile check --profile ${name} dit lesquelles.`,
  },
  calendar: {
    sound: (count: number): string => `${plural(count, 'date limite', 'dates limites')}, rien à signaler`,
    empty: 'aucune date limite ; il en faut pour trentieme schedule, sous « calendar »',
    gap: (month: string): string =>
      `aucune date limite pour ${month} : ce mois ne serait jamais payé de lui-même. Ajoutez sa ligne.`,
    weekend: (month: string, day: string): string =>
      `${month} : la date limite ${day} tombe un samedi ou un dimanche. Vérifiez-la auprès du payeur.`,
    'after-its-month': (month: string, day: string): string =>
      `${month} : la date limite ${day} vient après la fin du mois. Vérifiez le mois et la date.`,
    ended: (month: string, day: string): string =>
      `la dernière date limite, ${day} (${month}), est passée : plus rien ne se paiera seul. Ajoutez les mois suivants.`,
    'ends-soon': (month: string, day: string): string =>
      `la dernière date limite est proche : ${day} (${month}). Demandez les suivantes au payeur.`,
  },
  schedule: {
    none: 'aucun réglage « schedule » : les paies se lancent à la main',
    noPlan: (path: string): string =>
      `le plan de campagne ${path} n’est pas là. Vérifiez « schedule.campaign », ou retirez-le.`,
    sound: (status: string): string => `dossiers et grand livre connus ; état : ${status}`,
  },
  notify: {
    none: 'aucun réglage « notify » : personne n’est prévenu',
    sound: 'secrets et certificats trouvés. trentieme notify --test envoie un message d’essai.',
    noVariable: (name: string): string =>
      `la variable d’environnement ${name} est vide ou absente ici. Définissez-la pour le compte qui lance le programme.`,
    noFile: (path: string): string =>
      `${path} ne se lit pas, ou n’a pas une seule ligne. Vérifiez le chemin et les droits.`,
    plain: (host: string): string =>
      `secure: none : le courrier part en clair vers ${host}. À réserver à un réseau interne ; sinon starttls ou tls.`,
    exposed: (path: string): string => `${path} est lisible par d’autres que vous. chmod 600 ${path}`,
  },
  signing: (path: string): string => `clé de signature lue : ${path}`,
  recipients: (count: number): string => `${plural(count, 'destinataire')} de la copie chiffrée`,
  input: {
    sound: (path: string, count: number, encoding: string): string =>
      `${path} : ${plural(count, 'fichier connu', 'fichiers connus')}, encodage ${encoding}`,
    drop: (path: string, count: number): string =>
      `${path} : dossier de dépôt, ${plural(count, 'sous-dossier')}`,
    empty: (path: string): string => `${path} : aucun fichier d’export. Déposez-y l’export du mois.`,
    missing: (name: string): string =>
      `${name} manque : l’export serait refusé. Ajoutez-le, même vide sous son en-tête.`,
    link: (name: string): string => `${name} est un lien : mettez le fichier lui-même dans le dossier.`,
    notUtf8: (name: string): string =>
      `${name} n’est pas de l’UTF-8, que la configuration annonce. Corrigez « encoding », ou l’export.`,
    looksUtf8: (name: string, encoding: string): string =>
      `${name} ressemble à de l’UTF-8, et la configuration annonce ${encoding}. Les accents seraient faux : corrigez « encoding ».`,
  },
  ledger: {
    opened: (path: string, runs: number, postings: number, last: string, hash: string): string =>
      `${path} : ${plural(runs, 'traitement')}, ${plural(postings, 'écriture')}, dernier mois payé ${last}, sceau ${hash}…`,
    missing: (path: string): string =>
      `${path} n’existe pas encore : la première paie le crée, vide. Si des paies ont déjà eu lieu, le chemin est faux.`,
    held: (holder: string): string => `un traitement y écrit en ce moment (${holder}). Attendez sa fin.`,
    unpublished: (count: number): string =>
      `${plural(count, 'remise engagée', 'remises engagées')} dont le dossier n’a pas été vu. Relancez la même paie : il sera écrit à l’identique.`,
    link: (path: string): string => `${path} est un lien : donnez le chemin du fichier lui-même.`,
    open: (path: string): string =>
      `${path} est lisible par d’autres que vous : il contient des NIR. chmod 600 ${path}`,
    ahead: (created: string): string =>
      `sa dernière paie est datée du ${created.slice(0, 8)}, après aujourd’hui : l’horloge retarde, ou --now a été avancé.`,
  },
  disk: {
    writable: (path: string): string => `${path} : écriture, renommage et vidage sur disque réussis`,
    willBeMade: (path: string): string => `${path} : sera créé, le dossier au-dessus s’écrit`,
    notAFolder: (path: string): string => `${path} n’est pas un dossier. Choisissez un autre --output.`,
    link: (path: string): string => `${path} est un lien : donnez le chemin du dossier lui-même.`,
    openFolder: (path: string): string =>
      `${path} est ouvert à d’autres que vous : les fichiers de paie contiennent des NIR. chmod 700 ${path}`,
    full: (path: string, mebibytes: string): string =>
      `${path} : il reste ${mebibytes} Mio. Une grande paie demande quelques centaines de Mio : faites de la place.`,
  },
};
