import { frenchCount as plural } from './counts.js';

/** What `campaign` and `worker` say in French. */
export const CAMPAIGN_FRENCH = {
  help: {
    campaign:
      'Paie, ou rejoue, les académies d’un plan sur plusieurs machines, et écrit le bordereau national',
    worker: 'Prend des unités d’une campagne et les traite, jusqu’à ce qu’on l’arrête',
    plan: 'Plan de la campagne (YAML)',
    queue: 'File de travail : une URL postgres:// ; à défaut, la variable TRENTIEME_QUEUE',
    schema:
      'Schéma de la file dans la base ; à défaut, la variable TRENTIEME_QUEUE_SCHEMA, ou trentieme_campagne',
    output: 'Fichier du bordereau national (défaut : celui du plan)',
    unitIndex: 'Traite la seule unité de ce rang du plan, sans file ; les rangs partent de 0',
    collect: 'Écrit le bordereau national d’après les grands livres, sans file et sans rien payer',
    heartbeat: 'Secondes sans signe de vie au bout desquelles une unité est reprise ailleurs',
    concurrency: 'Nombre d’unités traitées en même temps',
    once: 'Traite une unité, puis s’arrête',
    drain: 'S’arrête quand il n’y a plus rien à traiter',
  },
  noQueue: (variable: string): string =>
    `file de travail absente ou inutilisable ; attendu : --queue postgres://…, ou la variable ${variable}`,
  badSchema: (found: string): string =>
    `--schema : « ${found} » ; attendu : minuscules, chiffres et _, 50 caractères au plus`,
  noLedger: (place: string): string =>
    `${place} ne donne pas de grand livre sur cette machine ; attendu : une seule ligne, un chemin ou une URL postgres://`,
  badIndex: (found: string, units: number): string =>
    `--unit-index : « ${found} » ; attendu : 0 à ${String(units - 1)}, les rangs des unités du plan`,
  oneWay: '--unit-index et --collect se passent de file : donnez l’un ou l’autre, seul',
  queueLost: (code: string): string =>
    `File de travail inaccessible${code === '' ? '' : ` (${code})`}. Vérifiez l’URL, les droits et le réseau, puis relancez : ce qui est fait ne se refait pas.`,
  trouble: (code: string): string =>
    `File de travail : connexion perdue${code === '' ? '' : ` (${code})`} ; nouvelle tentative.`,
  retrying: (seconds: number): string =>
    `File de travail injoignable ; nouvelle tentative dans ${String(seconds)} s.`,
  begun: (name: string, units: number): string => `Campagne ${name} : ${plural(units, 'unité')}.`,
  progress: (done: number, units: number, running: number, queued: number, failed: number): string =>
    `${String(done)}/${String(units)} faites, ${String(running)} en cours, ${String(queued)} en attente, ${String(failed)} non faites`,
  remaining: (time: string): string => `, encore ${time} environ`,
  nobody: 'Personne ne prend les unités : lancez « trentieme worker » sur au moins une machine.',
  left: 'Campagne laissée telle quelle : les unités restent dans la file. Relancez la même commande pour la suivre.',
  stopping: 'Arrêt demandé : l’unité en cours va à son terme, rien d’autre n’est pris.',
  ready: (concurrency: number): string => `En attente d’unités, ${String(concurrency)} à la fois.`,
  taken: (unit: string, attempt: number): string =>
    `${unit} : prise${attempt === 1 ? '' : `, essai ${String(attempt)}`}`,
  ended: (unit: string, outcome: string): string => `${unit} : ${outcome}`,
  crashed: (how: string): string =>
    `Le processus de l’unité s’est arrêté net (${how}) : mémoire insuffisante, ou arrêt de la machine.`,
  heldBack: (unit: string, after: string): string =>
    `${unit} attend : le mois ${after} de cette académie n’est pas engagé dans son grand livre.`,
  outcomes: {
    posted: 'payé',
    nothing: 'rien à envoyer',
    replayed: 'rejoué',
    waiting: 'préparé, attend un visa',
    braked: 'arrêté par un frein',
    unusable: 'export inutilisable',
    refused: 'réglages refusés',
    'held-back': 'attend le mois précédent',
    failed: 'échec',
    'not-run': 'pas encore traité',
  },
  summary: (remittances: number, movements: number, credits: string, debits: string): string =>
    `${plural(remittances, 'remise')}, ${plural(movements, 'mouvement')} : ${credits} à payer, ${debits} à reprendre`,
  replaySummary: (runs: number, changed: number): string =>
    `${plural(runs, 'paie rejouée', 'paies rejouées')}, ${plural(changed, 'ligne change', 'lignes changent')}`,
  notDone: (count: number): string => `${plural(count, 'unité non faite', 'unités non faites')} :`,
  manifest: (path: string): string => `Bordereau national : ${path}`,
};
