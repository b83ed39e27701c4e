import { APPROVE_FRENCH } from './approve-texts.fr.js';
import { BOOK_FRENCH } from './book-texts.fr.js';
import { CAMPAIGN_FRENCH } from './campaign-texts.fr.js';
import { frenchCount as plural } from './counts.js';
import { DOCTOR_FRENCH } from './doctor-texts.fr.js';
import { EXAMPLE_FRENCH } from './example-texts.fr.js';
import { INIT_FRENCH } from './init-texts.fr.js';
import { EVIDENCE_FRENCH } from './evidence-texts.fr.js';
import { DIFF_FRENCH } from './diff-texts.fr.js';
import { EXPLAIN_FRENCH } from './explain-texts.fr.js';
import { FINDING_FRENCH } from './finding-texts.fr.js';
import { LEDGER_FRENCH } from './ledger-texts.fr.js';
import { LOG_FRENCH } from './log-texts.fr.js';
import { NOTIFY_TEXTS_FRENCH } from './notify-texts.fr.js';
import { PROFILE_FRENCH } from './profile-texts.fr.js';
import { SCHEDULE_FRENCH } from './schedule-texts.fr.js';
import { SEAL_FRENCH } from './seal-texts.fr.js';
import { STS_FRENCH } from './sts-texts.fr.js';
import { PURGE_FRENCH } from './purge-texts.fr.js';
import { REPLAY_FRENCH } from './replay-texts.fr.js';
import { REPORT_FRENCH } from './report-texts.fr.js';

