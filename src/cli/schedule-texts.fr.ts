import { frenchCount as plural } from './counts.js';

/** What `schedule`, `status` and drop folders say in French. */
export const SCHEDULE_FRENCH = {
  help: {
    schedule: 'Tourne seul : un projet chaque nuit, la paie à chaque date limite du calendrier',
    once: 'Fait ce qui est dû maintenant, puis s’arrête : pour cron, systemd ou Kubernetes',
    status: 'Dit les derniers traitements, le prochain et la dernière erreur de l’ordonnanceur',
    statusFile: 'Fichier d’état (défaut : celui de la configuration)',
    json: 'Affiche le fichier d’état tel quel',
  },
  missingKey: (key: string): string =>
    `clé manquante « schedule.${key} » : sans elle, l’ordonnanceur ne sait pas où travailler`,
  missingLedger:
    'clé manquante « schedule.ledger » : le chemin du grand livre ; pour une URL avec mot de passe, schedule.ledgerEnv ou schedule.ledgerFile',
  emptyCalendar:
    'clé manquante « calendar » : au moins une ligne « AAAA-MM: AAAA-MM-JJ », le mois de paie et sa date limite',
  noSecret: (place: string): string =>
    `schedule : ${place} ne donne pas de grand livre ; attendu : une seule ligne, un chemin ou une URL postgres://`,
  portTaken: (port: number): string =>
    `« schedule.health » : le port ${String(port)} de 127.0.0.1 est déjà pris ou interdit ; choisissez-en un autre`,
  alreadyRuns: (pid: number, status: string): string =>
    `Un ordonnanceur tourne déjà (processus ${String(pid)}, fichier d’état ${status}). Rien n’a été lancé.`,
  damagedStatus: (path: string): string =>
    `Fichier d’état illisible : ${path}. Il est écrit à neuf ; ce qui est payé reste su du grand livre.`,
  statusNotWritten: (path: string, code: string): string =>
    `Fichier d’état non écrit : ${path} (${code}). L’ordonnanceur continue ; vérifiez l’espace disque et les droits.`,
  begun: (status: string): string => `Ordonnanceur démarré. État : ${status}`,
  stopping: 'Arrêt demandé : le traitement en cours va à son terme, rien d’autre ne commence.',
  stopped: 'Ordonnanceur arrêté.',
  started: (kind: string, month: string): string => `— ${kind}, ${month}`,
  kinds: {
    post: 'paie',
    draft: 'projet',
    missed: 'dates limites manquées',
    'no-month': 'calendrier',
  },
  late: (month: string, day: string): string =>
    `La paie de ${month} est rattrapée : sa date limite, le ${day}, est passée. Elle se fait sur l’export disponible aujourd’hui.`,
  missed: {
    superseded: (months: string): string =>
      `La paie de ${months} n’a pas été faite à sa date limite. Une date limite plus récente est passée : ce qui était dû part en rappel avec sa paie. Tant que celle-ci n’est pas engagée, « trentieme run --month » peut encore faire l’ancienne à part.`,
    'before-service': (months: string): string =>
      `La date limite de ${months} est passée avant la mise en service, et le grand livre est vide : tout paraîtrait jamais versé. Rien n’est payé de soi-même. Vérifiez le chemin du grand livre, importez l’ouverture s’il y en a une, puis lancez à la main : trentieme run --month ${months} …`,
  },
  noMonth: (night: string): string =>
    `Aucun projet la nuit du ${night} : le calendrier n’a plus de date limite à venir. Ajoutez les mois suivants sous « calendar », puis relancez l’ordonnanceur.`,
  outcomes: {
    done: 'terminé',
    rejects: 'terminé, avec des rejets ou des retenues',
    brake: 'arrêté par un frein',
    failure: 'échec',
    nothing: 'rien de nouveau à traiter',
    interrupted: 'interrompu',
  },
  status: {
    title: (program: string, pid: number): string => `Ordonnanceur ${program} (processus ${String(pid)})`,
    none: (path: string): string =>
      `Aucun état dans ${path}. L’ordonnanceur n’a jamais tourné ici, ou le chemin est faux.`,
    damaged: (path: string): string => `Ce n’est pas un fichier d’état que cette version sait lire : ${path}`,
    noPlace: 'donnez --status, ou --config avec schedule.output ou schedule.status',
    alive: (at: string): string => `en service, dernier signe de vie le ${at}`,
    running: (kind: string, month: string, at: string): string =>
      `${kind} de ${month} en cours depuis le ${at}`,
    stopped: (at: string): string => `arrêté le ${at}`,
    once: (at: string): string => `appelé de l’extérieur, la dernière fois le ${at}`,
    dead: (at: string): string =>
      `ne donne plus signe de vie depuis le ${at} : il semble arrêté. Relancez-le ; rien ne sera payé deux fois.`,
    state: 'État',
    next: 'Prochain',
    nextRun: (kind: string, month: string, at: string): string => `${kind} de ${month}, le ${at}`,
    noNext: 'rien : le calendrier n’a plus de date limite à venir',
    lastError: 'Dernière erreur',
    noError: 'aucune',
    runs: 'Derniers traitements',
    noRuns: 'aucun',
    run: (kind: string, month: string, outcome: string): string => `${kind} de ${month} : ${outcome}`,
    late: 'rattrapée après sa date limite',
    tries: (count: number): string => `${String(count)} tentatives`,
    skipped: (count: number): string =>
      `${plural(count, 'top d’horloge passé', 'tops d’horloge passés')} pendant ce temps`,
    counts: (movements: number, rejects: number, held: number): string =>
      `mouvements ${String(movements)}, rejets ${String(rejects)}, retenues ${String(held)}`,
  },
  inbox: {
    taken: (path: string): string => `Export pris dans le dossier de dépôt : ${path}`,
    noExport: (root: string): string =>
      `Aucun export complet dans le dossier de dépôt ${root} : il faut un sous-dossier avec son marqueur COMPLET, qui donne le nom, les octets et le SHA-256 de chaque fichier.`,
    incomplete: (path: string): string =>
      `Pas encore complet, laissé en place : ${path} (marqueur COMPLET absent, ou sans fichiers).`,
    link: (path: string): string => `Lien ignoré : ${path}. Un export est déposé dans le dossier lui-même.`,
    unstated: (name: string): string => `${name} est là, et le marqueur COMPLET ne l’annonce pas`,
    reason: (name: string): string => `Export refusé : ${name}`,
    refused: (path: string, aside: string): string =>
      `Export refusé : ${path}. Il est déplacé dans ${aside}, avec ses motifs dans MOTIF.txt :`,
    notAside: (path: string, folder: string): string =>
      `Export refusé : ${path}. Il n’a pas pu être déplacé dans ${folder} ; retirez-le à la main. Motifs :`,
    olderLeft:
      'Un export plus ancien reste dans le dépôt : il n’est pas pris à sa place. Relancez pour le prendre, ou déposez un export corrigé.',
    archived: (name: string, folder: string): string => `Export ${name} rangé dans ${folder}`,
    superseded: (names: string, by: string): string =>
      `Exports plus anciens que ${by}, rangés avec lui sans avoir servi : ${names}`,
    notArchived: (path: string, code: string): string =>
      `Export non rangé : ${path} (${code}). La paie est faite ; le reprendre ne paierait rien deux fois.`,
  },
};
