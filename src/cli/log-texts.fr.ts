/** What logs, progress and metrics say in French. */
export const LOG_FRENCH = {
  help: {
    quiet: 'Ne dit que les erreurs (et le résumé de --json)',
    log: 'Forme des messages : auto (lignes JSON quand la sortie d’erreur n’est pas un terminal), json ou text',
    json: 'Un seul résumé JSON sur la sortie standard (schemas/summary.schema.json)',
    metrics: 'Écrit les mesures de l’exécution dans ce fichier (.prom, collecteur textfile de Prometheus)',
  },
  began: {
    run: (month: string): string => `Paie de ${month} : exécution commencée.`,
    draft: (month: string): string => `Paie de ${month} : projet commencé.`,
    release: (month: string): string => `Paie de ${month} : approbation commencée.`,
  },
  stages: {
    loaded: 'Réglages et export chargés',
    opened: 'Grand livre ouvert',
    leased: 'Grand livre réservé',
    reissued: 'Remises précédentes en ordre',
    read: 'Export lu',
    settled: 'Droits calculés',
    computed: 'Paie calculée',
    archived: 'Entrées archivées',
    written: 'Mouvements écrits',
    drafted: 'Fichiers écrits et relus',
    posted: 'Mouvements engagés dans le grand livre',
    published: 'Dossier en place',
    confirmed: 'Dossier noté dans le grand livre',
    ended: 'Dernières écritures',
  },
  stageEnded: (what: string, seconds: string): string => `${what} (${seconds} s).`,
  seconds: (milliseconds: number): string => (milliseconds / 1000).toFixed(1).replace('.', ','),
  outcomes: {
    done: 'terminée',
    rejects: 'terminée avec des rejets ou des retenues',
    brake: 'arrêtée par un frein',
    failure: 'en échec',
  },
  runEnded: (month: string, outcome: string, code: number): string =>
    `Paie de ${month} : ${outcome} (code ${String(code)}).`,
  commandEnded: (command: string, code: number): string =>
    `Commande ${command} terminée (code ${String(code)}).`,
  metricsNotWritten: (path: string, code: string): string =>
    `Mesures non écrites : ${path}${code === '' ? '' : ` (${code})`}. Vérifiez le chemin et les droits de --metrics. La paie n’est pas touchée.`,
  progress: {
    remaining: (time: string): string => `reste ${time}`,
    perSecond: '/s',
    mark: ',',
  },
  doing: {
    read: { label: 'Lecture', unit: (): string => 'Mo' },
    settled: { label: 'Calcul', unit: (count: number): string => (count < 2 ? 'partie' : 'parties') },
    written: { label: 'Écriture', unit: (count: number): string => (count < 2 ? 'mouvement' : 'mouvements') },
    replayed: { label: 'Rejeu', unit: (count: number): string => (count < 2 ? 'exécution' : 'exécutions') },
    exported: { label: 'Copie', unit: (count: number): string => (count < 2 ? 'écriture' : 'écritures') },
  },
};