/** What the commands say in French. */
export const FRENCH = {
  ledger: LEDGER_FRENCH,
  book: BOOK_FRENCH,
  campaign: CAMPAIGN_FRENCH,
  approve: APPROVE_FRENCH,
  evidence: EVIDENCE_FRENCH,
  explain: EXPLAIN_FRENCH,
  findings: FINDING_FRENCH,
  diff: DIFF_FRENCH,
  doctor: DOCTOR_FRENCH,
  examples: EXAMPLE_FRENCH,
  init: INIT_FRENCH,
  purge: PURGE_FRENCH,
  replay: REPLAY_FRENCH,
  report: REPORT_FRENCH,
  profile: PROFILE_FRENCH,
  log: LOG_FRENCH,
  notify: NOTIFY_TEXTS_FRENCH,
  schedule: SCHEDULE_FRENCH,
  seal: SEAL_FRENCH,
  sts: STS_FRENCH,
  usageRefused: 'Commande ou configuration refusée :',
  seeHelp: 'Aide : trentieme --help, ou trentieme <commande> --help.',
  inputRefused: "L'export ne peut pas être utilisé :",
  fileRefused: 'Le fichier ne peut pas être utilisé :',
  nothingWritten: "Rien n'a été écrit.",
  bug: (kind: string): string =>
    `Erreur interne (${kind}). Relancez avec --debug et transmettez la trace aux mainteneurs de trentieme, sans joindre de données personnelles.`,
  folder: (kind: string, path: string, code: string): string => {
    const reason = code === '' ? '' : ` (${code})`;
    if (kind === 'unreadable')
      return `Lecture impossible : ${path}${reason}. Vérifiez le chemin et les droits.`;
    if (kind === 'changed') {
      return `Le fichier a changé pendant la lecture : ${path}. Attendez que l'export soit complet, puis relancez.`;
    }
    if (kind === 'elsewhere') {
      return `Ce lien mène hors du dossier de l'export : ${path}. Rien n'est lu ailleurs : mettez le fichier lui-même dans le dossier, puis relancez.`;
    }
    if (kind === 'not-a-file') {
      return `Ce n'est pas un fichier : ${path}. Un dossier, un tube ou un périphérique porte le nom d'un fichier de l'export : retirez-le, puis relancez.`;
    }
    if (kind === 'exists') {
      return `Le dossier existe déjà et contient autre chose : ${path}. Une remise a pu être envoyée : rien n'est remplacé. Déplacez ce dossier ou choisissez un autre --output.`;
    }
    if (kind === 'taken')
      return `Il y a déjà un fichier : ${path}. Rien n'est remplacé : déplacez-le ou choisissez un autre --output.`;
    if (kind === 'link')
      return `Un lien, ou autre chose, tient la place d’un dossier de résultats : ${path}. Rien n’est écrit ailleurs que dans --output : retirez-le, cherchez qui l’y a mis, puis relancez.`;
    if (kind === 'pending') {
      return `La remise est engagée dans le grand livre, mais son dossier n'a pas pu apparaître : ${path}${reason}. Vérifiez l'espace disque et les droits, puis relancez la même commande : il sera écrit à l'identique, et rien ne sera payé deux fois.`;
    }
    if (kind === 'unconfirmed') {
      return `La remise est engagée et son dossier est là : ${path}. Le grand livre n'a pas pu le noter${reason}. Relancez la même commande : rien ne sera payé deux fois.`;
    }
    if (kind === 'altered') {
      return `La remise est engagée, mais ce fichier n’est pas celui de son bordereau : ${path}. Aucune copie chiffrée n’en est faite. Déplacez le dossier de la remise et relancez la même commande : il sera écrit à l’identique, puis chiffré.`;
    }
    if (kind === 'unsealed') {
      return `La remise est engagée et son dossier est là, mais sa copie chiffrée n’a pas pu être écrite : ${path}${reason}. Vérifiez l’espace disque et les droits, puis relancez la même commande : seule la copie sera faite.`;
    }
    return `Écriture impossible : ${path}${reason}. Vérifiez l'espace disque et les droits, puis relancez.`;
  },
  setting: (kind: string, key: string, found: string, expected: string): string => {
    const allowed = expected === '' ? '' : ` ; attendu : ${expected}`;
    switch (kind) {
      case 'unreadable':
        return `ligne ${key} : YAML illisible (${found})`;
      case 'inline-secret':
        return `« ${key} » : un secret ne s’écrit pas dans la configuration, qui est archivée et transmise. Mettez-le dans une variable d’environnement ou dans un fichier lisible de vous seul ; clés admises : ${expected}`;
      case 'unknown-key':
        return `clé inconnue « ${key} »${expected === '' ? '' : ` ; clés admises : ${expected}`}`;
      case 'missing-key':
        return `clé manquante « ${key} »${allowed}`;
      case 'gap':
        return `« ${key} » : aucune valeur pour ${found}`;
      case 'clash':
        return `« ${key} » : deux valeurs pour ${found}`;
      default:
        return `${key === '' ? '' : `« ${key} » : `}valeur « ${found} » non admise${allowed}`;
    }
  },
  option: {
    empty: (name: string): string => `--${name} : valeur vide`,
    twice: (name: string): string => `--${name} : option donnée deux fois, une seule valeur est possible`,
    flag: (name: string, found: string): string =>
      `--${name} : « ${found} » ; attendu : --${name} seul (ou --${name}=false)`,
  },
  badMonth: (found: string, option: string): string =>
    `--${option} : « ${found} » n'est pas un mois ; attendu : AAAA-MM`,
  badNow: (found: string): string =>
    `--now : « ${found} » n'est pas un instant ; attendu : AAAA-MM-JJTHH:MM:SS`,
  badSet: (found: string): string =>
    `--set : « ${found} » ; attendu : clé=valeur, par exemple conventions.ninths=pay-month`,
  badCount: (option: string, found: string, expected: string): string =>
    `--${option} : « ${found} » ; attendu : ${expected}`,
  noConfig: (name: string): string => `configuration introuvable : ${name}`,
  noRegulations: (folder: string): string => `--regulations : aucun fichier .yaml dans ${folder}`,
  noLayout: (path: string): string => `dessin d'enregistrement introuvable : ${path}`,
  layoutNotJson: (path: string): string => `dessin d'enregistrement illisible : ${path} n'est pas du JSON`,
  layoutRefused: (path: string): string => `dessin d'enregistrement refusé : ${path}`,
  ignoredFiles: (names: string): string => `Fichiers ignorés dans le dossier d'entrée : ${names}`,
  summary: {
    title: (month: string, mode: string): string =>
      `Paie ${/^[ao]/.test(month) ? "d'" : 'de '}${month} — ${mode}`,
    remittance: (number: string): string => `remise ${number}`,
    draft: "projet (rien n'est à envoyer)",
    nothingToSend: 'sans mouvement',
    paid: 'Payé',
    rejected: 'Rejeté',
    held: 'Retenu',
    barred: 'Prescrit',
    lapsing: 'À prescrire',
    control: 'Contrôle',
    files: 'Fichiers',
    movements: (count: number, persons: number): string =>
      `${plural(count, 'mouvement')} pour ${plural(persons, 'personne')}`,
    payments: (movements: string, credits: string, debits: string): string =>
      `${movements} : crédits ${credits}, débits ${debits}`,
    /** From an amount as French writes it. */
    euros: (amount: string): string => amount,
    rows: (rejects: number, warnings: number): string =>
      `${plural(rejects, 'rejet')}, ${plural(warnings, 'alerte')}`,
    keys: (count: number): string => plural(count, 'échéance'),
    none: 'rien',
    equation: (due: string, before: string, movements: string, held: string, barred: string): string =>
      `dû ${due} = déjà versé ${before} + mouvements ${movements} + retenu ${held} + prescrit ${barred}`,
    unchanged: 'ces fichiers étaient déjà là, à l’octet près',
    seeIssues: 'détail dans anomalies.csv',
    seeRetained: 'détail dans retenus.csv',
    seeLapses: 'détail dans prescriptions.csv',
    lapses: (keys: string, amount: string, day: string): string =>
      `${keys}, ${amount}, à partir du ${day} si rien ne les débloque`,
    motives: {
      bloque: 'bloqué',
      disparu: 'disparu',
      service: 'service non certifié',
      prescrit: 'prescrit',
    } as Readonly<Record<string, string>>,
  },
  check: {
    clean: (rows: number): string => `Export contrôlé : ${plural(rows, 'ligne')}, rien à signaler.`,
    found: (rows: number, rejects: number, warnings: number): string =>
      `Export contrôlé : ${plural(rows, 'ligne')}, ${plural(rejects, 'rejet')}, ${plural(warnings, 'alerte')}.`,
    line: (line: number): string => `ligne ${String(line)}`,
    reject: 'rejet',
    warn: 'alerte',
  },
  generate: {
    done: (folder: string, rows: string): string => `Académie fictive écrite dans ${folder} (${rows}).`,
    planted: (count: number): string =>
      `Anomalies volontaires, que le contrôle doit signaler (${String(count)}) :`,
  },
  lint: {
    clean: (name: string): string => `Dessin ${name} : rien à signaler.`,
    error: 'erreur',
    warning: 'alerte',
  },
  regulations: {
    leave: "Congés : part de l'indemnité conservée",
    kept: (percent: string): string => `${percent} %`,
    throughYear: (kept: string, year: number): string =>
      `${kept} jusqu'à la fin de l'année ${String(year)} du congé`,
    afterwards: (kept: string): string => `${kept} ensuite`,
    lostDay: 'chaque jour perd un trentième',
    rollingYear: 'plein tarif puis demi-tarif dans une année mobile, selon le statut et le début du congé',
    at: (date: string): string => `Droit en vigueur au ${date}`,
    none: 'non en vigueur',
    perStudent: '€ par étudiant',
    perYear: '€ par an',
    decided: (minimum: string, maximum: string): string => `montant décidé, de ${minimum} à ${maximum} €`,
    permitted: 'taux permis',
    badDate: (found: string): string => `--at : « ${found} » n'est pas une date ; attendu : AAAA-MM-JJ`,
  },
  help: {
    usage: 'Usage : trentieme <commande> [options]',
    run: 'Calcule un mois de paie et écrit les fichiers de paiement',
    check: 'Contrôle un export sans rien calculer ni écrire',
    replay: "Refait des mois clos avec le droit et le programme d'aujourd'hui, et liste ce qui changerait",
    from: 'Premier mois de paie, AAAA-MM',
    to: 'Dernier mois de paie, AAAA-MM',
    format: 'Forme de la réponse',
    generate: 'Écrit un export fictif, reproductible',
    layout: "Décrit ou vérifie un dessin d'enregistrement",
    regulations: 'Affiche les taux en vigueur et leurs sources',
    month: 'Mois de paie, AAAA-MM',
    input: "Dossier de l'export",
    output: 'Dossier des résultats',
    config: 'Fichier de configuration',
    set: 'Remplace une valeur de la configuration, clé=valeur (répétable)',
    regulationsDir: "Dossier de fichiers de droit qui s'ajoutent ou remplacent",
    ledger: 'Grand livre : un fichier, ou une URL postgres://',
    dryRun: 'Fait tout sauf engager : dossier « projet », mode T',
    acceptDrop: 'Accepte une forte baisse : lignes de fichier, ou missions disparues',
    acceptRecoveries: 'Accepte de fortes reprises de trop-perçu',
    acceptStale: 'Accepte un export plus ancien que le dernier utilisé',
    workers: 'Fils d’exécution pour un grand export (par défaut : autant que de processeurs)',
    explanations: 'Écrit explications.jsonl',
    now: "Instant inscrit dans les fichiers, AAAA-MM-JJTHH:MM:SS (défaut : l'heure de Paris)",
    lang: 'Langue des messages',
    debug: "Affiche la trace d'une erreur interne",
    at: 'Date, AAAA-MM-JJ',
    agents: "Nombre d'agents",
    schoolYear: 'Année scolaire, AAAA-AAAA',
    seed: 'Graine du tirage',
    errors: "Nombre d'anomalies volontaires",
    layoutFile: "Dessin d'enregistrement JSON",
    describe: 'Positions, largeurs, exemple sous une règle',
    lint: 'Trous, recouvrements, largeurs, champs manquants',
  },
};
